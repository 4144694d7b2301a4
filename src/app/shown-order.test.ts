import { expect, it } from 'vitest';
import { orderAround, rememberShownOrder } from './shown-order.ts';

const entries = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const around = (itemId: string): string =>
  orderAround('batch', itemId, entries)
    .map(({ id }) => id)
    .join('');

it('next means the next row of the list a file was opened from', () => {
  expect(around('c')).toBe('abcd');
  rememberShownOrder('batch', ['d', 'gone', 'b']);
  expect(around('b')).toBe('db');
  expect(around('c'), 'a file outside that list').toBe('abcd');
  rememberShownOrder('another', ['d', 'b']);
  expect(around('b'), 'a list of another batch').toBe('abcd');
});
