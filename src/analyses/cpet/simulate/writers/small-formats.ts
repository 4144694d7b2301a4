import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { StoredEncoding, WrittenText } from '../written-file.ts';
import { decimal, hoursMinutesSeconds, minutesSeconds } from './number-text.ts';

/** One column of a plain delimited file. */
export type TextColumn = {
  readonly name: string;
  readonly unit?: string;
  readonly text: (breath: SimulatedBreath) => string;
};

export type DelimitedOptions = {
  readonly name?: string;
  readonly delimiter?: string;
  readonly encoding?: StoredEncoding;
  /** Lines before the header. */
  readonly before?: readonly string[];
  readonly quoted?: boolean;
};

/** Any delimited file from its columns; a unit row follows the names where any column has a unit. */
export function writeDelimited(
  test: SimulatedTest,
  columns: readonly TextColumn[],
  options: DelimitedOptions = {},
): WrittenText {
  const delimiter = options.delimiter ?? ',';
  const cell = (text: string): string => (options.quoted === true ? `"${text}"` : text);
  const line = (texts: readonly string[]): string => texts.map(cell).join(delimiter);
  const units = columns.some(({ unit }) => unit !== undefined)
    ? [line(columns.map(({ unit }) => unit ?? ''))]
    : [];
  const lines = [
    ...(options.before ?? []),
    line(columns.map(({ name }) => name)),
    ...units,
    ...test.breaths.map((breath) => line(columns.map(({ text }) => text(breath)))),
  ];
  return {
    kind: 'text',
    encoding: options.encoding ?? 'utf-8',
    name: options.name ?? `${test.subject.id}.csv`,
    text: `${lines.join('\n')}\n`,
  };
}

/** A plain csv as people make by hand: seconds, mL/min, units in brackets behind the names. */
export function writeGenericCsv(test: SimulatedTest, options: DelimitedOptions = {}): WrittenText {
  const mark = options.delimiter === ';' ? ',' : '.';
  return writeDelimited(
    test,
    [
      { name: 'Time [s]', text: (b) => decimal(b.timeS, 1, mark) },
      ...loadColumns(test, mark),
      { name: 'HR [bpm]', text: (b) => decimal(b.hrBpm, 0) },
      { name: 'VO2 [mL/min]', text: (b) => decimal(b.vo2MlPerMin, 1, mark) },
      { name: 'VCO2 [mL/min]', text: (b) => decimal(b.vco2MlPerMin, 1, mark) },
      { name: 'VE [L/min]', text: (b) => decimal(b.veLPerMin, 2, mark) },
      { name: 'VT [L]', text: (b) => decimal(b.vtL, 3, mark) },
      { name: 'RF [1/min]', text: (b) => decimal(b.rfPerMin, 2, mark) },
      { name: 'PETO2 [mmHg]', text: (b) => decimal(b.peto2MmHg, 1, mark) },
      { name: 'PETCO2 [mmHg]', text: (b) => decimal(b.petco2MmHg, 1, mark) },
    ],
    options,
  );
}

function loadColumns(test: SimulatedTest, mark: '.' | ','): TextColumn[] {
  if (test.mode === 'cycle') return [{ name: 'Power [W]', text: (b) => decimal(b.workRateW, 0) }];
  return [
    { name: 'Speed [km/h]', text: (b) => decimal(b.speedKmPerH, 1, mark) },
    { name: 'Grade [%]', text: (b) => decimal(b.gradePercent, 1, mark) },
  ];
}

/** CardioCoach / KORR: tabs, names with units in brackets, a unit row, minutes:seconds. */
export function writeKorr(test: SimulatedTest): WrittenText {
  return writeDelimited(
    test,
    [
      { name: 'Time (min)', unit: 'm:ss', text: (b) => minutesSeconds(b.timeS) },
      { name: 'HR (bpm)', unit: 'bpm', text: (b) => decimal(b.hrBpm, 0) },
      { name: 'VO2 (ml/min)', unit: 'ml/min', text: (b) => decimal(b.vo2MlPerMin, 0) },
      {
        name: 'VO2/kg (ml/kg/min)',
        unit: 'ml/kg/min',
        text: (b) => decimal(b.vo2MlPerMin / test.subject.bodyMassKg, 1),
      },
      { name: 'VCO2 (ml/min)', unit: 'ml/min', text: (b) => decimal(b.vco2MlPerMin, 0) },
      { name: 'RER', unit: '', text: (b) => decimal(b.vco2MlPerMin / b.vo2MlPerMin, 2) },
      { name: 'VE (l/min)', unit: 'l/min', text: (b) => decimal(b.veLPerMin, 1) },
      { name: 'RR (1/min)', unit: '1/min', text: (b) => decimal(b.rfPerMin, 1) },
      { name: 'VT (l)', unit: 'l', text: (b) => decimal(b.vtL, 2) },
    ],
    { name: `${test.subject.id}-korr.tsv`, delimiter: '\t' },
  );
}

/** VO2 Master: commas with quoted decimal commas, `Name[unit]`, no CO2 and no end-tidal pressures. */
export function writeVo2Master(test: SimulatedTest, encoding: StoredEncoding = 'utf-8-bom'): WrittenText {
  const quoted = (value: number | undefined, digits: number): string => `"${decimal(value, digits, ',')}"`;
  return writeDelimited(
    test,
    [
      { name: 'Time[s]', text: (b) => decimal(b.timeS, 0) },
      { name: 'Time[hh:mm:ss]', text: (b) => hoursMinutesSeconds(b.timeS) },
      { name: 'VO2[mL/kg/min]', text: (b) => quoted(b.vo2MlPerMin / test.subject.bodyMassKg, 2) },
      { name: 'VO2[mL/min]', text: (b) => quoted(b.vo2MlPerMin, 2) },
      { name: 'HR[bpm]', text: (b) => decimal(b.hrBpm, 0) },
      { name: 'Power[watts]', text: (b) => decimal(b.workRateW, 0) },
      { name: 'Rf[bpm]', text: (b) => quoted(b.rfPerMin, 2) },
      { name: 'Tv[L]', text: (b) => quoted(b.vtL, 3) },
      { name: 'Ve[L/min]', text: (b) => quoted(b.veLPerMin, 2) },
      { name: 'Ve/VO2', text: (b) => quoted((1000 * b.veLPerMin) / b.vo2MlPerMin, 2) },
      { name: 'Temp[°C]', text: () => quoted(test.temperatureC, 1) },
      { name: 'HUM[%RH]', text: () => decimal(test.relativeHumidityPercent, 0) },
    ],
    { name: `${test.subject.id}-vo2master.csv`, encoding },
  );
}
