import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { niceTicks, ticksBetween, timeTicks } from './nice-ticks.ts';

describe('ticks', () => {
  it.each([
    [0, 142, 4, [0, 50, 100, 150], 0],
    [0.7, 1.23, 4, [0.6, 0.8, 1, 1.2, 1.4], 1],
    [0, 3514, 4, [0, 1000, 2000, 3000, 4000], 0],
    [-0.3, 0.3, 3, [-0.4, -0.2, 0, 0.2, 0.4], 1],
  ])('from %d to %d are round', (low, high, wanted, values, digits) => {
    expect(niceTicks(low, high, wanted)).toMatchObject({
      values,
      digits,
      low: values[0],
      high: values.at(-1),
    });
  });

  it('of one value alone have room on both sides', () => {
    const { low, high } = niceTicks(20, 20, 4);
    expect(low).toBeLessThan(20);
    expect(high).toBeGreaterThan(20);
  });

  it('keep fixed ends', () => {
    expect(ticksBetween(0, 1, 4)).toMatchObject({ low: 0, high: 1, values: [0, 0.5, 1] });
    expect(ticksBetween(0, 1, 5)).toMatchObject({ values: [0, 0.2, 0.4, 0.6, 0.8, 1], digits: 1 });
  });

  it('of time stand at whole minutes', () => {
    expect(timeTicks(-120, 845, 5).values).toEqual([0, 300, 600]);
    expect(timeTicks(0, 100, 5).values).toEqual([0, 30, 60, 90]);
  });

  it('are few, in order and inside, whatever is drawn', () => {
    const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.integer({ min: 1, max: 8 }), (a, b, wanted) => {
        const ticks = niceTicks(Math.min(a, b), Math.max(a, b), wanted);
        expect(ticks.low).toBeLessThanOrEqual(Math.min(a, b) + 1e-6 * Math.max(Math.abs(a), Math.abs(b)));
        expect(ticks.values.length).toBeLessThanOrEqual(wanted + 3);
        expect(ticks.values).toEqual(ticks.values.toSorted((x, y) => x - y));
      }),
    );
  });
});
