import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { WrittenText } from '../written-file.ts';
import { decimal, hoursMinutesSeconds, minutesSeconds } from './number-text.ts';

type Column = readonly [name: string, unit: string, text: (breath: SimulatedBreath) => string];

/**
 * MGC Breeze text: tabs and CRLF, units in the second row, two columns named VO2 told apart by their unit only, three
 * time columns of which one is the clock, blanks as single spaces, VT in mL, speed in miles per hour.
 */
export function writeMgcBreeze(test: SimulatedTest): WrittenText {
  const columns = breezeColumns(test);
  const lines = [
    columns.map(([name]) => name).join('\t'),
    columns.map(([, unit]) => unit).join('\t'),
    ...test.breaths.map((breath) => columns.map(([, , text]) => text(breath)).join('\t')),
  ];
  return {
    kind: 'text',
    encoding: 'windows-1252',
    name: `${test.subject.id}-breeze.txt`,
    text: `${lines.join('\r\n')}\r\n`,
  };
}

function breezeColumns(test: SimulatedTest): Column[] {
  const exerciseTime = (timeS: number): string => {
    const { exerciseS, recoveryS } = test.phases;
    return timeS < exerciseS || timeS >= recoveryS ? ' ' : minutesSeconds(timeS - exerciseS);
  };
  return [
    ['Time', '(min)', (b) => minutesSeconds(b.timeS)],
    ['Ex Time', '(min)', (b) => exerciseTime(b.timeS)],
    ['Time (Clock)', '(Clock)', (b) => hoursMinutesSeconds(36900 + b.timeS)],
    ...(test.mode === 'treadmill'
      ? ([
          ['Speed', '(MPH)', (b) => decimal((b.speedKmPerH ?? 0) / 1.609344, 2)],
          ['Grade', '(%)', (b) => decimal(b.gradePercent, 1)],
        ] satisfies Column[])
      : ([['Work', '(Watts)', (b) => decimal(b.workRateW, 0)]] satisfies Column[])),
    ['VO2', '(mL/kg/min)', (b) => decimal(b.vo2MlPerMin / test.subject.bodyMassKg, 1)],
    ['VO2', '(mL/min)', (b) => decimal(b.vo2MlPerMin, 0)],
    ['VCO2', '(mL/min)', (b) => decimal(b.vco2MlPerMin, 0)],
    ['RER', '', (b) => decimal(b.vco2MlPerMin / b.vo2MlPerMin, 2)],
    ['RR', '(br/min)', (b) => decimal(b.rfPerMin, 0)],
    ['Vt BTPS', '(mL)', (b) => decimal(1000 * b.vtL, 0)],
    ['VE BTPS', '(L/min)', (b) => decimal(b.veLPerMin, 1)],
    ['BR', '(%)', (b) => decimal(100 - b.veLPerMin / 1.8, 1)],
    ['PETO2', '(mmHg)', (b) => decimal(b.peto2MmHg, 0)],
    ['PETCO2', '(mmHg)', (b) => decimal(b.petco2MmHg, 0)],
    ['HR', '(BPM)', (b) => decimal(b.hrBpm, 0)],
    ['HRR', '(%)', (b) => decimal(100 - b.hrBpm / 2, 1)],
  ];
}

/** How R renames repeated headings: tidyverse appends the column number, data.frame a counter, in lower case here. */
export type RNames = 'tidyverse' | 'data-frame';

/** An MGC table that went through R: csv without a unit row, repeated names made unique; end-tidals on demand. */
export function writeMgcFromR(
  test: SimulatedTest,
  names: RNames,
  options: { readonly endTidal?: boolean } = {},
): WrittenText {
  const tidy = names === 'tidyverse';
  const columns: [name: string, text: (breath: SimulatedBreath) => string][] = [
    [tidy ? 'Time' : 'time', (b) => (tidy ? minutesSeconds(b.timeS) : hoursMinutesSeconds(b.timeS))],
    [tidy ? 'Speed' : 'speed', (b) => decimal((b.speedKmPerH ?? 0) / 1.609344, 2)],
    [tidy ? 'Grade' : 'grade', (b) => decimal(b.gradePercent, 1)],
    [tidy ? 'VO2...4' : 'vo2', (b) => decimal(b.vo2MlPerMin / test.subject.bodyMassKg, 1)],
    [tidy ? 'VO2...5' : 'vo2.1', (b) => decimal(b.vo2MlPerMin, 0)],
    [tidy ? 'VCO2' : 'vco2', (b) => decimal(b.vco2MlPerMin, 0)],
    [tidy ? 'RER' : 'rer', (b) => decimal(b.vco2MlPerMin / b.vo2MlPerMin, 2)],
    [tidy ? 'RR' : 'rr', (b) => decimal(b.rfPerMin, 0)],
    [tidy ? 'Vt BTPS' : 'vt.btps', (b) => decimal(1000 * b.vtL, 0)],
    [tidy ? 'VE BTPS' : 've.btps', (b) => decimal(b.veLPerMin, 1)],
    [tidy ? 'HeartRate' : 'heartrate', (b) => decimal(b.hrBpm, 0)],
  ];
  if (options.endTidal === true) {
    columns.push(
      [tidy ? 'PETCO2' : 'petco2', (b) => decimal(b.petco2MmHg, 0)],
      [tidy ? 'PETO2' : 'peto2', (b) => decimal(b.peto2MmHg, 0)],
    );
  }
  const lines = [
    columns.map(([name]) => name).join(','),
    ...test.breaths.map((breath) => columns.map(([, text]) => text(breath)).join(',')),
  ];
  return {
    kind: 'text',
    encoding: 'utf-8',
    name: `${test.subject.id}-mgc.csv`,
    text: `${lines.join('\n')}\n`,
  };
}
