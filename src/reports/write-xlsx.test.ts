import * as spreadsheets from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeXlsx } from './write-xlsx.ts';

const evil = `=HYPERLINK("http://x","click")`;
const sheets = [
  {
    name: 'Results',
    columns: ['file', 'vo2peak_ml_min', 'partial', '@x'],
    rows: [
      ['a.csv', 0.1 + 0.2, true, evil],
      [undefined, Number.NaN, false, '-3.5'],
    ],
  },
  { name: 'Columns', columns: ['name'], rows: [] },
];

it('a workbook holds numbers as numbers, and texts as texts', async () => {
  const book = spreadsheets.read(await writeXlsx(sheets), { type: 'array' });
  expect(book.SheetNames).toEqual(['Results', 'Columns']);
  const sheet = book.Sheets['Results'] ?? {};
  expect(sheet['B2']).toMatchObject({ t: 'n', v: 0.1 + 0.2 });
  expect(sheet['C2']).toMatchObject({ t: 'b', v: true });
  expect(sheet['B3']).toBeUndefined();
  expect(sheet['D2']).toMatchObject({ t: 's', v: `'${evil}` });
  expect(sheet['D3']).toMatchObject({ t: 's', v: "'-3.5" });
  expect(sheet['D1']).toMatchObject({ t: 's', v: "'@x" });
});

it('a workbook spells out what nobody could see in a text', async () => {
  const hidden = [{ name: 'A', columns: ['file'], rows: [['report\u202egnp.csv']] }];
  const book = spreadsheets.read(await writeXlsx(hidden), { type: 'array' });
  expect(book.Sheets['A']?.['A2']).toMatchObject({ v: 'report[U+202E]gnp.csv' });
});

it('no cell of it is a formula, and nothing in it points outside', async () => {
  for (const [path, bytes] of Object.entries(unzipSync(await writeXlsx(sheets)))) {
    const text = new TextDecoder().decode(bytes);
    expect(text, path).not.toMatch(/<f[ >]/);
    expect(text, path).not.toContain('TargetMode="External"');
  }
});
