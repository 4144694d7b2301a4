import { gasFractions } from '../gas-fractions.ts';
import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { WrittenCell, WrittenWorkbook } from '../written-file.ts';
import { dottedDay, hoursMinutesSeconds } from './number-text.ts';

type Column = readonly [name: string, unit: string, cell: (breath: SimulatedBreath) => WrittenCell];

/**
 * COSMED K4b2 (older Suite) workbook: Sheet1, labels with a colon, header at J1, text times, end-tidal pressures cut
 * off (not rounded), zeros where nothing was measured.
 */
export function writeCosmedK4b2(test: SimulatedTest): WrittenWorkbook {
  const columns = k4b2Columns(test);
  const { subject } = test;
  const block: WrittenCell[][] = [
    ['ID code:', subject.id, undefined, 'Test number:', 1, undefined, 'Barometric press. (mmHg)'],
    [
      'Last name:',
      subject.lastName,
      undefined,
      'Test date:',
      dottedDay(test.testDate),
      undefined,
      'Temperature (degrees C)',
    ],
    ['First name:', subject.firstName, undefined, 'Test time:', '10:15', undefined, 'Humidity;%'],
    ['Sex:', subject.sex === 'male' ? 'M' : 'F', undefined, 'N. of steps:', test.breaths.length],
    [
      'Age:',
      subject.ageY,
      undefined,
      'Duration (hh:mm:ss):',
      hoursMinutesSeconds(test.breaths.at(-1)?.timeS ?? 0),
    ],
    ['Height (cm):', subject.heightCm],
    ['Weight (Kg):', subject.bodyMassKg],
    ['Notes:', ''],
  ];
  const environment = [test.barometricPressureMmHg, test.temperatureC, test.relativeHumidityPercent];
  const table: WrittenCell[][] = [
    columns.map(([name]) => name),
    columns.map(([, unit]) => unit),
    [],
    ...test.breaths.map((breath) => columns.map(([, , cell]) => cell(breath))),
  ];
  const rows = table.map((row, index) => {
    const left = block[index] ?? [];
    const cells = Array.from({ length: 9 }, (_, column) =>
      column === 7 ? environment[index] : left[column],
    );
    return [...cells, ...row];
  });
  return {
    kind: 'workbook',
    format: 'xlsx',
    name: `${subject.id}-k4b2.xlsx`,
    sheets: [{ name: 'Sheet1', rows }],
  };
}

function k4b2Columns(test: SimulatedTest): Column[] {
  const fractions = (b: SimulatedBreath): ReturnType<typeof gasFractions> =>
    gasFractions(b, test.barometricPressureMmHg);
  return [
    ['t', 'hh:mm:ss', (b) => hoursMinutesSeconds(b.timeS)],
    ['Rf', 'b/min', (b) => b.rfPerMin],
    ['VT', 'l', (b) => b.vtL],
    ['VE', 'l/min', (b) => b.veLPerMin],
    ['VO2', 'ml/min', (b) => b.vo2MlPerMin],
    ['VCO2', 'ml/min', (b) => b.vco2MlPerMin],
    ['VE/VO2', '---', (b) => (1000 * b.veLPerMin) / b.vo2MlPerMin],
    ['VE/VCO2', '---', (b) => (1000 * b.veLPerMin) / b.vco2MlPerMin],
    ['VO2/Kg', 'ml/min/Kg', (b) => b.vo2MlPerMin / test.subject.bodyMassKg],
    ['R', '---', (b) => b.vco2MlPerMin / b.vo2MlPerMin],
    ['FeO2', '%', (b) => 100 * fractions(b).feo2],
    ['FeCO2', '%', (b) => 100 * fractions(b).feco2],
    ['HR', 'bpm', (b) => b.hrBpm],
    ['Load1', 'Watt', (b) => b.workRateW ?? 0],
    ['Load2', 'Watt', () => 0],
    ['Load3', 'Watt', () => 0],
    ['Phase', '---', () => 0],
    ['Marker', '---', () => ' '],
    ['FetO2', '%', (b) => Math.round(1e4 * fractions(b).feto2) / 100],
    ['FetCO2', '%', (b) => Math.round(1e4 * fractions(b).fetco2) / 100],
    ['PetO2', 'mmHg', (b) => Math.floor(b.peto2MmHg)],
    ['PetCO2', 'mmHg', (b) => Math.floor(b.petco2MmHg)],
    ['P(a-et)CO2', 'Kpa', () => 0],
    ['SpO2', '%', () => 0],
    ['Env. Temp.', '°C', () => test.temperatureC],
  ];
}
