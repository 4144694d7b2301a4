import { expect, it } from 'vitest';
import { isMeant } from './dropped-files.ts';

it('what systems leave in folders is not a test', () => {
  const left = [
    '.DS_Store',
    'lab/.DS_Store',
    'lab/Thumbs.db',
    '__MACOSX/lab/a.csv',
    'lab/~$.git/.x',
    'desktop.ini',
  ];
  expect(left.filter(isMeant)).toEqual([]);
});

it('a file without an ending, or with a dot inside, is a file', () => {
  const kept = ['ZAN0012', 'lab/test.v2.csv', 'lab.2024/a.xlsx'];
  expect(kept.filter(isMeant)).toEqual(kept);
});
