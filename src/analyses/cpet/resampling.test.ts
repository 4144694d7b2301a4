import { describe, expect, it } from 'vitest';
import {
  gapsBetween,
  holdToSeconds,
  meanWithin,
  onlyWithin,
  resampleToSeconds,
  valueAt,
} from './resampling.ts';

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

describe('a load at whole seconds', () => {
  it('holds until the next row that has one, repeated times included', () => {
    const load = holdToSeconds([0.5, 3, 3, 4.2, 8], [20, 40, 60, undefined, 80], 60);
    expect(load.firstS).toBe(1);
    expect([...load.values]).toEqual([20, 20, 60, 60, 60, 60, 60, 80]);
  });

  it('is known for no longer than it may hold', () => {
    const load = holdToSeconds([0, 5, 9], [20, undefined, 40], 2);
    expect([...load.known]).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 1]);
  });
});
