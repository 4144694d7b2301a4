import { expect, it } from 'vitest';
import { describeThrown, messageOf } from './thrown.ts';

it('whatever was thrown is said in words', () => {
  expect(messageOf(new TypeError('no such thing'))).toBe('no such thing');
  expect(describeThrown(new TypeError('no such thing'))).toBe('TypeError: no such thing');
  expect([messageOf('full'), describeThrown(undefined)]).toEqual(['full', 'undefined']);
});
