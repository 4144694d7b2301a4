import { expect, it } from 'vitest';
import type { Item } from './item-words.ts';
import { partialResults } from './partial-results.ts';

const item = (id: string, part: Partial<Item>): Item => ({
  id,
  batchId: 'b',
  ordinal: 0,
  name: id,
  sizeBytes: 1,
  sha256: '',
  attempts: 1,
  state: { status: 'queued' },
  ...part,
});
const done = (quality: 'success' | 'partial') => ({ status: 'done', quality, row: {}, version: 1 }) as const;

it('partial results are those that a person let stand, and those that nobody has looked at', () => {
  const items = [
    item('a', { state: done('partial') }),
    item('b', { state: done('partial'), confirmed: true }),
    item('c', { state: done('success') }),
    item('d', {}),
  ];
  expect(partialResults(items)).toEqual({ open: ['a'], standing: ['b'] });
});
