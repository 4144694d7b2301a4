import { expect, it } from 'vitest';
import { nameBatch } from './batch-name-words.ts';

const day = Date.UTC(2026, 10, 21, 12);

it('a batch is named after the folder that was dropped, or its only file', () => {
  expect(nameBatch('cpet', ['lab/a.csv', 'lab/2024/b.csv'])).toBe('lab');
  expect(nameBatch('cpet', ['lab/2024/b.csv'])).toBe('b.csv');
  expect(nameBatch('cpet', ['lab/a.csv', 'other/b.csv'])).toBe('Exercise tests');
  expect(nameBatch('cpet', ['a.csv', 'b.csv'])).toBe('Exercise tests');
  expect(nameBatch('cpet', [])).toBeUndefined();
});

it('a batch of reports is never named after a file, which often bears a student’s name', () => {
  expect(nameBatch('knowledge-test', ['Sample Alex IRA.pdf'], day)).toBe('Reports of 21 Nov 2026');
  expect(nameBatch('knowledge-test', ['Sample Alex IRA.pdf', 'b.jpg'], day)).toBe('Reports of 21 Nov 2026');
  expect(nameBatch('knowledge-test', ['May class/Sample Alex IRA.pdf'], day)).toBe('May class');
  expect(nameBatch('knowledge-test', ['May class/a.pdf', 'May class/b/c.pdf'], day)).toBe('May class');
  expect(nameBatch('knowledge-test', ['a/a.pdf', 'b/c.pdf'], day)).toBe('Reports of 21 Nov 2026');
});
