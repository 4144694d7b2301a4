import type { Interval } from '../../thresholds/estimate.ts';
import type { Convention, Intervals } from '../domain-answer.ts';
import { dimensions, type CalibrationStrata, type Dimension } from './calibration-strata.ts';

/** By which the halves of each interval are multiplied. */
export type Stretch = { readonly interval50: number; readonly interval90: number };

/** A base, and a factor for each stratum of each dimension; a stratum that is not named has none. */
export type StretchTable = {
  readonly base: Stretch;
  readonly factors: Readonly<Record<Dimension, Readonly<Record<string, Stretch>>>>;
  /** The whole never stretches by less or more than this. */
  readonly bounds: Bounds;
};

export type Bounds = { readonly least: number; readonly most: number };

/** No stratum has a factor of its own. */
export const noFactors: StretchTable['factors'] = {
  averaging: {},
  protocol: {},
  endTidal: {},
  fitness: {},
  agreement: {},
};

/** A table that changes nothing. */
export const unstretched: StretchTable = {
  base: { interval50: 1, interval90: 1 },
  factors: noFactors,
  bounds: { least: 1, most: 1 },
};

/**
 * Of a laboratory's own convention. A dozen marks say little of how much a laboratory's marks scatter, and nothing of how
 * that differs between fit and unfit: unstretched, the 90 % intervals held .79 and .78 of the marks of eight simulated
 * laboratories with 15 marked tests each, stretched by 1.33 .84 and .84, by 1.6 .86 and .85 (`accuracy -- model 1200`).
 */
export const fewMarks: StretchTable = {
  base: { interval50: 1.25, interval90: 1.6 },
  factors: noFactors,
  bounds: { least: 1, most: 1.6 },
};

/** For each convention, for each threshold. */
export type CalibrationTable = Readonly<
  Record<Convention['kind'], { readonly vt1: StretchTable; readonly vt2: StretchTable }>
>;

/** No convention's intervals are changed. */
export const uncalibrated: CalibrationTable = {
  none: { vt1: unstretched, vt2: unstretched },
  readers: { vt1: unstretched, vt2: unstretched },
  laboratory: { vt1: unstretched, vt2: unstretched },
};

/** No interval is narrower, s: breaths are 3 s apart and the grid 5 s. */
const narrowestS = { interval50: 5, interval90: 10 } as const;

/** The factor for a test: the base times those of its strata, within bounds. */
export function stretchOf(table: StretchTable, strata: CalibrationStrata): Stretch {
  const { base, factors, bounds } = table;
  const over = (which: keyof Stretch) => {
    const whole = dimensions.reduce(
      (product, dimension) => product * (factors[dimension][strata[dimension]]?.[which] ?? 1),
      base[which],
    );
    return Math.min(bounds.most, Math.max(bounds.least, whole));
  };
  return { interval50: over('interval50'), interval90: over('interval90') };
}

/** Stretches both intervals about the median and keeps them within limits, the inner within the outer. */
export function stretchIntervals(
  medianS: number,
  intervals: Intervals,
  stretch: Stretch,
  limits: Interval,
): Intervals {
  const one = (which: keyof Stretch): Interval => {
    const { low, high } = intervals[which];
    const below = stretch[which] * (medianS - low);
    const above = stretch[which] * (high - medianS);
    const missing = Math.max(0, narrowestS[which] - below - above) / 2;
    return {
      low: Math.min(medianS, Math.max(limits.low, medianS - below - missing)),
      high: Math.max(medianS, Math.min(limits.high, medianS + above + missing)),
    };
  };
  const inner = one('interval50');
  const outer = one('interval90');
  const interval90 = { low: Math.min(inner.low, outer.low), high: Math.max(inner.high, outer.high) };
  return { interval50: inner, interval90 };
}
