import type { SecondSeries } from '../resampling.ts';
import type { Series } from '../channels.ts';

/** The largest mean of one averaging, with its window: first and last second (or breath), and the centre, s. */
export type LargestMean = {
  readonly mean: number;
  readonly timeS: number;
  readonly fromS: number;
  readonly toS: number;
};

/**
 * Sums up to, and not including, each index: any window's sum is one subtraction. `knownSince`: from which index on
 * every second up to there is known; the index itself where the one before it is not. Nothing is known before
 * `firstKnown`, nor from `end` on.
 */
export type RunningSums = {
  readonly sums: Float64Array;
  readonly knownSince: Int32Array;
  readonly firstKnown: number;
  readonly end: number;
};

/** Running sums of a series at whole seconds, shared by every window length. */
export function runningSums(series: SecondSeries): RunningSums {
  const n = series.values.length;
  const sums = new Float64Array(n + 1);
  const knownSince = new Int32Array(n + 1);
  for (let i = 0; i < n; i += 1) {
    sums[i + 1] = (sums[i] ?? 0) + (series.values[i] ?? 0);
    knownSince[i + 1] = series.known[i] === 1 ? (knownSince[i] ?? 0) : i + 1;
  }
  const firstKnown = series.known.indexOf(1);
  return { sums, knownSince, firstKnown, end: series.known.lastIndexOf(1) + 1 };
}

/**
 * `tm` n of Nolte, Rein and Quittmann (2023, Sports Med, doi 10.1007/s40279-023-01903-3): the largest mean of n
 * consecutive seconds that all have a value. Undefined where no such run exists.
 */
export function largestMovingTimeMean(
  series: SecondSeries,
  lengthS: number,
  { sums, knownSince, firstKnown, end: lastEnd }: RunningSums = runningSums(series),
): LargestMean | undefined {
  let best = -Infinity;
  let bestStart = -1;
  for (let end = Math.max(0, firstKnown) + lengthS; end <= lastEnd; end += 1) {
    if ((knownSince[end] ?? 0) > end - lengthS) continue;
    const sum = (sums[end] ?? 0) - (sums[end - lengthS] ?? 0);
    if (sum > best) {
      best = sum;
      bestStart = end - lengthS;
    }
  }
  if (bestStart < 0) return undefined;
  return windowOf(best / lengthS, series.firstS + bestStart, series.firstS + bestStart + lengthS - 1);
}

/**
 * `tb` n of Nolte, Rein and Quittmann (2023): bins of n seconds from the first second on; seconds without data count 0
 * and every bin, the last short one included, is divided by n. Undefined where nothing is known.
 */
export function largestBinnedTimeMean(
  series: SecondSeries,
  lengthS: number,
  { sums, firstKnown }: RunningSums = runningSums(series),
): LargestMean | undefined {
  const n = series.values.length;
  if (firstKnown < 0) return undefined;
  let best = -Infinity;
  let bestStart = 0;
  for (let start = 0; start < n; start += lengthS) {
    const sum = (sums[Math.min(n, start + lengthS)] ?? 0) - (sums[start] ?? 0);
    if (sum > best) {
      best = sum;
      bestStart = start;
    }
  }
  return windowOf(best / lengthS, series.firstS + bestStart, series.firstS + bestStart + lengthS - 1);
}

/** Breaths in file order with the missing ones interpolated by their position, and running sums over them. */
export type FilledBreaths = {
  readonly timeS: readonly number[];
  /** Index of the first and the last valid breath; nothing is filled beyond them. */
  readonly first: number;
  readonly last: number;
  readonly sums: Float64Array;
};

/** Fills missing breaths linearly between their neighbours in file order; undefined where no breath is valid. */
export function fillBreaths(timeS: readonly number[], values: Series): FilledBreaths | undefined {
  const first = values.findIndex((value) => value !== undefined);
  if (first < 0) return undefined;
  const last = values.findLastIndex((value) => value !== undefined);
  const sums = new Float64Array(values.length + 1);
  let previous = first;
  for (let i = first; i <= last; i += 1) {
    const value = values[i];
    if (value === undefined) continue;
    const before = values[previous] ?? value;
    for (let k = previous + 1; k < i; k += 1) {
      const filled = before + ((value - before) * (k - previous)) / (i - previous);
      sums[k + 1] = (sums[k] ?? 0) + filled;
    }
    sums[i + 1] = (sums[i] ?? 0) + value;
    previous = i;
  }
  return { timeS, first, last, sums };
}

/**
 * `bm` n of Nolte, Rein and Quittmann (2023): the largest unweighted mean of n consecutive breaths in file order,
 * missing ones interpolated. Undefined where there are fewer than n breaths.
 */
export function largestMovingBreathsMean(breaths: FilledBreaths, length: number): LargestMean | undefined {
  const { first, last, sums, timeS } = breaths;
  let best = -Infinity;
  let bestStart = -1;
  for (let start = first; start + length - 1 <= last; start += 1) {
    const sum = (sums[start + length] ?? 0) - (sums[start] ?? 0);
    if (sum > best) {
      best = sum;
      bestStart = start;
    }
  }
  if (bestStart < 0) return undefined;
  return windowOf(best / length, timeS[bestStart] ?? 0, timeS[bestStart + length - 1] ?? 0);
}

function windowOf(mean: number, fromS: number, toS: number): LargestMean {
  return { mean, timeS: (fromS + toS) / 2, fromS, toS };
}
