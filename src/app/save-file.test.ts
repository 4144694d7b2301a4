import { expect, it } from 'vitest';
import { fileNameOf } from './save-file.ts';

it('any title makes a file name that every system takes', () => {
  expect(fileNameOf('lab 2024/7', 'csv')).toBe('lab-2024-7.csv');
  expect(fileNameOf('../..', 'json')).toBe('batch.json');
  expect(fileNameOf('Übung', 'csv')).toBe('U-bung.csv');
});
