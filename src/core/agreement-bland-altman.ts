import { quantileOfT } from './beta-distribution.ts';
import { mean, standardDeviation } from './statistics.ts';

/** A stretch of values, ends included. */
export type Range = { readonly low: number; readonly high: number };

/** Differences between two readings of the same subjects. */
export type Differences = {
  readonly n: number;
  readonly bias: number;
  /** SD of the differences; this and all that follows from two differences on. */
  readonly sd?: number;
  /** 95 % limits of agreement: bias ± 1.96 SD (Bland and Altman 1986, Lancet 1:307). */
  readonly limits?: Range;
  /** 95 % confidence intervals, by Student's t (Bland and Altman 1999, Stat Methods Med Res 8:141–143). */
  readonly biasInterval?: Range;
  readonly lowLimitInterval?: Range;
  readonly highLimitInterval?: Range;
};

/** Bias and limits of agreement of differences; undefined for none. */
export function describeDifferences(differences: readonly number[]): Differences | undefined {
  const n = differences.length;
  const bias = mean(differences);
  const sd = standardDeviation(differences);
  if (bias === undefined) return undefined;
  if (sd === undefined) return { n, bias };
  const limits = { low: bias - 1.96 * sd, high: bias + 1.96 * sd };
  const t = quantileOfT(0.975, n - 1);
  const around = (centre: number, half: number): Range => ({ low: centre - half, high: centre + half });
  const ofBias = (t * sd) / Math.sqrt(n);
  // The variance of bias ± 1.96 SD: that of the mean, and 1.96² times that of the SD, s²/2(n − 1).
  const ofLimits = t * sd * Math.sqrt(1 / n + 1.96 ** 2 / (2 * (n - 1)));
  return {
    n,
    bias,
    sd,
    limits,
    biasInterval: around(bias, ofBias),
    lowLimitInterval: around(limits.low, ofLimits),
    highLimitInterval: around(limits.high, ofLimits),
  };
}
