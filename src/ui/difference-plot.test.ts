import { expect, it } from 'vitest';
import { plotScales, roundTicks } from './difference-plot.ts';

it('ticks are round numbers within the range', () => {
  expect(roundTicks(-95, 130, 5)).toEqual([-50, 0, 50, 100]);
  expect(roundTicks(1200, 3400, 4)).toEqual([2000, 3000]);
  expect(roundTicks(3, 3, 4)).toEqual([]);
});

it('every point and the limits lie within the frame, zero is among the differences', () => {
  const frame = { left: 50, top: 10, width: 200, height: 100 };
  const points = [1000, 2000].map((x) => ({ id: String(x), title: '', x, difference: 40, href: '' }));
  const { x, y } = plotScales(points, { bias: 40, low: 20, high: 60 }, frame);
  const within = [x(1000), x(2000)].every((at) => at > 50 && at < 250);
  expect(within).toBe(true);
  expect([y(0), y(60), y(20)].every((at) => at > 10 && at < 110)).toBe(true);
  expect(y(0)).toBeGreaterThan(y(60));
});

it('one point alone is drawn in the middle', () => {
  const frame = { left: 0, top: 0, width: 100, height: 100 };
  const { x } = plotScales([{ id: '1', title: '', x: 5, difference: 0, href: '' }], {}, frame);
  expect(x(5)).toBe(50);
});
