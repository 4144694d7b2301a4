import { expect, it } from 'vitest';
import type { LabelledTest } from '../model/labels/labelled-test.ts';
import { agreementColumns, agreementRows, agreementTable } from './agreement-rows.ts';

const at = (timeS: number) => ({ timeS, vo2MlPerMin: 4 * timeS });

/** The model 12 s late, then 20 s; V-slope finds nothing in the second. */
const tests: readonly LabelledTest[] = [12, 20].map((lateS) => ({
  name: String(lateS),
  vt1: at(400),
  vo2PeakMlPerMin: 3000,
  answers: [
    { method: 'v-slope', title: 'v-slope', gives: ['VT1'], ...(lateS === 12 && { vt1: at(380) }) },
    { method: 'model', title: 'domain model', gives: ['VT1', 'VT2'], vt1: at(400 + lateS) },
  ],
}));

it('the model leads, every method says in how many tests it answers', () => {
  const { vt1, vt2, outOfOrder } = agreementTable(tests);
  expect(vt1.map(({ title, answered }) => [title, answered]).slice(0, 2)).toEqual([
    ['Domain model', '2 of 2'],
    ['V-slope', '1 of 2'],
  ]);
  expect(vt2).toEqual([]);
  expect(outOfOrder).toEqual([]);
});

it('errors, bias and limits are texts in the order of the columns', () => {
  const cells = agreementTable(tests).vt1[0]?.cells ?? [];
  expect(cells).toHaveLength(agreementColumns.length);
  expect(cells.slice(0, 5)).toEqual(['64', '4.0', '16', '+16', '+5 to +27']);
  expect(cells[8]).toBe('100');
});

it('a model of the user’s keeps its title and follows the shipped one; a bias of nothing has no sign', () => {
  const rows = agreementRows([
    { method: 'v-slope', title: 'v-slope', which: 'VT1', asked: 2, answered: 2, biasS: -0.3 },
    { method: 'mine mended', title: 'my net (mended)', which: 'VT1', asked: 2, answered: 0 },
  ]);
  expect(rows.map(({ title }) => title)).toEqual(['my net (mended)', 'V-slope']);
  expect(rows[1]?.cells[3]).toBe('0');
});
