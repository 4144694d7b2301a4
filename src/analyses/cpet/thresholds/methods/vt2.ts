import type { Method } from '../estimate.ts';
import { bentLineMethod } from './bent-line.ts';
import { orrMethod } from './orr.ts';

const veVco2Slope = bentLineMethod(
  {
    id: 've-vco2-slope',
    which: 'VT2',
    title: 'VE–VCO2',
    citation: { source: 'Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020', checked: 'repository' },
    abscissa: 'vco2',
    ordinate: 've',
  },
  (hinge) =>
    hinge.bend >= 0.15 * hinge.slope
      ? undefined
      : `the slope of VE on VCO2 grows by only ${((100 * hinge.bend) / hinge.slope).toFixed(0)} % (15 % needed)`,
);

const veVco2Equivalent = bentLineMethod(
  {
    id: 've-vco2-equivalent',
    which: 'VT2',
    title: 'VE/VCO2 rises',
    citation: { source: 'Reinhard et al. 1979, Respiration 38:36', checked: 'from-memory' },
    abscissa: 'time',
    ordinate: 've/vco2',
  },
  (hinge, points) => {
    const rise = (hinge.slope + hinge.bend) * ((points.x[points.x.length - 1] ?? 0) - hinge.x);
    return hinge.bend > 0 && rise >= 1 ? undefined : 'VE/VCO2 does not rise by 1 before the end';
  },
);

const petco2 = bentLineMethod(
  {
    id: 'petco2',
    which: 'VT2',
    title: 'PETCO2 falls',
    citation: { source: 'Whipp, Davis, Wasserman 1989, Respir Physiol 76:357', checked: 'from-memory' },
    abscissa: 'time',
    ordinate: 'petco2',
  },
  (hinge, points) => {
    const fall = -(hinge.slope + hinge.bend) * ((points.x[points.x.length - 1] ?? 0) - hinge.x);
    return hinge.bend < 0 && fall >= 2 ? undefined : 'PETCO2 does not fall by 2 mmHg before the end';
  },
);

/** The methods for VT2, in the order in which they are shown. */
export const vt2Methods: readonly Method[] = [veVco2Slope, veVco2Equivalent, petco2, orrMethod('VT2')];
