import { expect, test } from 'vitest';
import { parseTypedCount, parseTypedNumber } from './typed-number.ts';

const range = { least: 1, most: 30 };

test.each([
  ['12.5', 12.5, 13],
  [12.4, 12.4, 12],
  ['0', 1, 1],
  [1e9, 30, 30],
  ['', undefined, undefined],
  ['twelve', undefined, undefined],
  [NaN, undefined, undefined],
  [null, undefined, undefined],
])('%j as typed is %j, and as a count %j', (raw, value, count) => {
  expect(parseTypedNumber(raw, range)).toBe(value);
  expect(parseTypedCount(raw, range)).toBe(count);
});
