import { describe, expect, it } from 'vitest';
import { meanWithin, type SecondSeries } from '../resampling.ts';
import { windowMeans } from './window-means.ts';

const series: SecondSeries = {
  firstS: 10,
  values: Float64Array.from([1, 2, 0, 0, 5, 6]),
  known: Uint8Array.from([1, 1, 0, 0, 1, 1]),
};

describe('means of windows', () => {
  it('are those of the known seconds', () => {
    expect(windowMeans(series)(10, 11)).toBe(1.5);
    // 10 to 14 s: three of five known, (1 + 2 + 5) / 3
    expect(windowMeans(series)(10, 14)).toBeCloseTo(8 / 3, 12);
    expect(windowMeans(series)(10, 14)).toBe(meanWithin(series, 10, 14));
    expect(windowMeans(series)(9.6, 11.2)).toBe(1.5);
  });

  it('are not given where less than half of the window is known', () => {
    expect(windowMeans(series)(12, 13)).toBeUndefined();
    expect(windowMeans(series)(4, 11)).toBeUndefined();
    expect(windowMeans(series)(40, 50)).toBeUndefined();
  });
});
