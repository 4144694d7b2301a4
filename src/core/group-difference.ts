import { quantileOfT } from './beta-distribution.ts';
import { mean, standardDeviation } from './statistics.ts';

/** Mean of one group minus mean of another, with its 95 % confidence interval. */
export type GroupDifference = {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Degrees of freedom after Welch. */
  readonly degreesOfFreedom: number;
};

/**
 * The difference of two means with the 95 % interval that does not suppose equal variances (Welch 1947, Biometrika
 * 34:28; degrees of freedom after Satterthwaite 1946, Biometrics 2:110). undefined for fewer than two values in either
 * group, or where neither varies.
 */
export function differenceOfMeans(
  values: readonly number[],
  against: readonly number[],
): GroupDifference | undefined {
  const [meanA, meanB] = [mean(values), mean(against)];
  const [sdA, sdB] = [standardDeviation(values), standardDeviation(against)];
  if (meanA === undefined || meanB === undefined || sdA === undefined || sdB === undefined) return undefined;
  const partA = sdA ** 2 / values.length;
  const partB = sdB ** 2 / against.length;
  const variance = partA + partB;
  if (!(variance > 0)) return undefined;
  const degreesOfFreedom =
    variance ** 2 / (partA ** 2 / (values.length - 1) + partB ** 2 / (against.length - 1));
  const half = quantileOfT(0.975, degreesOfFreedom) * Math.sqrt(variance);
  const difference = meanA - meanB;
  return { difference, low: difference - half, high: difference + half, degreesOfFreedom };
}
