import { expect, it } from 'vitest';
import { nameBatch } from './batch-name.ts';

it('a batch is named after the folder that was dropped, or its only file', () => {
  expect(nameBatch(['lab/a.csv', 'lab/2024/b.csv'])).toBe('lab');
  expect(nameBatch(['lab/2024/b.csv'])).toBe('b.csv');
  expect(nameBatch(['lab/a.csv', 'other/b.csv'])).toBeUndefined();
  expect(nameBatch(['a.csv', 'b.csv'])).toBeUndefined();
  expect(nameBatch([])).toBeUndefined();
});
