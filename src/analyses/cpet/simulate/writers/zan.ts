import { gasFractions } from '../gas-fractions.ts';
import type { SimulatedBreath, SimulatedTest } from '../plain-test.ts';
import type { WrittenText } from '../written-file.ts';
import { dottedDay } from './number-text.ts';

type Parameter = readonly [
  code: number,
  scale: number,
  label: string,
  value: (breath: SimulatedBreath) => number,
];

export type ZanOptions = {
  /** Columns of zeros behind the measured ones; real files carry about 75 (ECG and metabolism). */
  readonly spareParameters?: number;
};

const inspiredShare = 0.45;

/** Breath times as ZAN stores them, s. */
export function inspirationS(breath: SimulatedBreath): number {
  return (inspiredShare * 60) / breath.rfPerMin;
}

/**
 * ZAN .dat: Latin-1 sections with CRLF. Every field is the value times its parameter's scale; no VE, RF, end-tidal
 * pressures or barometric pressure; FO2et is inspired minus end-tidal; `count` says two more than there are names and
 * rows hold one field more.
 */
export function writeZan(test: SimulatedTest, options: ZanOptions = {}): WrittenText {
  const { subject, phases } = test;
  const parameters = [...zanParameters(test), ...spareParameters(options.spareParameters ?? 0)];
  const lines = [
    '[person]',
    `idnr=${subject.id}`,
    `name=${subject.lastName}`,
    `vorname=${subject.firstName}`,
    `geschlecht=${subject.sex === 'male' ? 'M' : 'W'}`,
    `geburtstag=${dottedDay(subject.birthDate)}`,
    `groesse=${String(subject.heightCm)}`,
    `gewicht=${String(Math.round(subject.bodyMassKg))} `,
    '',
    '',
    '[parameter]',
    `count=${String(parameters.length + 2)}`,
    'AppTotRaum=0.060',
    ...parameters.map(([code, scale, label]) => `P=${String(code)},${scale.toFixed(6)},${label}`),
    '',
    '[Data]',
    ...test.breaths.map((breath, index) => {
      const fields = parameters.map(([, scale, , value]) => Math.round(scale * value(breath)));
      return `B${String(index + 1)}=1,${fields.join(',')},0,`;
    }),
    '',
    '[Start]',
    'BeginRest=10:15:00',
    `Rest=${String(phases.restS)}`,
    `Warmup=${String(phases.warmUpS)}`,
    `Load=${String(phases.exerciseS)}`,
    `Recovery=${String(phases.recoveryS)}`,
    '',
    '[Ergometer]',
    `Type=${test.mode === 'treadmill' ? '202' : '101'}`,
    '',
    '[Regression]',
    'R21L0=180.88,2.22,705.11,4.37',
    '',
  ];
  return { kind: 'text', encoding: 'windows-1252', name: `${subject.id}.dat`, text: lines.join('\r\n') };
}

function zanParameters(test: SimulatedTest): Parameter[] {
  const fractions = (b: SimulatedBreath): ReturnType<typeof gasFractions> =>
    gasFractions(b, test.barometricPressureMmHg);
  const none = (): number => 0;
  return [
    [340, 1000, 'Zeit', (b) => b.timeS],
    [339, 1, 'Last', (b) => b.workRateW ?? 134],
    [300, 1000, 'Vex', (b) => 0.98 * b.vtL],
    [301, 1000, 'tex', (b) => 60 / b.rfPerMin - inspirationS(b)],
    [311, 1000, 'Vin', (b) => b.vtL],
    [308, 1000, 'tin', inspirationS],
    [305, 1000, 'VO2', (b) => b.vo2MlPerMin / 1000],
    [306, 1000, 'VCO2', (b) => b.vco2MlPerMin / 1000],
    [310, 1, 'HR', none],
    [342, 100, 'FO2et', (b) => 20.93 - 100 * fractions(b).feto2],
    [343, 100, 'FCO2et', (b) => 100 * fractions(b).fetco2],
    [352, 100, 'FiO2', none],
    [353, 100, 'FiCO2', none],
    [354, 1000, 'Geschw.', (b) => b.speedKmPerH ?? 0],
    [355, 10, 'Steig.', (b) => b.gradePercent ?? 0],
    [419, 1, 'Lipide', none],
    [427, 1, 'Lipide', none],
    [630, 1000, 'ST-I', none],
    [670, 1000, 'STS-I', none],
    [650, 1000, 'STS-I', none],
    [1158, 1000, 'VLüfter', none],
  ];
}

function spareParameters(count: number): Parameter[] {
  return Array.from({ length: count }, (_, index) => [700 + index, 1000, 'STS-aVF', () => 0]);
}
