import { expect, it } from 'vitest';
import { filesOfItems } from './file-of-items.ts';

it('a name that is there once is the FILE', () => {
  expect(filesOfItems([{ name: 'a.csv' }, { name: 'monday/a.csv', folder: 'lab' }])).toEqual([
    'a.csv',
    'monday/a.csv',
  ]);
});

it('the same name from another folder is called by its folder', () => {
  const files = filesOfItems([
    { name: 'a.csv', folder: 'lab' },
    { name: 'a.csv', folder: 'ward' },
  ]);
  expect(files).toEqual(['a.csv', 'ward/a.csv']);
});

it('the same path with other bytes gets a counter before its extension', () => {
  const files = filesOfItems([
    { name: 'a.csv' },
    { name: 'a.csv' },
    { name: 'a.csv', folder: 'lab' },
    { name: 'a.csv', folder: 'lab' },
    { name: '.hidden' },
    { name: '.hidden' },
  ]);
  expect(files).toEqual(['a.csv', 'a (2).csv', 'lab/a.csv', 'lab/a (2).csv', '.hidden', '.hidden (2)']);
});

it('a name is not given twice, whoever has it by nature', () => {
  const files = filesOfItems([
    { name: 'a.csv' },
    { name: 'a (2).csv' },
    { name: 'a.csv' },
    { name: 'lab/a.csv' },
    { name: 'a.csv', folder: 'lab' },
  ]);
  expect(files).toEqual(['a.csv', 'a (2).csv', 'a (3).csv', 'lab/a.csv', 'lab/a (2).csv']);
  expect(new Set(files).size).toBe(files.length);
});

it('what comes later changes no name that was given', () => {
  const items = ['a.csv', 'a.csv', 'b.csv', 'a (2).csv', 'a.csv'].map((name) => ({ name }));
  const all = filesOfItems(items);
  items.forEach((_, count) => {
    expect(filesOfItems(items.slice(0, count))).toEqual(all.slice(0, count));
  });
});
