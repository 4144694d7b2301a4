import { expect, it } from 'vitest';
import { controlChart } from './control-chart.ts';

const flat = (count: number, value: number) => Array.from({ length: count }, () => value);

it('has limits of 2.66 mean moving ranges about the mean', () => {
  const chart = controlChart([10, 12, 10, 12, 10]);
  expect(chart).toMatchObject({ centre: 10.8, meanRange: 2, signals: [] });
  expect(chart?.low).toBeCloseTo(10.8 - 5.32, 6);
  expect(chart?.high).toBeCloseTo(10.8 + 5.32, 6);
  expect(chart?.highestRange).toBeCloseTo(6.534, 6);
});

it('signals a point beyond the limits, and the jumps to it and from it', () => {
  const values = [10, 14, 10, 14, 10, 14, 10, 14, 40, 10, 14, 10, 14, 10, 14, 10, 14];
  expect(controlChart(values)?.signals).toEqual([
    { place: 8, rule: 'beyond-limits' },
    { place: 8, rule: 'jump' },
    { place: 9, rule: 'jump' },
  ]);
});

it('signals the eighth in a row on one side of the centre', () => {
  const values = [...[10, 11, 10, 11, 10, 11, 10, 11], ...[12, 13, 12, 13, 12, 13, 12, 13]];
  const runs = controlChart(values)?.signals.filter(({ rule }) => rule === 'run');
  expect(runs?.map(({ place }) => place)).toEqual([7, 15]);
});

it('breaks a run at a value on the centre itself', () => {
  expect(controlChart([...flat(7, 1), 0, ...flat(7, 1), ...flat(14, -1)])?.signals.length).toBeGreaterThan(0);
  expect(controlChart(flat(20, 3))?.signals).toEqual([]);
  expect(controlChart([1, 2])).toBeUndefined();
});
