import { expect, it } from 'vitest';
import { histogram } from './histogram.ts';

it('counts every value once, in bins of a round width', () => {
  const bins = histogram([11, 12, 14, 15, 15, 18, 21, 22, 29, 30]);
  expect(bins).toEqual([
    { from: 10, to: 20, count: 6 },
    { from: 20, to: 30, count: 4 },
  ]);
});

it('has at most about thirty bins, however far one value lies off', () => {
  const values = [...Array.from({ length: 100 }, (_, place) => place / 100), 1000];
  const bins = histogram(values);
  expect(bins.length).toBeLessThanOrEqual(31);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(101);
});

it('takes equal values, one value and none', () => {
  expect(histogram([5, 5, 5]).map(({ count }) => count)).toEqual([3]);
  expect(histogram([0]).map(({ count }) => count)).toEqual([1]);
  expect(histogram([])).toEqual([]);
});
