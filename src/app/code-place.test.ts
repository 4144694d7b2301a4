import { expect, it } from 'vitest';
import { codePlaceOf, errorCodeOf } from './code-place.ts';

const origin = 'http://localhost:4173';
const bundle = `${origin}/app/_app/immutable/chunks/BxR1_a-9.js`;

it('finds the place in the own bundle, in stacks of both engines', () => {
  const chromium = `TypeError: no file "jane.csv"\n    at read (${bundle}:12:345)\n    at x (${bundle}:1:2)`;
  expect(codePlaceOf(chromium, origin)).toBe('BxR1_a-9.js:12:345');
  const firefox = `read@${bundle}:12:345\nx@${bundle}:1:2`;
  expect(codePlaceOf(firefox, origin)).toBe('BxR1_a-9.js:12:345');
});

it('takes no place from anywhere else, and none from a message', () => {
  expect(codePlaceOf('Error: x\n at f (https://other.test/_app/immutable/a.js:1:2)', origin)).toBeUndefined();
  expect(codePlaceOf(`Error: ${origin}/files/jane.js:1:2`, origin)).toBeUndefined();
  expect(codePlaceOf('', origin)).toBeUndefined();
});

it('names an error by its kind alone', () => {
  expect(errorCodeOf(new TypeError('jane'))).toBe('type-error');
  expect(errorCodeOf(new DOMException('jane', 'QuotaExceededError'))).toBe('quota-exceeded-error');
  expect(errorCodeOf(Object.assign(new Error(), { name: 'Jane Doe' }))).toBe('error');
  expect(errorCodeOf('jane')).toBe('error');
});
