import { expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { canBeTaken, onceEach } from './put-together.ts';

const done = { status: 'done', quality: 'success', row: {}, version: 1 } as const;
const file = (name: string, sha256: string, more: Partial<Item> = {}): Item => ({
  id: name,
  batchId: 'b',
  ordinal: 0,
  name,
  sizeBytes: 1,
  sha256,
  attempts: 1,
  state: done,
  ...more,
});

it('a class takes results that are here, the same file once', () => {
  const items = [
    file('a', '1'),
    file('b', '2'),
    file('a again', '1'),
    file('failed', '3', { state: { status: 'cancelled' } }),
    file('row alone', '4', { ledger: { own: '', kept: true } }),
  ];
  expect(onceEach(canBeTaken(items)).map(({ name }) => name)).toEqual(['a', 'b']);
});
