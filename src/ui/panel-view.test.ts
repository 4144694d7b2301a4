import { describe, expect, it } from 'vitest';
import type { FigurePanel } from '#reports/figure.ts';
import { nearestRow, rowNear, rowsInside, timeAtX, valueAtTime, viewOf, xAtTime } from './panel-view.ts';

const axis = { label: '', unit: '', fromZero: false, digits: 0 };

/** Six rows, 10 s apart; y rises by 10 a row. */
const overTime: FigurePanel = {
  id: 'time',
  title: 'over time',
  timeS: [0, 10, 20, 30, 40, 50],
  x: axis,
  left: { ...axis, range: [0, 100] },
  series: [
    { title: 'y', colour: '--ink', axis: 'left', values: [0, 10, undefined, 30, 40, 50], drawnAs: 'points' },
    {
      title: 'left out',
      colour: '--ink',
      axis: 'left',
      values: [undefined, undefined, 900, undefined, undefined, undefined],
      drawnAs: 'rings',
    },
  ],
  spans: [],
  marks: [],
};
const x = [100, 140, 200, 310, 390, 500];
const smoothed = [100, 150, 200, 300, 400, 500];
const overX: FigurePanel = { ...overTime, id: 'x', x: { ...axis, range: [0, 1000], values: x, smoothed } };
const whole = { startS: 0, endS: 50 };

describe('moments and places of a panel', () => {
  it('the nearest row, the earlier of two', () => {
    expect([-5, 4, 5, 6, 99].map((at) => nearestRow(overTime.timeS, at))).toEqual([0, 0, 0, 1, 5]);
    expect(nearestRow([], 3)).toBeUndefined();
  });

  it('a value between rows lies on a straight line; beside a missing one the neighbour counts', () => {
    const values = overTime.series[0]?.values ?? [];
    expect([5, 15, 25, 70].map((at) => valueAtTime(overTime.timeS, values, at))).toEqual([5, 10, 30, 50]);
  });

  it('a moment stands at its time, or at the smoothed x of that time', () => {
    expect(xAtTime(overTime, 15)).toBe(15);
    expect(xAtTime(overX, 15)).toBe(175);
  });

  it('an x leads back to a moment, within the stretch that is allowed', () => {
    expect(timeAtX(overTime, 17, whole)).toBe(17);
    expect(timeAtX(overX, 310, whole)).toBe(30);
    expect(timeAtX(overX, 480, { startS: 0, endS: 40 })).toBe(40);
  });
});

describe('what is in sight', () => {
  it('the whole test as the figure says', () => {
    expect(viewOf(overX, whole)).toEqual({ x: [0, 1000], left: [0, 100], right: undefined, from: 0, to: 6 });
  });

  it('zoomed: what lies in that time, and no ring stretches the axis', () => {
    const view = viewOf(overX, whole, { startS: 10, endS: 30 });
    expect([view.from, view.to]).toEqual([1, 4]);
    expect(view.left[0]).toBeCloseTo(9, 0);
    expect(view.left[1]).toBeCloseTo(31, 0);
    expect(view.x[0]).toBeGreaterThan(130);
    expect(view.x[1]).toBeLessThan(325);
  });
});

describe('a brush', () => {
  const view = viewOf(overTime, whole);

  it('takes the points inside it', () => {
    expect(rowsInside(overTime, view, { left: 0.1, right: 0.7, low: 0, high: 0.35 }, false)).toEqual([1, 3]);
  });

  it('takes rings from the rim on which they are drawn', () => {
    expect(rowsInside(overTime, view, { left: 0, right: 1, low: 0.9, high: 1 }, true)).toEqual([2]);
  });

  it('the pointer means the point nearest to it', () => {
    expect(rowNear(overX, viewOf(overX, whole), 0.3, 0.31)).toBe(3);
  });
});
