import { expect, it } from 'vitest';
import { dayAndTime, differenceInWords } from './backup-words.ts';

const nothing = {
  gone: [],
  back: [],
  changed: [],
  unchanged: 3,
  columnsGone: [],
  columnsBack: [],
  resultsLost: 0,
};

it('says what a restore would change, the worst first', () => {
  expect(differenceInWords(nothing)).toEqual([]);
  expect(
    differenceInWords({
      ...nothing,
      gone: ['a.csv'],
      changed: [
        { file: 'b.csv', from: 'COMPLETED', to: 'PENDING', columns: [] },
        { file: 'c.csv', from: 'COMPLETED', to: 'PENDING', columns: [] },
      ],
      columnsBack: ['note'],
      resultsLost: 3,
    }),
  ).toEqual([
    '3 results that the ledger has now would be lost from it (they stay in the batch).',
    '1 row is not in the copy and would be gone.',
    '2 rows are different.',
    'Columns that would come back: note.',
  ]);
});

it('says when a copy was made', () => {
  expect(dayAndTime(Date.UTC(2026, 10, 21, 6, 12, 3))).toBe('21 Nov 2026, 06:12:03');
});
