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
} from './largest-means.ts';

/** The shortest and longest averaging in use, seconds or breaths (Martin-Rincon 2020, Front Physiol 11:970). */
export const shortestAveraging = 5;
export const longestAveraging = 60;

/**
 * VO2peak under every averaging the field uses: moving time, binned time and moving breaths of 5 to 60, in that order.
 * Averagings the data are too short for are left out. Give no `breaths` where the rows are not breaths.
 */
export function peakUnderEveryAveraging(
  seconds: SecondSeries,
  breaths: { readonly timeS: readonly number[]; readonly values: Series } | undefined,
  shortest: number = shortestAveraging,
): readonly AveragedPeak[] {
  const sums = runningSums(seconds);
  const filled = breaths === undefined ? undefined : fillBreaths(breaths.timeS, breaths.values);
  const kinds: readonly Averaging['kind'][] = ['moving-time', 'binned-time', 'moving-breaths'];
  const peaks: AveragedPeak[] = [];
  for (const kind of kinds) {
    for (let length = shortest; length <= longestAveraging; length += 1) {
      const largest = largestUnder(kind, length);
      if (largest === undefined) continue;
      peaks.push({ averaging: { kind, length }, vo2MlPerMin: largest.mean, timeS: largest.timeS });
    }
  }
  return peaks;

  function largestUnder(kind: Averaging['kind'], length: number) {
    switch (kind) {
      case 'moving-time':
        return largestMovingTimeMean(seconds, length, sums);
      case 'binned-time':
        return largestBinnedTimeMean(seconds, length, sums);
      case 'moving-breaths':
        return filled === undefined ? undefined : largestMovingBreathsMean(filled, length);
    }
  }
}
