import { describe, expect, it } from 'vitest';
import { gapsBetween, meanWithin, onlyWithin, resampleToSeconds, valueAt } from './resampling.ts';

describe('resampling to whole seconds', () => {
  it('starts at the first whole second, negative clocks included', () => {
    const series = resampleToSeconds([-2.5, 1.5], [0, 4]);
    expect(series.firstS).toBe(-2);
    expect([...series.values]).toEqual([0.5, 1.5, 2.5, 3.5]);
  });

  it('takes samples of the same time as their mean', () => {
    expect([...resampleToSeconds([1, 2, 2, 3], [10, 20, 40, 10]).values]).toEqual([10, 30, 10]);
  });

  it('leaves a long gap unknown instead of drawing a line through it', () => {
    const series = resampleToSeconds([0, 20, 21], [10, 30, 31], { maxGapS: 15 });
    expect(valueAt(series, 0)).toBe(10);
    expect(valueAt(series, 10)).toBeUndefined();
    expect(valueAt(series, 20)).toBe(30);
    expect(gapsBetween([0, 20, 21], [10, 30, 31], 15)).toEqual([{ startS: 0, endS: 20 }]);
  });

  it('cuts to a window and keeps the grid', () => {
    const series = onlyWithin(resampleToSeconds([0, 9], [0, 9]), 3, 5.5);
    expect(series.firstS).toBe(0);
    expect([...series.known]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 0]);
    expect(meanWithin(series, 0, 9)).toBe(4);
    expect(meanWithin(series, 7, 9)).toBeUndefined();
  });

  it('gives nothing for a channel without values', () => {
    expect([...resampleToSeconds([0, 1], [undefined, undefined]).known]).toEqual([0, 0]);
  });
});
