import { expect, it } from 'vitest';
import { actionOf } from './reading-keys.ts';

const plain = { key: '', code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it('digits place a threshold, with Shift they say that there is none, on every keyboard', () => {
  expect(actionOf({ ...plain, key: '1', code: 'Digit1' })).toEqual({ kind: 'place', which: 'vt1' });
  expect(actionOf({ ...plain, key: 'é', code: 'Digit2' })).toEqual({ kind: 'place', which: 'vt2' });
  expect(actionOf({ ...plain, key: '!', code: 'Digit1', shiftKey: true })).toEqual({
    kind: 'absent',
    which: 'vt1',
  });
});

it('arrows move the cursor, finer with Shift', () => {
  expect(actionOf({ ...plain, key: 'ArrowLeft' })).toEqual({ kind: 'move', byS: -5 });
  expect(actionOf({ ...plain, key: 'ArrowRight', shiftKey: true })).toEqual({ kind: 'move', byS: 1 });
});

it('what the browser does with a key is left to it', () => {
  expect(actionOf({ ...plain, key: 'n', ctrlKey: true })).toBeUndefined();
  expect(actionOf({ ...plain, key: 'ArrowLeft', altKey: true })).toBeUndefined();
  expect(actionOf({ ...plain, key: 'ArrowDown' })).toBeUndefined();
});
