import type { Method } from '../estimate.ts';
import type { IncrementalSeries } from '../incremental-series.ts';
import { bentLineMethod, slopePerMin } from './bent-line.ts';
import { dMax } from './d-max.ts';
import { nadirMethod } from './nadir.ts';
import { orrFirst } from './orr.ts';
import { vSlopeMethods } from './v-slope.ts';

const reinhard = { source: 'Reinhard et al. 1979, Respiration 38:36', checked: 'from-memory' } as const;
const caiozzo = { source: 'Caiozzo et al. 1982, J Appl Physiol 53:1184', checked: 'from-memory' } as const;

/** Doubt where VE/VCO2 rises over the 75 s after a rise of VE/VO2: that is VT2. */
function doubtWithVco2(series: IncrementalSeries, index: number): string | undefined {
  const equivalent = series.veLPerMin?.map((ve, i) => (1000 * ve) / (series.vco2MlPerMin[i] ?? 1));
  const slope =
    equivalent && slopePerMin(series.timeS, equivalent, index, index + Math.ceil(75 / series.stepS));
  return slope !== undefined && slope > 0.5
    ? `VE/VCO2 rises with it (${slope.toFixed(1)} a minute): more like VT2`
    : undefined;
}

/** Doubt where PETCO2 falls over the minute after a rise of PETO2: that is VT2. */
function doubtWithPetco2(series: IncrementalSeries, index: number): string | undefined {
  const slope =
    series.petco2MmHg &&
    slopePerMin(series.timeS, series.petco2MmHg, index, index + Math.ceil(60 / series.stepS));
  return slope !== undefined && slope < -1
    ? `PETCO2 falls with it (${slope.toFixed(1)} mmHg a minute): more like VT2`
    : undefined;
}

const veVo2Equivalent = bentLineMethod(
  {
    id: 've-vo2-equivalent',
    which: 'VT1',
    title: 'VE/VO2 bends upwards while VE/VCO2 does not',
    citation: reinhard,
    errorShare: 0.058,
    abscissa: 'time',
    ordinate: 've/vo2',
    corroborate: doubtWithVco2,
  },
  {
    sign: 1,
    estimate: 'likely',
    accept: (hinge) => (hinge.slope + hinge.bend > 0 ? undefined : 'VE/VO2 does not turn upwards'),
  },
);

const veVo2Nadir = nadirMethod(
  {
    id: 've-vo2-nadir',
    which: 'VT1',
    title: 'VE/VO2 leaves its nadir while VE/VCO2 does not',
    citation: reinhard,
    errorShare: 0.072,
    abscissa: 'time',
    ordinate: 've/vo2',
    corroborate: doubtWithVco2,
  },
  { sign: 1, noiseFactor: 1, visible: 0.3, leastRise: 0, words: 'VE/VO2 rises' },
);

const peto2 = bentLineMethod(
  {
    id: 'peto2',
    which: 'VT1',
    title: 'PETO2 bends upwards while PETCO2 does not fall',
    citation: caiozzo,
    errorShare: 0.051,
    abscissa: 'time',
    ordinate: 'peto2',
    corroborate: doubtWithPetco2,
  },
  {
    sign: 1,
    estimate: 'likely',
    accept: (hinge) => (hinge.slope + hinge.bend > 0 ? undefined : 'PETO2 does not turn upwards'),
  },
);

const peto2Nadir = nadirMethod(
  {
    id: 'peto2-nadir',
    which: 'VT1',
    title: 'PETO2 leaves its nadir while PETCO2 does not fall',
    citation: caiozzo,
    errorShare: 0.077,
    abscissa: 'time',
    ordinate: 'peto2',
    corroborate: doubtWithPetco2,
  },
  { sign: 1, noiseFactor: 2, visible: 0.5, leastRise: 0, words: 'PETO2 rises' },
);

const excessCo2 = bentLineMethod(
  {
    id: 'excess-co2',
    which: 'VT1',
    title: 'Excess CO2',
    citation: { source: 'Gaskill et al. 2001, Med Sci Sports Exerc 33:1841', checked: 'repository' },
    errorShare: 0.07,
    abscissa: 'time',
    ordinate: 'excess-co2',
  },
  {
    sign: 1,
    estimate: 'likely',
    accept: (hinge) => (hinge.slope + hinge.bend > 0 ? undefined : 'excess CO2 does not turn upwards'),
  },
);

/** The methods for VT1, in the order in which they are shown. */
export const vt1Methods: readonly Method[] = [
  ...vSlopeMethods,
  veVo2Equivalent,
  veVo2Nadir,
  peto2,
  peto2Nadir,
  excessCo2,
  orrFirst,
  dMax,
];
