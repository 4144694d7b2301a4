import { expect, it } from 'vitest';
import { askedBy } from './review-keys.ts';

const pressed = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };

it('a key is the same with and without Shift', () => {
  expect(askedBy({ ...pressed, key: 'j' })).toBe('next');
  expect(askedBy({ ...pressed, key: 'J' })).toBe('next');
  expect(askedBy({ ...pressed, key: '?' })).toBe('keys');
});

it('a digit is the place of a value to set by hand', () => {
  expect(askedBy({ ...pressed, key: '2' })).toBe(2);
  expect(askedBy({ ...pressed, key: '0' })).toBeUndefined();
});

it('a key that is held down goes on, and gives no verdicts', () => {
  expect(askedBy({ ...pressed, key: 'j', repeat: true })).toBe('next');
  expect(askedBy({ ...pressed, key: 'a', repeat: true })).toBeUndefined();
});

it('the browser keeps its own keys', () => {
  expect(askedBy({ ...pressed, key: 'r', ctrlKey: true })).toBeUndefined();
  expect(askedBy({ ...pressed, key: 'a', metaKey: true })).toBeUndefined();
  expect(askedBy({ ...pressed, key: 'Enter' })).toBeUndefined();
});
