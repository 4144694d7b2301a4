import { expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { noneSame, sameFiles } from './same-files.ts';

const item = (name: string, more: Partial<Item> = {}): Item => ({
  id: name,
  batchId: 'b',
  ordinal: 0,
  name,
  sizeBytes: 1,
  sha256: name,
  attempts: 1,
  state: { status: 'done', quality: 'success', row: { name }, version: 1 },
  ...more,
});
const files = [
  item('a'),
  item('b'),
  item('c'),
  item('waiting', { state: { status: 'queued' } }),
  item('row alone', { ledger: { own: '', kept: true } }),
];

it('asks of results alone, and knows each file with those that hold the same', () => {
  const asked: string[] = [];
  const { groups, of } = sameFiles(files, {
    sameInRows: (rows) => {
      asked.push(...rows.map(({ id }) => id));
      return [
        ['b', 'a'],
        ['c', 'c'],
      ];
    },
  });
  expect(asked).toEqual(['a', 'b', 'c']);
  const names = (all: readonly (readonly Item[])[] = []) => all.map((group) => group.map(({ name }) => name));
  expect(names(groups)).toEqual([['b', 'a'], ['c']]);
  expect(names(of.get('a'))).toEqual([['b', 'a']]);
  expect(of.has('waiting')).toBe(false);
});

it('of an analysis that cannot tell, nothing is there twice', () => {
  expect(sameFiles(files, {})).toBe(noneSame);
});
