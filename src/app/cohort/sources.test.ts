import { expect, it } from 'vitest';
import { ownColumns } from './cohort-columns.ts';
import { drawnPlan, drawnTest } from './drawn-tests.ts';
import { cartSources, daySources, personSources, sourceOf } from './sources.ts';

const headings = ['Patient', 'Date', 'Gerät'];
const tests = [
  drawnTest('a', { who: 'hash', cart: 'X' }, { own: ['P1', '13/1/2024', 'one'] }),
  drawnTest('b', { cart: 'X' }, { own: ['', '1/2/2024', 'two'] }),
];
const columns = ownColumns(tests, headings);
const plan = { ...drawnPlan, personColumn: 'who', cartColumn: 'cart' };

it('the worklist goes before the file, and the file where there is no worklist', () => {
  expect(tests.map((test) => sourceOf(personSources(plan, columns), undefined)?.of(test))).toEqual([
    'P1',
    undefined,
  ]);
  expect(tests.map((test) => sourceOf(personSources(plan, []), undefined)?.of(test))).toEqual([
    'hash',
    undefined,
  ]);
  expect(sourceOf(cartSources(plan, columns), undefined)?.title).toBe('worklist: Gerät');
  expect(sourceOf(cartSources(plan, columns), 'file')?.of(tests[0] ?? drawnTest('', {}))).toBe('X');
});

it('a column of dates says when, by the test and not by its place among those chosen', () => {
  const [when] = daySources(plan, tests, columns);
  expect(when?.title).toBe('worklist: Date (day, month, year)');
  expect(when?.when?.of(tests[1] ?? drawnTest('', {}))).toBe(Date.UTC(2024, 1, 1) / 86_400_000);
  expect(daySources(plan, tests, [])).toEqual([{ id: 'order', title: 'order of the batch' }]);
});

it('the day that a file states comes after the worklist and before the order, told from the first test on', () => {
  const dayed = [drawnTest('a', { day: 9000 }), drawnTest('b', { day: 9007 })];
  const withDays = { ...plan, dayColumn: 'day' };
  const idsOf = (all: typeof dayed, own: typeof columns) =>
    daySources(withDays, all, own).map(({ id }) => id);
  expect(idsOf(dayed, columns)).toEqual(['own-1', 'file', 'order']);
  const when = daySources(withDays, dayed, [])[0]?.when;
  expect(dayed.map((test) => when?.text(when.of(test) ?? 0))).toEqual(['day 1', 'day 8']);
  expect(idsOf([...dayed, drawnTest('c', {})], [])).toEqual(['order', 'file']);
});
