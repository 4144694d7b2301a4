import { expect, it } from 'vitest';
import { agreementWithShipped, furthestApart, methodsOf, pointsOf, type ComparedTest } from './comparison.ts';

const at = (timeS: number) => ({ timeS, vo2MlPerMin: 4 * timeS, interval90S: { low: 0, high: 900 } });
const both = ['VT1', 'VT2'] as const;

/** The user's model lies 10, 30 and 50 s later at VT1 than the shipped one, which refuses the fourth test. */
const tests: readonly ComparedTest[] = [10, 30, 50, undefined].map((laterS, place) => ({
  itemId: String(place),
  name: `test ${String(place)}`,
  ...(laterS !== undefined && {
    model: { method: 'model', title: 'domain model', gives: both, vt1: at(400) },
  }),
  others: [
    { method: 'v-slope', title: 'v-slope', gives: ['VT1'] },
    { method: 'consensus', title: 'classical consensus', gives: both, vt1: at(390) },
    {
      method: 'mine mended',
      title: 'Mine (mended)',
      gives: both,
      vt1: at(400 + (laterS ?? 0)),
      vt2: at(600),
    },
  ],
}));

it('the shipped model’s answer is what the others are held against', () => {
  const lines = agreementWithShipped(tests);
  const mine = lines.find(({ method, which }) => method === 'mine mended' && which === 'VT1');
  expect(mine).toMatchObject({ asked: 3, answered: 3, biasS: 30 });
  expect(mine?.limitsS?.low).toBeCloseTo(30 - 39.2, 1);
  expect(mine).not.toHaveProperty('coverage90');
  expect(lines.every(({ which }) => which === 'VT1')).toBe(true);
});

it('models of the user come first, single classical methods last', () => {
  expect(methodsOf(tests).map(({ method }) => method)).toEqual(['mine mended', 'consensus', 'v-slope']);
});

it('points are the tests in which both answer; the furthest apart lead to their pages', () => {
  const points = pointsOf(tests, 'mine mended', 'vt1', 'timeS', (id) => `/test/${id}`);
  expect(points.map(({ x, difference }) => [x, difference])).toEqual([
    [405, 10],
    [415, 30],
    [425, 50],
  ]);
  expect(furthestApart(points, 1).map(({ href }) => href)).toEqual(['/test/2']);
});
