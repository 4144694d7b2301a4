import { expect, it } from 'vitest';
import { withoutHeadings } from './without-headings.ts';

it('a finding keeps its numbers and loses what people wrote over its columns', () => {
  const finding = {
    recording: {
      timeS: [0, 1.5],
      columns: [{ heading: 'HR Jane', at: { row: 2, column: 'C' }, unit: '1/min' }],
    },
    remarks: [
      { code: 'values-below-zero', detail: '3 values below zero', at: { row: 9, column: 'HR Jane' } },
      { code: 'second-column', detail: 'column HR Jane is a second heart rate; the plainer one was taken' },
      { code: 'read-by-profile', detail: 'columns were read as the profile “Jane’s “own”” says' },
    ],
    peak: undefined,
  };
  const bare = withoutHeadings(finding);
  expect(JSON.stringify(bare)).not.toContain('Jane');
  expect(bare).toMatchObject({
    recording: { timeS: [0, 1.5], columns: [{ heading: '', at: { row: 2, column: 'C' }, unit: '1/min' }] },
    remarks: [
      { code: 'values-below-zero', detail: '3 values below zero', at: { row: 9 } },
      { code: 'second-column', detail: 'about a column of the file, whose heading is left out' },
      { code: 'read-by-profile', detail: 'columns were read as the profile (name left out) says' },
    ],
  });
});
