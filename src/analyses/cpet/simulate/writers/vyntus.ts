import { mmHgPerKPa } from '../../gas-laws.ts';
import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { WrittenText } from '../written-file.ts';
import { decimal, paddedMinutesSeconds } from './number-text.ts';

export type VyntusOptions = {
  readonly language?: 'nordic' | 'de' | 'en' | 'fr' | 'it';
  readonly petUnit?: 'kPa' | 'mmHg';
  readonly endTidal?: boolean;
  readonly mark?: '.' | ',';
};

type Column = readonly [name: string, unit: string, text: (breath: SimulatedBreath) => string];

/** Identity line, time, load, cadence, heart rate, breathing frequency. */
const words = {
  nordic: ['ID-nummer:', 'Tid', 'Last', 'RPM', 'HF', 'BF'],
  de: ['ID-Nummer:', 'Zeit', 'Last', 'RPM', 'HF', 'BF'],
  en: ['ID-number:', 'Time', 'Load', 'RPM', 'HR', 'BF'],
  fr: ['No ID:', 'Temps', 'Charge', 'RPM', 'FC', 'FR'],
  it: ['Numero ID:', 'Tempo', 'Carico', 'RPM', 'FC', 'FR'],
} as const;

/** Vyntus / SentrySuite text: tabs, Latin-1, an identity line, a blank line, names, units, times with a leading blank. */
export function writeVyntus(test: SimulatedTest, options: VyntusOptions = {}): WrittenText {
  const columns = vyntusColumns(test, options);
  const [identity] = words[options.language ?? 'nordic'];
  const lines = [
    `${identity}\t${test.subject.id}`,
    '',
    columns.map(([name]) => name).join('\t'),
    columns.map(([, unit]) => unit).join('\t'),
    ...test.breaths.map((breath) => columns.map(([, , text]) => text(breath)).join('\t')),
  ];
  return {
    kind: 'text',
    encoding: 'windows-1252',
    name: `${test.subject.id}-vyntus.txt`,
    text: lines.join('\r\n'),
  };
}

function vyntusColumns(test: SimulatedTest, options: VyntusOptions): Column[] {
  const [, time, load, cadence, hr, rf] = words[options.language ?? 'nordic'];
  const mark = options.mark ?? ',';
  const kPa = options.petUnit !== 'mmHg';
  const pressure = (mmHg: number): string =>
    kPa ? decimal(mmHg / mmHgPerKPa, 2, mark) : decimal(mmHg, 1, mark);
  const columns: Column[] = [
    [time, 'min', (b) => ` ${paddedMinutesSeconds(b.timeS)}`],
    [load, 'W', (b) => decimal(b.workRateW, 0)],
    [cadence, '1/min', () => ''],
    [hr, '1/min', (b) => decimal(b.hrBpm, 0)],
    ["V'O2/kg", '(mL/min)/kg', (b) => decimal(b.vo2MlPerMin / test.subject.bodyMassKg, 1, mark)],
    ["V'O2", 'mL/min', (b) => decimal(b.vo2MlPerMin, 0)],
    ["V'CO2", 'mL/min', (b) => decimal(b.vco2MlPerMin, 0)],
    ['RER', '', (b) => decimal(b.vco2MlPerMin / b.vo2MlPerMin, 2, mark)],
    ["V'E", 'L/min', (b) => decimal(b.veLPerMin, 1, mark)],
    [rf, '1/min', (b) => decimal(b.rfPerMin, 1, mark)],
    ['VTex', 'L', (b) => decimal(b.vtL, 3, mark)],
  ];
  if (options.endTidal !== false) {
    columns.push(
      ['PETO2', kPa ? 'kPa' : 'mmHg', (b) => pressure(b.peto2MmHg)],
      ['PETCO2', kPa ? 'kPa' : 'mmHg', (b) => pressure(b.petco2MmHg)],
    );
  }
  columns.push(['FETT g/d', 'g/dag', () => '-'], ['CHO g/d', 'g/dag', () => '-']);
  return columns;
}
