import { prepareSums } from '../kernels/cumulative-sums.ts';
import { fitTwoLines } from '../kernels/two-lines.ts';
import type { Breakpoint, Method } from '../estimate.ts';
import { bentLineMethod } from './bent-line.ts';
import { nadirMethod } from './nadir.ts';

/** Doubt about slopes that a V-slope plot cannot have: S1 above 0.6 and at least 0.1 more beyond the threshold. */
function doubtVSlope(leftSlope: number, bend: number): string | undefined {
  if (leftSlope <= 0.6) return `VCO2 rises by only ${leftSlope.toFixed(2)} per VO2 below the breakpoint`;
  if (bend < 0.1) return `the slope of VCO2 on VO2 grows by only ${bend.toFixed(2)} (0.1 needed)`;
  return undefined;
}

const vSlope: Method = {
  id: 'v-slope',
  which: 'VT1',
  title: 'V-slope',
  citation: { source: 'Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020', checked: 'repository' },
  // Shown only: the joined lines below use the same plot.
  abscissa: 'vo2',
  ordinate: 'vco2',
  locate: ({ x, y, lag }): Breakpoint | undefined => {
    const minPoints = 2 * lag;
    const sumsOf = prepareSums(x);
    const lines = fitTwoLines(sumsOf(y), minPoints, 'beaver');
    if (lines === undefined) return undefined;
    const { left, right } = lines;
    return {
      x: lines.x,
      fitted: x.map((value) => {
        const line = value <= lines.x ? left : right;
        return line.intercept + line.slope * value;
      }),
      doubt: doubtVSlope(left.slope, right.slope - left.slope),
      again: (redrawn) => fitTwoLines(sumsOf(redrawn), minPoints, 'beaver')?.x,
    };
  },
};

const vSlopeJoined = bentLineMethod(
  {
    id: 'v-slope-hinge',
    which: 'VT1',
    title: 'V-slope, joined lines (Jones and Molitoris)',
    citation: { source: 'Jones, Molitoris 1984, Anal Biochem 141:287', checked: 'repository' },
    errorShare: 0.055,
    abscissa: 'vo2',
    ordinate: 'vco2',
  },
  { sign: 1, estimate: 'likely', accept: (hinge) => doubtVSlope(hinge.slope, hinge.bend) },
);

/** The last VO2 at which VCO2 − VO2 is near its least: where a line of slope 1 touches the V-slope plot from below. */
const vSlopeSimplified = nadirMethod(
  {
    id: 'v-slope-simplified',
    which: 'VT1',
    title: 'Simplified V-slope (slope 1)',
    citation: {
      source: 'Sue et al. 1988, Chest 94:931; Schneider et al. 1993, Med Sci Sports Exerc 25:1180',
      checked: 'from-memory',
    },
    errorShare: 0.071,
    abscissa: 'time',
    ordinate: 'vco2-vo2',
  },
  { sign: 1, noiseFactor: 2, visible: 0, leastRise: 0, words: 'VCO2 leaves a line of slope 1' },
);

/** The methods that draw VCO2 over VO2. */
export const vSlopeMethods: readonly Method[] = [vSlope, vSlopeJoined, vSlopeSimplified];
