import type { Series } from '../channels.ts';
import type { AveragedPeak } from '../finding.ts';
import type { Averaging } from '../options.ts';
import type { SecondSeries } from '../resampling.ts';
import {
  fillBreaths,
  largestBinnedTimeMean,
  largestMovingBreathsMean,
  largestMovingTimeMean,
  runningSums,
  type LargestMean,
} from './largest-means.ts';

/** The shortest and longest averaging in use, seconds or breaths (Martin-Rincon 2020, Front Physiol 11:970). */
export const shortestAveraging = 5;
export const longestAveraging = 60;

/** The largest mean under any averaging; sums are made once. Undefined where the data are too short for it. */
export type LargestUnder = (averaging: Averaging) => LargestMean | undefined;

/** Prepares seconds and breaths for any averaging. Give no `breaths` where the rows are not breaths. */
export function prepareAveraging(
  seconds: SecondSeries,
  breaths: { readonly timeS: readonly number[]; readonly values: Series } | undefined,
): LargestUnder {
  const sums = runningSums(seconds);
  const filled = breaths === undefined ? undefined : fillBreaths(breaths.timeS, breaths.values);
  return ({ kind, length }) => {
    switch (kind) {
      case 'moving-time':
        return largestMovingTimeMean(seconds, length, sums);
      case 'binned-time':
        return largestBinnedTimeMean(seconds, length, sums);
      case 'moving-breaths':
        return filled === undefined ? undefined : largestMovingBreathsMean(filled, length);
    }
  };
}

const kinds: readonly Averaging['kind'][] = ['moving-time', 'binned-time', 'moving-breaths'];

/**
 * VO2peak under every averaging the field uses: moving time, binned time and moving breaths of 5 to 60, in that order.
 * Averagings the data are too short for are left out.
 */
export function peakUnderEveryAveraging(
  largestUnder: LargestUnder,
  shortest: number = shortestAveraging,
): readonly AveragedPeak[] {
  const peaks: AveragedPeak[] = [];
  for (const kind of kinds) {
    for (let length = shortest; length <= longestAveraging; length += 1) {
      const largest = largestUnder({ kind, length });
      if (largest === undefined) continue;
      peaks.push({ averaging: { kind, length }, vo2MlPerMin: largest.mean, timeS: largest.timeS });
    }
  }
  return peaks;
}
