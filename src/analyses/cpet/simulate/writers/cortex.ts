import { gasFractions } from '../gas-fractions.ts';
import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { WrittenCell, WrittenFile } from '../written-file.ts';
import { cortexWords, type CortexLanguage } from './cortex-words.ts';
import {
  decimal,
  dottedDay,
  hoursMinutesSeconds,
  hoursToTenths,
  paddedMinutesSeconds,
} from './number-text.ts';
import { spreadsheetXml } from './spreadsheet-xml.ts';

export type CortexOptions = {
  readonly language?: CortexLanguage;
  readonly form?: 'xml' | 'xlsx';
  /** Blank rows are added so that the names stand in this row (from 1). */
  readonly namesRow?: number;
  /** Prints the truth in the summary table's VT1 and VT2 columns; otherwise they hold "-". */
  readonly statedThresholds?: boolean;
  /** Adds the column W (kcal), the work accumulated so far, and leaves out the power. */
  readonly accumulatedWork?: boolean;
};

type Column = readonly [name: string, unit: string, cell: (breath: SimulatedBreath) => WrittenCell];

/**
 * CORTEX MetaSoft Studio: patient, test and summary blocks (whose own row "t" looks like a header), then names, units
 * and data. SpreadsheetML holds text with the language's decimal mark and whole seconds; xlsx holds numbers and text
 * times with tenths. VO2 and VCO2 in L/min.
 */
export function writeCortex(test: SimulatedTest, options: CortexOptions = {}): WrittenFile {
  const xml = options.form !== 'xlsx';
  const columns = cortexColumns(test, options, xml);
  const head = [...patientBlock(test, options), ...summaryBlock(test, options)];
  const blanks = Math.max(2, (options.namesRow ?? 0) - 1 - head.length);
  const rows: WrittenCell[][] = [
    ...head,
    ...Array.from({ length: blanks }, () => []),
    columns.map(([name]) => name),
    columns.map(([, unit]) => unit),
    ...test.breaths.map((breath) => columns.map(([, , cell]) => cell(breath))),
  ];
  const name = `${test.subject.id}-cortex`;
  if (!xml) {
    return { kind: 'workbook', format: 'xlsx', name: `${name}.xlsx`, sheets: [{ name: 'Sheet1', rows }] };
  }
  return {
    kind: 'text',
    encoding: 'utf-8',
    name: `${name}.xml`,
    text: spreadsheetXml([{ name: 'MetasoftStudio', rows }]),
  };
}

function patientBlock(test: SimulatedTest, options: CortexOptions): WrittenCell[][] {
  const words = cortexWords[options.language ?? 'de'];
  const { subject } = test;
  const [id, title, last, first, sex, birth, height, mass] = words.patient;
  return [
    [],
    [],
    [],
    [words.patientTitle],
    [],
    [words.masterData],
    [id, subject.id],
    [title, ''],
    [last, subject.lastName],
    [first, subject.firstName],
    [sex, subject.sex === 'male' ? words.male : words.female],
    [birth, dottedDay(subject.birthDate)],
    [],
    [words.biological],
    [height, `${String(subject.heightCm)} cm`],
    [mass, `${decimal(subject.bodyMassKg, 1, words.mark)}kg`],
    [],
    ['Test'],
    [words.start, `${dottedDay(test.testDate)} 10:15`],
    [words.duration, hoursMinutesSeconds(test.breaths.at(-1)?.timeS ?? 0).slice(1)],
    [words.instrument, 'MetaLyzer 3B-R3'],
    [],
  ];
}

function summaryBlock(test: SimulatedTest, options: CortexOptions): WrittenCell[][] {
  const words = cortexWords[options.language ?? 'de'];
  const { vt1, vt2 } = options.statedThresholds === true ? test.truth : {};
  const time = (at: { timeS: number } | undefined): string => (at ? paddedMinutesSeconds(at.timeS) : '-');
  const vo2 = (at: { vo2MlPerMin: number } | undefined): string =>
    at ? decimal(at.vo2MlPerMin / 1000, 2, words.mark) : '-';
  const [channel, unit, rest, warmUp] = words.summary;
  return [
    [
      channel,
      unit,
      rest,
      warmUp,
      'VT1',
      `VT1 % ${words.norm}`,
      'VT2',
      `VT2 % ${words.norm}`,
      "V'O2peak",
      words.norm,
    ],
    ['t', 'mm:ss', '00:00 - 01:00', '-', time(vt1), '-', time(vt2), '-', '-', '-'],
    ["V'O2", 'L/min', '-', '-', vo2(vt1), '-', vo2(vt2), '-', '-', '-'],
    ['RER', '', '-', '-', '-', '-', '-', '-', '-', '-'],
  ];
}

function cortexColumns(test: SimulatedTest, options: CortexOptions, xml: boolean): Column[] {
  const words = cortexWords[options.language ?? 'de'];
  const number = (value: number, digits: number): WrittenCell =>
    xml ? decimal(value, digits, words.mark) : Number(value.toFixed(digits));
  const fractions = (b: SimulatedBreath): ReturnType<typeof gasFractions> =>
    gasFractions(b, test.barometricPressureMmHg);
  let workKcal = 0;
  let workedUntilS = 0;
  const accumulated = (b: SimulatedBreath): WrittenCell => {
    workKcal += ((b.workRateW ?? 0) * (b.timeS - workedUntilS)) / 4184;
    workedUntilS = b.timeS;
    return number(workKcal, 0);
  };
  return [
    xml
      ? ['t', 'h:mm:ss', (b) => hoursMinutesSeconds(b.timeS).slice(1)]
      : ['t', 'hh:mm:ss.z', (b) => hoursToTenths(b.timeS, ',')],
    ['Phase', '', (b) => words.phase[phaseIndex(test, b.timeS)] ?? ''],
    ['Marker', '', () => ''],
    [xml ? "V'O2" : "V'O2 (STPD)", 'L/min', (b) => number(b.vo2MlPerMin / 1000, 3)],
    ["V'CO2", 'L/min', (b) => number(b.vco2MlPerMin / 1000, 3)],
    ["V'O2/kg", 'ml/min/kg', (b) => number(b.vo2MlPerMin / test.subject.bodyMassKg, 0)],
    [xml ? "V'E" : "V'E (BTPS)", 'L/min', (b) => number(b.veLPerMin, 1)],
    ['VT', 'L', (b) => number(b.vtL, 2)],
    [words.rf, '/min', (b) => number(b.rfPerMin, 1)],
    [words.hr, '/min', (b) => number(b.hrBpm, 0)],
    ['RER', '', (b) => number(b.vco2MlPerMin / b.vo2MlPerMin, 2)],
    ['FEetO2', 'Vol %', (b) => number(100 * fractions(b).feto2, 2)],
    ['FEetCO2', 'Vol %', (b) => number(100 * fractions(b).fetco2, 2)],
    ['PetO2', 'mmHg', (b) => number(b.peto2MmHg, 1)],
    ['PetCO2', 'mmHg', (b) => number(b.petco2MmHg, 1)],
    ["V'E/V'O2", '', (b) => number((1000 * (b.veLPerMin - 0.144 * b.rfPerMin)) / b.vo2MlPerMin, 1)],
    ...loadColumns(test, options, words, number, accumulated),
    ['La', 'mmol/l', () => '-'],
  ];
}

function loadColumns(
  test: SimulatedTest,
  options: CortexOptions,
  { power, grade }: { readonly power: string; readonly grade: string },
  number: (value: number, digits: number) => WrittenCell,
  accumulated: (breath: SimulatedBreath) => WrittenCell,
): Column[] {
  if (test.mode === 'treadmill') {
    return [
      ['v', 'm/s', (b) => number((b.speedKmPerH ?? 0) / 3.6, 2)],
      [grade, '%', (b) => number(b.gradePercent ?? 0, 1)],
    ];
  }
  return [
    options.accumulatedWork === true
      ? ['W', 'kcal', accumulated]
      : [power, 'W', (b) => number(b.workRateW ?? 0, 0)],
  ];
}

function phaseIndex({ phases }: SimulatedTest, timeS: number): number {
  if (timeS < phases.warmUpS) return 0;
  if (timeS < phases.exerciseS) return 1;
  return timeS < phases.recoveryS ? 2 : 3;
}
