import type { Method } from '../estimate.ts';
import { bentLineMethod } from './bent-line.ts';
import { nadirMethod } from './nadir.ts';
import { orrSecond } from './orr.ts';

const reinhard = { source: 'Reinhard et al. 1979, Respiration 38:36', checked: 'from-memory' } as const;
const whipp = {
  source: 'Whipp, Davis, Wasserman 1989, Respir Physiol 76:357',
  checked: 'from-memory',
} as const;

const veVco2Slope = bentLineMethod(
  {
    id: 've-vco2-slope',
    which: 'VT2',
    title: 'VE–VCO2',
    citation: { source: 'Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020', checked: 'repository' },
    errorShare: 0.067,
    data: 'upper-half',
    abscissa: 'vco2',
    ordinate: 've',
  },
  {
    sign: 1,
    estimate: 'least-error',
    accept: (hinge) =>
      hinge.bend >= 0.15 * hinge.slope
        ? undefined
        : `the slope of VE on VCO2 grows by only ${((100 * hinge.bend) / hinge.slope).toFixed(0)} % (15 % needed)`,
  },
);

const veVco2Equivalent = bentLineMethod(
  {
    id: 've-vco2-equivalent',
    which: 'VT2',
    title: 'VE/VCO2 bends upwards',
    citation: reinhard,
    errorShare: 0.064,
    abscissa: 'time',
    ordinate: 've/vco2',
  },
  {
    sign: 1,
    estimate: 'least-error',
    accept: (hinge, { x }) => {
      const rise = (hinge.slope + hinge.bend) * ((x[x.length - 1] ?? 0) - hinge.x);
      return rise >= 1 ? undefined : 'VE/VCO2 does not rise by 1 before the end';
    },
  },
);

const veVco2Nadir = nadirMethod(
  {
    id: 've-vco2-nadir',
    which: 'VT2',
    title: 'VE/VCO2 leaves its nadir',
    citation: reinhard,
    errorShare: 0.061,
    abscissa: 'time',
    ordinate: 've/vco2',
  },
  { sign: 1, noiseFactor: 2, visible: 0.5, leastRise: 1, words: 'VE/VCO2 rises' },
);

const petco2 = bentLineMethod(
  {
    id: 'petco2',
    which: 'VT2',
    title: 'PETCO2 bends downwards',
    citation: whipp,
    errorShare: 0.066,
    abscissa: 'time',
    ordinate: 'petco2',
  },
  {
    sign: -1,
    estimate: 'least-error',
    accept: (hinge, { x }) => {
      const fall = -(hinge.slope + hinge.bend) * ((x[x.length - 1] ?? 0) - hinge.x);
      return fall >= 2 ? undefined : 'PETCO2 does not fall by 2 mmHg before the end';
    },
  },
);

const petco2Peak = nadirMethod(
  {
    id: 'petco2-peak',
    which: 'VT2',
    title: 'PETCO2 leaves its peak',
    citation: whipp,
    errorShare: 0.054,
    abscissa: 'time',
    ordinate: 'petco2',
  },
  { sign: -1, noiseFactor: 2, visible: 1, leastRise: 2, words: 'PETCO2 falls' },
);

/** The methods for VT2, in the order in which they are shown. */
export const vt2Methods: readonly Method[] = [
  veVco2Slope,
  veVco2Equivalent,
  veVco2Nadir,
  petco2,
  petco2Peak,
  orrSecond,
];
