import { expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { mergeItems } from './merge-items.ts';

function item(ordinal: number, attempts = 0): Item {
  const id = `i${String(ordinal)}`;
  return {
    id,
    batchId: 'b',
    ordinal,
    name: id,
    sizeBytes: 1,
    sha256: '',
    attempts,
    state: { status: 'queued' },
  };
}

it('changed items take their places, new ones come in the order of the drop, the rest is shared', () => {
  const before = [item(0), item(1), item(2)];
  const after = mergeItems(before, [item(1, 1), item(4), item(3)]);
  expect(after.map((each) => [each.id, each.attempts])).toEqual([
    ['i0', 0],
    ['i1', 1],
    ['i2', 0],
    ['i3', 0],
    ['i4', 0],
  ]);
  expect(after[0]).toBe(before[0]);
  expect(before).toHaveLength(3);
  const gaps = mergeItems([item(2), item(5)], [item(5, 1), item(3)]);
  expect(gaps.map(({ id, attempts }) => [id, attempts])).toEqual([
    ['i2', 0],
    ['i3', 0],
    ['i5', 1],
  ]);
});

it('a few items of a long batch, given in any order, change in their places', () => {
  const few = mergeItems([], [item(9), item(3), item(5)]);
  const changed = mergeItems(few, [item(9, 1), item(3, 1)]);
  expect(changed.map(({ id, attempts }) => [id, attempts])).toEqual([
    ['i3', 1],
    ['i5', 0],
    ['i9', 1],
  ]);
});

it('an item is never set back by news of it that come late', () => {
  const before = mergeItems([], [{ ...item(0, 2), rev: 3 }]);
  expect(mergeItems(before, [{ ...item(0, 1), rev: 2 }])[0]?.attempts).toBe(2);
  expect(mergeItems(before, [{ ...item(0, 3), rev: 4 }])[0]?.attempts).toBe(3);
});

it('a new item that one change tells of twice is there once', () => {
  const twice = mergeItems([], [item(10), item(9), item(10, 1)]);
  expect(twice.map(({ id, attempts }) => [id, attempts])).toEqual([
    ['i9', 0],
    ['i10', 1],
  ]);
});
