import { expect, it } from 'vitest';
import { changedCodes, codesByHandOf } from './codes-by-hand.ts';

const nothing = codesByHandOf(undefined);

it('a code that is put in and taken out again leaves nothing', () => {
  const added = changedCodes(nothing, { add: 'PA.I.A.K1' });
  expect(added).toEqual({ added: ['PA.I.A.K1'], removed: [] });
  expect(changedCodes(codesByHandOf(added), { remove: 'PA.I.A.K1' })).toBeUndefined();
});

it('a code that was read is taken out, and put back', () => {
  const removed = changedCodes(nothing, { remove: 'PA.I.A.K1' });
  expect(removed).toEqual({ added: [], removed: ['PA.I.A.K1'] });
  expect(changedCodes(codesByHandOf(removed), { add: 'PA.I.A.K1' })).toBeUndefined();
});

it('what is stored in no known form holds nothing', () => {
  expect(codesByHandOf({ added: 'PA.I.A.K1', removed: [1, 'PLT012'] })).toEqual({
    added: [],
    removed: ['PLT012'],
  });
});
