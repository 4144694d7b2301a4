import { expect, it } from 'vitest';
import { optimalFilter } from './optimal-filter.ts';

/** What the filter minimises. */
function cost(timeS: Float64Array, y: Float64Array, x: Float64Array, lambda: number): number {
  const last = y.length - 1;
  return x.reduce((sum, value, i) => {
    const step = (timeS[Math.min(last, i + 1)] ?? 0) - (timeS[Math.max(0, i - 1)] ?? 0);
    const bend = i < last ? ((x[i + 1] ?? 0) - value) ** 2 / ((timeS[i + 1] ?? 0) - (timeS[i] ?? 0)) : 0;
    return sum + (step / 2) * (value - (y[i] ?? 0)) ** 2 + lambda * bend;
  }, 0);
}

it('finds the minimum: moving any point raises the cost', () => {
  const timeS = Float64Array.of(0, 1, 2.5, 3, 7, 8);
  const y = Float64Array.of(3, -1, 4, 1, 5, 9);
  const x = optimalFilter(timeS, y, 2);
  const least = cost(timeS, y, x, 2);
  for (let i = 0; i < x.length; i += 1) {
    for (const move of [-1e-3, 1e-3]) {
      const moved = x.slice();
      moved[i] = (moved[i] ?? 0) + move;
      expect(cost(timeS, y, moved, 2)).toBeGreaterThan(least);
    }
  }
});

it('keeps a constant, and keeps the mean of uniform rows', () => {
  const timeS = Float64Array.from({ length: 50 }, (_, i) => 2 * i);
  const same = optimalFilter(timeS, new Float64Array(50).fill(7), 100);
  same.forEach((value) => expect(value).toBeCloseTo(7, 9));
  const step = optimalFilter(
    timeS,
    timeS.map((time) => (time < 50 ? 0 : 1)),
    100,
  );
  expect(step[24]).toBeLessThan(0.5);
  expect(step[25]).toBeGreaterThan(0.5);
});

it('returns no row and one row as they are', () => {
  expect([...optimalFilter(Float64Array.of(), Float64Array.of(), 100)]).toEqual([]);
  expect([...optimalFilter(Float64Array.of(5), Float64Array.of(3), 100)]).toEqual([3]);
});
