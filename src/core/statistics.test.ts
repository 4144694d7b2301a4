import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';
import {
  correlation,
  mean,
  median,
  present,
  quantile,
  robustStandardDeviation,
  standardDeviation,
} from './statistics.ts';

describe('statistics', () => {
  it('gives nothing for nothing', () => {
    expect([
      mean([]),
      median([]),
      quantile([], 0.9),
      standardDeviation([1]),
      robustStandardDeviation([]),
    ]).toEqual(Array.from({ length: 5 }, () => undefined));
  });

  it('interpolates quantiles between order statistics', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5); // between 2 and 3
    expect(quantile([10, 20, 30], 0.25)).toBe(15); // position 0.5
  });

  it('selects the quantiles that sorting gives, ties and all, and leaves its input as it is', () => {
    const random = seededRandom(5);
    for (let length = 1; length < 60; length += 1) {
      const values = Array.from({ length }, () => Math.floor(20 * random()) - 5 + (length % 2) * random());
      const before = [...values];
      const sorted = [...values].sort((a, b) => a - b);
      for (const probability of [0, 0.05, 0.25, 0.5, 0.9, 1]) {
        const position = (length - 1) * probability;
        const low = sorted[Math.floor(position)] ?? 0;
        const high = sorted[Math.ceil(position)] ?? low;
        expect(quantile(values, probability)).toBe(low + (high - low) * (position - Math.floor(position)));
      }
      expect(values).toEqual(before);
    }
  });

  it('divides the variance by n - 1', () => {
    expect(standardDeviation([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it('is not moved by one wild value in the robust deviation', () => {
    // deviations from the median 3: 2 1 0 1 997 -> their median is 1
    expect(robustStandardDeviation([1, 2, 3, 4, 1000])).toBeCloseTo(1.4826, 10);
  });

  it('correlates a falling line perfectly, and a flat one not at all', () => {
    expect(correlation([1, 2, 3], [6, 4, 2])).toBeCloseTo(-1, 12);
    expect(correlation([1, 2, 3], [5, 5, 5])).toBeUndefined();
  });

  it('keeps what is there, zeros included', () => {
    expect(present([0, undefined, 2])).toEqual([0, 2]);
  });
});
