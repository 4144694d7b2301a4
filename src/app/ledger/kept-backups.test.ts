import { expect, it } from 'vitest';
import { keptBackups, parseKeptBackups } from './kept-backups.ts';

it('the number of copies is a whole one within its range, and ten where nothing was chosen', () => {
  expect(['0', '1', '7.6', '500', '', 'x', 12].map(parseKeptBackups)).toEqual([
    1,
    1,
    8,
    100,
    undefined,
    undefined,
    12,
  ]);
  expect(keptBackups()).toBe(10);
});
