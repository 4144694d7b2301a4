import { expect, it } from 'vitest';
import { joinedPath, nearestPoint, roomyRange, squaresPath } from './scatter-plot.ts';

it('leaves room around the points, also around one alone', () => {
  expect(roomyRange([0, 100])).toEqual([-5, 105]);
  expect(roomyRange([40])).toEqual([38, 42]);
  expect(roomyRange([])).toEqual([0, 1]);
});

it('joins the points of one line and no others', () => {
  const placed = [0, 1, 2, 3].map((xPx) => ({ xPx, yPx: 0 }));
  expect(joinedPath([{ line: 'a' }, { line: 'a' }, { line: 'b' }, {}], placed)).toBe(
    'M0.0 0.0L1.0 0.0M2.0 0.0',
  );
  expect(squaresPath(placed.slice(0, 1), 2)).toBe('M-2.0 -2.0h4v4h-4z');
});

it('finds the nearest point within reach', () => {
  const placed = [
    { xPx: 0, yPx: 0 },
    { xPx: 10, yPx: 0 },
  ];
  expect(nearestPoint(placed, 7, 1, 12)).toBe(1);
  expect(nearestPoint(placed, 50, 50, 12)).toBeUndefined();
});
