import { describe, expect, it } from 'vitest';
import { resampleToSeconds } from '../resampling.ts';
import {
  fillBreaths,
  largestBinnedTimeMean,
  largestMovingBreathsMean,
  largestMovingTimeMean,
} from './largest-means.ts';
import { peakUnderEveryAveraging, prepareAveraging } from './every-averaging.ts';

const timeS = [0.5, 1.5, 2.5, 4.5, 6.5];
const vo2 = [10, 20, undefined, 40, 20];
const seconds = resampleToSeconds(timeS, vo2, { firstS: 1 });

describe('averaging as published for 36 treadmill ramps', () => {
  it('interpolates to seconds 1, 2, … and nothing beyond the last breath', () => {
    expect([...seconds.values].map((value) => Math.round(value * 100) / 100)).toEqual([
      15, 23.33, 30, 36.67, 35, 25,
    ]);
  });

  it('takes the largest mean of consecutive seconds, with the centre of its window', () => {
    const largest = largestMovingTimeMean(seconds, 2);
    expect(largest?.mean).toBeCloseTo((36.6667 + 35) / 2, 3);
    expect(largest?.timeS).toBe(4.5);
  });

  it('divides every bin by its full length, the last short one included', () => {
    const largest = largestBinnedTimeMean(seconds, 4);
    expect(largest?.mean).toBeCloseTo((15 + 23.3333 + 30 + 36.6667) / 4, 3);
  });

  it('counts seconds without data as 0 in bins, and never lets them into a moving mean', () => {
    const late = resampleToSeconds([3, 6], [30, 30], { firstS: 1 });
    expect(largestBinnedTimeMean(late, 5)?.mean).toBeCloseTo(18);
    expect(largestMovingTimeMean(late, 5)).toBeUndefined();
    expect(largestMovingTimeMean(late, 4)?.mean).toBeCloseTo(30);
  });

  it('interpolates a missing breath by its place in the file, not by its time', () => {
    const filled = fillBreaths(timeS, vo2);
    expect(filled === undefined ? undefined : largestMovingBreathsMean(filled, 3)?.mean).toBeCloseTo(
      (30 + 40 + 20) / 3,
    );
  });

  it('leaves out averagings that are longer than the data', () => {
    const peaks = peakUnderEveryAveraging(prepareAveraging(seconds, { timeS, values: vo2 }));
    expect(
      peaks.filter((peak) => peak.averaging.kind === 'moving-time').map((p) => p.averaging.length),
    ).toEqual([5, 6]);
    expect(peaks.filter((peak) => peak.averaging.kind === 'moving-breaths')).toHaveLength(1);
  });

  it('has nothing to say about a channel without values', () => {
    expect(fillBreaths([1, 2], [undefined, undefined])).toBeUndefined();
    expect(largestBinnedTimeMean(resampleToSeconds([1, 2], [undefined, undefined]), 5)).toBeUndefined();
  });
});
