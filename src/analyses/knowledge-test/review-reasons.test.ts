import { expect, it } from 'vitest';
import { reviewReasons } from './review-reasons.ts';

const codesOf = (row: Parameters<typeof reviewReasons>[0]) => reviewReasons(row).map(({ code }) => code);

it('asks for a look at what may be misread, the gravest first', () => {
  expect(codesOf({ method: 'recognised', remark_codes: 'low-resolution' })).toEqual(['low-resolution']);
  expect(codesOf({ method: 'recognised', remark_codes: 'codes-few low-resolution fields-missing' })).toEqual([
    'fields-missing',
    'low-resolution',
    'codes-few',
  ]);
});

it('has a reason of its own for codes that the exam’s list lacks', () => {
  expect(codesOf({ doubt_count: 1, remark_codes: 'code-not-listed' })).toEqual([
    'codes-to-confirm',
    'not-listed',
  ]);
});

it('asks for none where nothing is in doubt', () => {
  expect(codesOf({ method: 'text-layer', remark_codes: 'edition-mismatch' })).toEqual([]);
  expect(codesOf({ method: 'text-layer' })).toEqual([]);
});
