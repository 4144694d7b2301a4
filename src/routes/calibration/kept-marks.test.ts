import { expect, it } from 'vitest';
import { parseMarks } from './kept-marks.ts';

it('kept marks come back as they were, and nonsense is none', () => {
  const marks = { a: { vt1: { timeS: 400 } }, b: { vt2: { vo2MlPerMin: 2600 } } };
  expect(parseMarks(JSON.parse(JSON.stringify(marks)))).toEqual(marks);
  expect(parseMarks({ c: { vt1: 4, vt2: { timeS: 'x' } }, d: null, e: {} })).toEqual({});
  expect([undefined, null, 3, 'x'].map(parseMarks)).toEqual([{}, {}, {}, {}]);
});
