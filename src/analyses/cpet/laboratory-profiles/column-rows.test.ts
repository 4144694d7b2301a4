import { describe, expect, it } from 'vitest';
import { drawSheet } from '../../../../tests/support/draw-sheet.ts';
import { columnRows, shownCell } from './column-rows.ts';

const sheet = drawSheet(`
ID | 7 | | t | VO2 | Note
Name | Eva | | s | mL/min |
Sex | F | | 0 | 300 | start
 | | | 10 | 400 |
 | | | 20 | 500 |
 | | | 30 | 600 |`);
const layout = { sheet: 0, headerRow: 0, headerRows: 1, unitRow: 1, dataRow: 2 };

describe('the columns that a person assigns', () => {
  const rows = columnRows(sheet, { ...layout, columns: [{ index: 4, role: 'vo2MlPerMin' }] }, [
    { heading: 'VO2', at: { column: 'E' }, quantity: 'VO2', unit: 'mL/min', unitRule: 'unit-row' },
  ]);

  it('are those with a heading or a value, each with its unit and some values', () => {
    expect(rows.map(({ letters, heading, unitCell }) => `${letters} ${heading} ${unitCell}`)).toEqual([
      'A ID Name',
      'B 7 Eva',
      'D t s',
      'E VO2 mL/min',
      'F Note ',
    ]);
    expect(rows[3]).toMatchObject({ samples: ['300', '400', '600'], read: { unitRule: 'unit-row' } });
    expect(rows[3]?.laidOut?.role).toBe('vo2MlPerMin');
  });

  it('tell those that hold numbers from a patient block and from notes', () => {
    expect(rows.filter(({ isWords }) => isWords).map(({ letters }) => letters)).toEqual(['A', 'B', 'F']);
  });
});

it('a cell is shown as a spreadsheet would show it', () => {
  expect(shownCell({ kind: 'date-time', days: 0.0053125, format: 'h:mm:ss' })).toBe('0:07:39');
  expect(shownCell(0.1 + 0.2)).toBe('0.3');
  expect(shownCell('x'.repeat(40))).toHaveLength(24);
  expect(shownCell(undefined)).toBe('');
});
