import { expect, it } from 'vitest';
import type { ReportRead } from '../finding.ts';
import { percentOf, readingsOf, saysItself } from './certainty-words.ts';

const read = (confidence: number, certainty: 'sure' | 'doubtful' | 'by-hand' = 'sure') => ({
  confidence,
  certainty,
  raw: 'x',
  value: 'x',
});

it('a text layer and what was set by hand need no number', () => {
  expect(percentOf(read(1))).toBeUndefined();
  expect(percentOf(read(0.4, 'by-hand'))).toBeUndefined();
  expect(percentOf(read(0.967))).toBe(96);
});

it('only what is read with little certainty says so beside its value', () => {
  expect(saysItself(read(0.967))).toBe(false);
  expect(saysItself(read(0.9))).toBe(false);
  expect(saysItself(read(0.899))).toBe(true);
  expect(saysItself(read(0.3, 'by-hand'))).toBe(false);
});

it('all of them are listed, the least sure first', () => {
  const report = {
    fields: { score: read(1), name: read(0.95), ftn: read(0.62) },
    codes: [{ code: 'PA.I.A.K1', certainty: 'sure', confidence: 0.91, raw: '' }],
  } as unknown as Pick<ReportRead, 'fields' | 'codes'>;
  expect(readingsOf(report).map(({ what, percent }) => [what, percent])).toEqual([
    ['ftn', 62],
    ['PA.I.A.K1', 91],
    ['name', 95],
  ]);
});
