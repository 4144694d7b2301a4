import { mmHgPerKPa } from '../gas-laws.ts';
import type { QuantityId } from '../quantities.ts';
import type { Unit } from './units.ts';

/** Factor from a vendor's unit to the product's. */
type Factors = Readonly<Partial<Record<Unit, number>>>;

const gasUptake: Factors = { 'mL/min': 1, 'L/min': 1000, 'mL/s': 60, 'L/s': 60_000, 'L/h': 1000 / 60 };
const perMass: Factors = { 'mL/min/kg': 1, 'L/min/kg': 1000 };
const ventilation: Factors = { 'L/min': 1, 'mL/min': 0.001, 'L/s': 60, 'L/h': 1 / 60 };
const volume: Factors = { L: 1, mL: 0.001 };
const rate: Factors = { '1/min': 1, '1/s': 60 };
const pressure: Factors = { mmHg: 1, kPa: mmHgPerKPa, hPa: mmHgPerKPa / 10, atm: 760 };
const percent: Factors = { '%': 1, fraction: 100 };
const seconds: Factors = { s: 1, ms: 0.001, min: 60 };
const ratio: Factors = { none: 1 };

/** Which units each quantity may stand in. A column in any other unit is not that quantity (work in kcal under "W"). */
export const conversions: Readonly<Record<QuantityId, Factors>> = {
  vo2MlPerMin: gasUptake,
  vco2MlPerMin: gasUptake,
  vo2MlPerKgPerMin: perMass,
  vco2MlPerKgPerMin: perMass,
  veLPerMin: ventilation,
  veStpdLPerMin: ventilation,
  vtL: volume,
  inspiredVtL: volume,
  rfPerMin: rate,
  peto2MmHg: pressure,
  petco2MmHg: pressure,
  mixedPeo2MmHg: pressure,
  mixedPeco2MmHg: pressure,
  feto2Percent: percent,
  fetco2Percent: percent,
  feo2Percent: percent,
  feco2Percent: percent,
  fio2Percent: percent,
  fico2Percent: percent,
  o2ExtractionPercent: percent,
  hrBpm: rate,
  // 1 kp·m/min = 9.80665 / 60 W
  workRateW: { W: 1, 'kp·m/min': 9.80665 / 60 },
  speedKmPerH: { 'km/h': 1, 'km/h ×10': 0.1, 'm/s': 3.6, 'm/min': 0.06, mph: 1.609344 },
  gradePercent: { '%': 1 },
  cadenceRpm: rate,
  spo2Percent: percent,
  inspirationS: seconds,
  expirationS: seconds,
  breathS: seconds,
  rer: { none: 1, '%': 0.01 },
  eqO2: { ...ratio, 'L/min': 1, L: 1, other: 1 },
  eqCo2: { ...ratio, 'L/min': 1, L: 1, other: 1 },
  o2PulseMlPerBeat: { mL: 1 },
  barometricPressureMmHg: pressure,
};

/**
 * Where the 90th percentile of a column of an exercise test lies in each unit, generously (cpet methods 4.2, widened).
 * Used to recognise a unit that nothing names, and to catch a unit that cannot be true.
 */
export const usualP90: Readonly<
  Partial<Record<QuantityId, Readonly<Partial<Record<Unit, readonly [number, number]>>>>>
> = {
  vo2MlPerMin: { 'L/min': [0.15, 12], 'mL/min': [120, 12_000], 'mL/min/kg': [12.01, 110] },
  vo2MlPerKgPerMin: { 'mL/min/kg': [2, 110], 'mL/min': [180, 12_000] },
  vco2MlPerMin: { 'L/min': [0.12, 14], 'mL/min': [120, 14_000] },
  veLPerMin: { 'L/min': [4, 350], 'mL/min': [4000, 350_000] },
  veStpdLPerMin: { 'L/min': [4, 350], 'mL/min': [4000, 350_000] },
  vtL: { L: [0.15, 8], mL: [150, 8000] },
  inspiredVtL: { L: [0.15, 8], mL: [150, 8000] },
  rfPerMin: { '1/min': [6, 120] },
  peto2MmHg: { atm: [0.07, 0.22], kPa: [7, 22], mmHg: [50, 160] },
  petco2MmHg: { atm: [0.015, 0.12], kPa: [1.5, 9.5], mmHg: [12, 80] },
  mixedPeo2MmHg: { kPa: [7, 22], mmHg: [50, 160] },
  mixedPeco2MmHg: { kPa: [0.8, 8], mmHg: [8, 60] },
  feto2Percent: { fraction: [0.08, 0.22], '%': [8, 22] },
  fetco2Percent: { fraction: [0.015, 0.12], '%': [1.5, 12] },
  feo2Percent: { fraction: [0.08, 0.22], '%': [8, 22] },
  feco2Percent: { fraction: [0.008, 0.1], '%': [0.8, 10] },
  fio2Percent: { fraction: [0.15, 1], '%': [12, 100] },
  fico2Percent: { '%': [0, 10] },
  spo2Percent: { fraction: [0.5, 1], '%': [50, 100] },
  hrBpm: { '1/min': [30, 250] },
  speedKmPerH: { 'km/h': [0, 45], 'km/h ×10': [45.01, 450] },
  barometricPressureMmHg: { kPa: [50, 110], mmHg: [380, 830], hPa: [830.1, 1100] },
  inspirationS: { s: [0.1, 12], ms: [100, 12_000] },
  expirationS: { s: [0.1, 12], ms: [100, 12_000] },
  breathS: { s: [0.3, 25], ms: [300, 25_000] },
};
