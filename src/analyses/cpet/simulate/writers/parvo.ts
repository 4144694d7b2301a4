import { gasFractions, stpdPerBtps } from '../gas-fractions.ts';
import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { WrittenCell, WrittenText } from '../written-file.ts';

type Column = readonly [
  names: readonly [string, string, string, string],
  value: (b: SimulatedBreath) => number,
];

/**
 * Parvo TrueOne csv: quoted texts with trailing blanks, patient block, four stacked header lines between "=====" and
 * "-----", decimal minutes, L/min, VE STPD with the factor to BTPS in the header, an Events block after the data.
 */
export function writeParvo(
  test: SimulatedTest,
  options: { readonly events?: readonly (readonly [minutes: number, text: string])[] } = {},
): WrittenText {
  const rows = parvoRows(test, options.events ?? []);
  const lines = rows.map((row) => row.map((cell) => cellText(cell, row[0])).join(', '));
  return {
    kind: 'text',
    encoding: 'windows-1252',
    name: `${test.subject.id}-parvo.CSV`,
    text: `${lines.join('\r\n')}\r\n`,
  };
}

/** Six decimals for measures, whole numbers for the date and the age, quotes around everything else. */
function cellText(cell: WrittenCell, label: WrittenCell): string {
  if (typeof cell !== 'number') return `"${typeof cell === 'string' ? cell : ''}"`;
  return label === 'Date' || label === 'Age' ? String(cell) : cell.toFixed(6);
}

/** The same table as cells, for the old workbook export. */
export function parvoRows(
  test: SimulatedTest,
  events: readonly (readonly [minutes: number, text: string])[],
): WrittenCell[][] {
  const { subject, testDate } = test;
  const btpsPerStpd = 1 / stpdPerBtps(test.barometricPressureMmHg);
  const columns = parvoColumns(test, btpsPerStpd);
  const header = [0, 1, 2, 3].map((line) => columns.map(([names]) => names[line] ?? ''));
  return [
    ['Invented Exercise Laboratory', '', '', '(20190902T)'],
    ['Room 7'],
    ['Date', testDate.year, '/', testDate.month, '/', testDate.day, 10, ':', 15, 0],
    [],
    ['Patient Information'],
    ['Name', `${subject.lastName}, ${subject.firstName}`, 'File number', subject.id, 'Doctor', ''],
    ['Age', subject.ageY, 'yrs', 'Sex', subject.sex === 'male' ? 'M' : 'F'],
    [
      'Height',
      subject.heightCm / 2.54,
      'in',
      subject.heightCm,
      'cm',
      'Weight',
      subject.bodyMassKg / 0.45359237,
      'lb',
      subject.bodyMassKg,
      'kg',
    ],
    [],
    ['Test Protocol'],
    ['Test degree', 'Maximal'],
    ['Exercise Device', test.mode === 'cycle' ? 'Bike' : 'Treadmill'],
    [],
    [
      'Test Environment',
      'Insp. temp.',
      test.temperatureC,
      'deg C',
      'Baro. pressure',
      test.barometricPressureMmHg,
      'mmHg',
      'Insp. humidity',
      test.relativeHumidityPercent,
      '%',
    ],
    ['STPD to BTPS', btpsPerStpd, 'O2 Gain', 0.000123, 'CO2 gain', 0.000062],
    [],
    ['=========='],
    ...header,
    ['----------'],
    ...test.breaths.map((breath) => columns.map(([, value]) => value(breath))),
    [],
    [],
    ...(events.length > 0 ? [['Events'], ...events.map(([minutes, text]) => [minutes, text])] : []),
    [],
    ['Summary'],
    [''],
  ];
}

function parvoColumns(test: SimulatedTest, btpsPerStpd: number): Column[] {
  const fractions = (b: SimulatedBreath): ReturnType<typeof gasFractions> =>
    gasFractions(b, test.barometricPressureMmHg);
  return [
    [['     ', 'TIME ', '     ', 'min  '], (b) => b.timeS / 60],
    [['    ', 'HR  ', '    ', 'bpm '], (b) => b.hrBpm],
    [['.       ', 'VO2/kg  ', 'STPD    ', 'ml/kg/m '], (b) => b.vo2MlPerMin / test.subject.bodyMassKg],
    [['.     ', 'VO2   ', 'STPD  ', 'L/min '], (b) => b.vo2MlPerMin / 1000],
    [['.     ', 'VCO2  ', 'STPD  ', 'L/min '], (b) => b.vco2MlPerMin / 1000],
    [['     ', 'RER  ', '     ', '     '], (b) => b.vco2MlPerMin / b.vo2MlPerMin],
    [['    ', 'RR  ', '    ', 'BPM '], (b) => b.rfPerMin],
    [['      ', 'Vt    ', 'BTPS  ', 'L     '], (b) => b.vtL],
    [['.      ', 'VE     ', 'STPD   ', 'L/min  '], (b) => b.veLPerMin / btpsPerStpd],
    [['      ', 'VE/   ', 'VO2   ', 'BT/ST '], (b) => (1000 * b.veLPerMin) / b.vo2MlPerMin],
    [['      ', 'VE/   ', 'VCO2  ', 'BT/ST '], (b) => (1000 * b.veLPerMin) / b.vco2MlPerMin],
    [['      ', 'FEO2  ', '      ', '%     '], (b) => 100 * fractions(b).feo2],
    [['      ', 'FECO2 ', '      ', '%     '], (b) => 100 * fractions(b).feco2],
  ];
}
