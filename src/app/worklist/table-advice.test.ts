import { describe, expect, it } from 'vitest';
import { controlColumns } from '#engine/ledger/ledger.ts';
import { tableDesk } from '#workers/tables/table-desk.ts';
import { tableAdvice } from './table-advice.ts';

const control = controlColumns.join(';');
const hash = 'a'.repeat(64);
const done = `COMPLETED;;1;2026-11-21T03:04:05.678Z;${hash};p0123456789abcdef;A`;
const good = `subject;${control};quality\r\nS1;a.csv;${done}\r\nS2;b.csv;PENDING;;0;;;;\r\n`;
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a malformed ledger', () => {
  it('is told from a sound one', () => {
    expect(tableDesk().open(utf8(good))).toMatchObject({ kind: 'ledger', rows: 2 });
  });

  it.each([
    ['without a column', good.replace(';SHA256', ''), 'wrong-columns', 1, /back/],
    [
      'whose columns were moved',
      good.replace('FILE;STATUS', 'STATUS;FILE'),
      'wrong-columns',
      1,
      /side by side/,
    ],
    ['with a cell too many', good.replace('S2;', 'S2;;'), 'wrong-cell-count', 3, /as many cells/],
    [
      'with a row of another separator',
      good.replace(/S2.*/, 'S2,b.csv,PENDING,,0,,,,'),
      'mixed-delimiters',
      3,
      /separator/,
    ],
    ['cut off in a row', good.slice(0, -6), 'truncated-last-line', 3, /Copy it again/],
    ['with an open quotation mark', good.replace('S2', '"S2'), 'quote-not-closed', 3, /closing/],
    ['with text behind a quotation mark', good.replace('S2', '"S"2'), 'text-after-quote', 3, /twice/],
    ['with one file twice', good.replace('b.csv', 'a.csv'), 'duplicate-file', 3, /delete one/],
    ['with a row of no file', good.replace('b.csv', ''), 'no-file-name', 3, /FILE/],
    [
      'with a word of the user’s for a status',
      good.replace('PENDING', 'todo'),
      'unknown-status',
      3,
      /PENDING/,
    ],
    [
      'with a time that a spreadsheet rewrote',
      good.replace(/2026[^;]*/, '21.11.26 3:04'),
      'bad-time',
      2,
      /UPDATED_AT/,
    ],
    ['with a cut hash', good.replace(hash, 'aaa'), 'bad-hash', 2, /64/],
    ['with a rewritten PIPELINE', good.replace('p0123456789abcdef', '1,23E+14'), 'bad-pipeline', 2, /16/],
    ['with half an attempt', good.replace(';;1;2026', ';;1,5;2026'), 'bad-attempts', 2, /whole/],
  ] as const)(
    '%s is refused with its place, and a person is told what to do',
    (_what, text, code, row, advice) => {
      const opened = tableDesk().open(utf8(text));
      expect(opened).toMatchObject({ kind: 'unusable', meant: 'ledger', fault: { code, at: { row } } });
      if (opened.kind === 'unusable') expect(tableAdvice(opened.meant, opened.fault)).toMatch(advice);
    },
  );

  it('in another encoding is refused too', () => {
    const bytes = Uint8Array.from(good.replace('S2', 'Jürgen'), (letter) => letter.charCodeAt(0));
    const opened = tableDesk().open(bytes);
    expect(opened).toMatchObject({
      kind: 'unusable',
      meant: 'ledger',
      fault: { code: 'not-utf-8', at: { row: 3 } },
    });
    if (opened.kind === 'unusable') expect(tableAdvice(opened.meant, opened.fault)).toContain('CSV UTF-8');
  });
});

it('a worklist that cannot be read is refused with its place and a way out', () => {
  const opened = tableDesk().open(utf8('file;mass\na.csv;"70\n'));
  expect(opened).toMatchObject({ kind: 'unusable', meant: 'worklist', fault: { at: { row: 2 } } });
  if (opened.kind === 'unusable') expect(tableAdvice(opened.meant, opened.fault)).toContain('quotation mark');
});
