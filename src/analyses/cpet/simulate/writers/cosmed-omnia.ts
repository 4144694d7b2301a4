import { gasFractions } from '../gas-fractions.ts';
import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import { timeCell, type WrittenCell, type WrittenWorkbook } from '../written-file.ts';
import { cosmedWords, type CosmedLanguage } from './cosmed-words.ts';
import { dottedDay, rounded, slashedDay } from './number-text.ts';

export type CosmedOptions = {
  readonly language?: CosmedLanguage;
  /** Averaged Quark exports and mixing chambers have no end-tidal columns. Default true. */
  readonly endTidal?: boolean;
  /** Columns PeO2 and PeCO2 (mmHg) of the mixed expired gas. Default false. */
  readonly mixedExpired?: boolean;
  /** Without the patient block the header stands at A1. Default true. */
  readonly metadata?: boolean;
  readonly phaseWords?: (timeS: number) => WrittenCell;
};

type Column = {
  readonly name: string;
  readonly unit: string;
  readonly cell: (breath: SimulatedBreath) => WrittenCell;
};

/** The dead space that OMNIA takes from its ventilatory equivalents, L (measured on exports). */
const equivalentDeadSpaceL = 0.07;

/** COSMED OMNIA workbook: patient, test and environment blocks in A:H, header at J1, units, an empty row, data. */
export function writeCosmedOmnia(test: SimulatedTest, options: CosmedOptions = {}): WrittenWorkbook {
  const words = cosmedWords[options.language ?? 'en'];
  const columns = omniaColumns(test, options);
  const table: WrittenCell[][] = [
    columns.map((column) => column.name),
    columns.map((column) => column.unit),
    columns.map(() => undefined),
    ...test.breaths.map((breath) => columns.map((column) => column.cell(breath))),
  ];
  const block = options.metadata === false ? [] : metadata(test, options.language ?? 'en');
  const rows = table.map((row, index) =>
    options.metadata === false ? row : [...padded(block[index] ?? [], 9), ...row],
  );
  return {
    kind: 'workbook',
    format: 'xlsx',
    name: `${test.subject.id}-cosmed.xlsx`,
    sheets: [
      { name: words.dataSheet, rows },
      { name: words.resultsSheet, rows: [[...words.results], ['t', 'hh:mm:ss']] },
    ],
  };
}

function padded(row: readonly WrittenCell[], width: number): WrittenCell[] {
  return Array.from({ length: width }, (_, index) => row[index]);
}

function metadata(test: SimulatedTest, language: CosmedLanguage): WrittenCell[][] {
  const { subject } = test;
  const words = cosmedWords[language];
  const day = language === 'en' ? slashedDay : dottedDay;
  const left: WrittenCell[] = [
    subject.id,
    subject.lastName,
    subject.firstName,
    subject.sex === 'male' ? words.male : words.female,
    subject.ageY,
    subject.heightCm,
    subject.bodyMassKg,
    day(subject.birthDate),
  ];
  const middle: WrittenCell[] = [day(test.testDate), '10:15', undefined, words.mode[test.mode]];
  const right: WrittenCell[] = [test.barometricPressureMmHg, test.temperatureC, test.relativeHumidityPercent];
  return words.subject.map((label, index) => [
    label,
    left[index],
    undefined,
    words.test[index],
    middle[index],
    undefined,
    words.environment[index],
    right[index],
  ]);
}

function omniaColumns(test: SimulatedTest, options: CosmedOptions): Column[] {
  const words = cosmedWords[options.language ?? 'en'];
  const fractions = (breath: SimulatedBreath): ReturnType<typeof gasFractions> =>
    gasFractions(breath, test.barometricPressureMmHg);
  const equivalent = (breath: SimulatedBreath, gas: number): number | undefined =>
    rounded((1000 * (breath.veLPerMin - equivalentDeadSpaceL * breath.rfPerMin)) / gas, 2);
  const columns: Column[] = [
    { name: 't', unit: 's', cell: ({ timeS }) => timeCell(Math.round(timeS)) },
    { name: words.rf, unit: '1/min', cell: (b) => rounded(b.rfPerMin, 3) },
    { name: 'VT', unit: 'L(btps)', cell: (b) => rounded(b.vtL, 4) },
    { name: 'VE', unit: 'L/min', cell: (b) => rounded(b.veLPerMin, 3) },
    { name: 'VO2', unit: 'mL/min', cell: (b) => rounded(b.vo2MlPerMin, 2) },
    { name: 'VCO2', unit: 'mL/min', cell: (b) => rounded(b.vco2MlPerMin, 2) },
    { name: 'RQ', unit: '---', cell: (b) => rounded(b.vco2MlPerMin / b.vo2MlPerMin, 3) },
    { name: 'VE/VO2', unit: '---', cell: (b) => equivalent(b, b.vo2MlPerMin) },
    { name: 'VE/VCO2', unit: '---', cell: (b) => equivalent(b, b.vco2MlPerMin) },
    { name: 'VO2/Kg', unit: 'mL/min/Kg', cell: (b) => rounded(b.vo2MlPerMin / test.subject.bodyMassKg, 3) },
    { name: words.hr, unit: 'bpm', cell: (b) => b.hrBpm },
    { name: 'FeO2', unit: '%', cell: (b) => rounded(100 * fractions(b).feo2, 2) },
    { name: 'FeCO2', unit: '%', cell: (b) => rounded(100 * fractions(b).feco2, 2) },
  ];
  if (options.mixedExpired === true) {
    columns.push(
      { name: 'PeO2', unit: 'mmHg', cell: (b) => rounded(fractions(b).peo2MmHg, 1) },
      { name: 'PeCO2', unit: 'mmHg', cell: (b) => rounded(fractions(b).peco2MmHg, 1) },
    );
  }
  if (options.endTidal !== false) {
    columns.push(
      { name: 'FetO2', unit: '%', cell: (b) => rounded(100 * fractions(b).feto2, 2) },
      { name: 'FetCO2', unit: '%', cell: (b) => rounded(100 * fractions(b).fetco2, 2) },
      { name: 'PetO2', unit: 'mmHg', cell: (b) => rounded(b.peto2MmHg, 0) },
      { name: 'PetCO2', unit: 'mmHg', cell: (b) => rounded(b.petco2MmHg, 0) },
    );
  }
  if (test.mode === 'cycle') {
    columns.push({ name: words.power, unit: 'Watt', cell: (b) => b.workRateW });
  } else {
    columns.push(
      { name: words.speed, unit: 'Kmh', cell: (b) => b.speedKmPerH },
      { name: words.grade, unit: '%', cell: (b) => b.gradePercent },
    );
  }
  columns.push({
    name: words.phase,
    unit: '---',
    cell: (b) => (options.phaseWords ?? ((timeS: number) => phaseWord(test, timeS)))(b.timeS),
  });
  return columns;
}

function phaseWord(test: SimulatedTest, timeS: number): string {
  if (timeS < test.phases.warmUpS) return 'REST';
  if (timeS < test.phases.exerciseS) return 'WARMUP';
  return timeS < test.phases.recoveryS ? 'EXERCISE' : 'RECOVERY';
}
