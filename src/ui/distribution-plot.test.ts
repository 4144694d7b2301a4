import { expect, it } from 'vitest';
import { boxOf, nearestInStrip, spreadOut } from './distribution-plot.ts';

it('ends the whiskers at the last values that are no outliers', () => {
  const sorted = [-50, 8, 10, 12, 14, 16, 99];
  expect(boxOf(sorted, { q1: 9, median: 12, q3: 15 })).toEqual({
    q1: 9,
    median: 12,
    q3: 15,
    low: 8,
    high: 16,
  });
});

it('finds the point under the pointer, and none in the empty', () => {
  const points = [10, 20, 21, 90].map((xPx, place) => ({ xPx, yPx: place === 2 ? 30 : 10 }));
  expect(nearestInStrip(points, 21, 12, 8)).toBe(1);
  expect(nearestInStrip(points, 21, 28, 8)).toBe(2);
  expect(nearestInStrip(points, 50, 10, 8)).toBeUndefined();
  expect(spreadOut(3)).toBe(spreadOut(3));
});
