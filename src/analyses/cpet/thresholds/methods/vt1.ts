import { cubicValue, fitCubic } from '../kernels/cubic.ts';
import { cumulate } from '../kernels/cumulative-sums.ts';
import { fitTwoLines } from '../kernels/two-lines.ts';
import type { Breakpoint, Method, Points } from '../estimate.ts';
import type { IncrementalSeries } from '../incremental-series.ts';
import { bentLineMethod, slopePerMin } from './bent-line.ts';
import { orrMethod } from './orr.ts';

const beaver = {
  source: 'Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020',
  checked: 'repository',
} as const;

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
  citation: beaver,
  abscissa: 'vo2',
  ordinate: 'vco2',
  locate: (points, minPoints): Breakpoint | undefined => {
    const lines = fitTwoLines(cumulate(points.x, points.y), minPoints, 'beaver');
    if (lines === undefined) return undefined;
    const { left, right } = lines;
    const fitted = points.x.map((x) =>
      x <= lines.x ? left.intercept + left.slope * x : right.intercept + right.slope * x,
    );
    return { x: lines.x, fitted, doubt: doubtVSlope(left.slope, right.slope - left.slope) };
  },
};

const vSlopeHinge = bentLineMethod(
  {
    id: 'v-slope-hinge',
    which: 'VT1',
    title: 'V-slope, joined lines (Jones and Molitoris)',
    citation: { source: 'Jones, Molitoris 1984, Anal Biochem 141:287', checked: 'repository' },
    abscissa: 'vo2',
    ordinate: 'vco2',
  },
  (hinge) => doubtVSlope(hinge.slope, hinge.bend),
);

/** Where VCO2 − VO2 is least for the last time: where a line of slope 1 touches the V-slope plot from below. */
const vSlopeSimplified: Method = {
  id: 'v-slope-simplified',
  which: 'VT1',
  title: 'Simplified V-slope (slope 1)',
  citation: {
    source: 'Sue et al. 1988, Chest 94:931; Schneider et al. 1993, Med Sci Sports Exerc 25:1180',
    checked: 'from-memory',
  },
  abscissa: 'vo2',
  ordinate: 'vco2-vo2',
  locate: (points, minPoints): Breakpoint | undefined => {
    const n = points.x.length;
    if (n < 2 * minPoints) return undefined;
    const smooth = runningMean(points.y, 3);
    let least = minPoints;
    for (let i = minPoints; i < n - minPoints; i += 1)
      if ((smooth[i] ?? 0) <= (smooth[least] ?? 0)) least = i;
    const noiseSd = Math.sqrt(points.y.reduce((sum, y, i) => sum + (y - (smooth[i] ?? 0)) ** 2, 0) / n);
    const rise = (smooth[n - 1] ?? 0) - (smooth[least] ?? 0);
    const doubt =
      rise > 2 * noiseSd && rise > 0
        ? undefined
        : 'VCO2 does not leave a line of slope 1 by more than the noise';
    return { x: points.x[least] ?? 0, fitted: smooth, doubt };
  },
};

const veVo2Equivalent = bentLineMethod(
  {
    id: 've-vo2-equivalent',
    which: 'VT1',
    title: 'VE/VO2 rises while VE/VCO2 does not',
    citation: { source: 'Reinhard et al. 1979, Respiration 38:36', checked: 'from-memory' },
    abscissa: 'time',
    ordinate: 've/vo2',
    corroborate: (series, index) => {
      const equivalent = series.veLPerMin?.map((ve, i) => (1000 * ve) / (series.vco2MlPerMin[i] ?? 1));
      const slope =
        equivalent && slopePerMin(series.timeS, equivalent, index, index + Math.ceil(75 / series.stepS));
      return slope !== undefined && slope > 0.5
        ? `VE/VCO2 rises with it (${slope.toFixed(1)} a minute): more like VT2`
        : undefined;
    },
  },
  (hinge) => (hinge.slope + hinge.bend > 0 && hinge.bend > 0 ? undefined : 'VE/VO2 does not turn upwards'),
);

const peto2 = bentLineMethod(
  {
    id: 'peto2',
    which: 'VT1',
    title: 'PETO2 rises while PETCO2 does not fall',
    citation: { source: 'Caiozzo et al. 1982, J Appl Physiol 53:1184', checked: 'from-memory' },
    abscissa: 'time',
    ordinate: 'peto2',
    corroborate: (series: IncrementalSeries, index) => {
      const slope =
        series.petco2MmHg &&
        slopePerMin(series.timeS, series.petco2MmHg, index, index + Math.ceil(60 / series.stepS));
      return slope !== undefined && slope < -1
        ? `PETCO2 falls with it (${slope.toFixed(1)} mmHg a minute): more like VT2`
        : undefined;
    },
  },
  (hinge) => (hinge.slope + hinge.bend > 0 && hinge.bend > 0 ? undefined : 'PETO2 does not turn upwards'),
);

const excessCo2 = bentLineMethod(
  {
    id: 'excess-co2',
    which: 'VT1',
    title: 'Excess CO2',
    citation: { source: 'Gaskill et al. 2001, Med Sci Sports Exerc 33:1841', checked: 'repository' },
    abscissa: 'time',
    ordinate: 'excess-co2',
  },
  (hinge) =>
    hinge.slope + hinge.bend > 0 && hinge.bend > 0 ? undefined : 'excess CO2 does not turn upwards',
);

/** Largest distance of a cubic through VE over VO2 from the line between its ends. */
const dMax: Method = {
  id: 'd-max',
  which: 'VT1',
  title: 'D-max',
  citation: { source: 'Cheng et al. 1992, Int J Sports Med 13:518', checked: 'repository' },
  abscissa: 'vo2',
  ordinate: 've',
  locate: (points): Breakpoint | undefined => {
    const cubic = fitCubic(points.x, points.y);
    const low = points.x[0];
    const high = points.x[points.x.length - 1];
    if (cubic === undefined || low === undefined || high === undefined) return undefined;
    const chord = (cubicValue(cubic, high) - cubicValue(cubic, low)) / (high - low);
    let farthest = 0;
    let at = low;
    for (let i = 1; i < 400; i += 1) {
      const x = low + ((high - low) * i) / 400;
      const below = cubicValue(cubic, low) + chord * (x - low) - cubicValue(cubic, x);
      if (below > farthest) {
        farthest = below;
        at = x;
      }
    }
    const fitted = points.x.map((x) => cubicValue(cubic, x));
    return { x: at, fitted, doubt: farthest > 0 ? undefined : 'VE does not curve upwards over VO2' };
  },
};

function runningMean(values: Points['y'], half: number): Float64Array {
  return values.map((_, i) => {
    const window = values.subarray(Math.max(0, i - half), i + half + 1);
    return window.reduce((sum, value) => sum + value, 0) / window.length;
  });
}

/** The methods for VT1, in the order in which they are shown. */
export const vt1Methods: readonly Method[] = [
  vSlope,
  vSlopeHinge,
  vSlopeSimplified,
  veVo2Equivalent,
  peto2,
  excessCo2,
  orrMethod('VT1'),
  dMax,
];
