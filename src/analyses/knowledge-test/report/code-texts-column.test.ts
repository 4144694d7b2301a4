import { expect, it } from 'vitest';
import type { ResultRow } from '#core/result-column.ts';
import { drawCodeBook } from '../../../../tests/support/draw-code-book.ts';
import { codeTextsColumn } from './code-texts-column.ts';

const inWords = (row: ResultRow, kept?: unknown): string | undefined =>
  codeTextsColumn.inWords(row, kept) as string | undefined;
const books = [drawCodeBook('FAA-S-ACS-6C', 'PA')];

it('codes stand with area, task, their own words and what to read', () => {
  expect(inWords({ codes: 'PA.I.A.K1a', exam_date: '2025-01-15' }, books)).toBe(
    'PA.I.A.K1a Strings › Knots › Knots of FAA-S-ACS-6C, including: Bowline [AC 0-1]',
  );
});

it('without a code book area, task and kind stand for them; an older code stands alone', () => {
  expect(inWords({ codes: 'PA.I.A.K1a PLT012', exam_date: '2025-01-15' })).toBe(
    'PA.I.A.K1a Preflight Preparation › Pilot Qualifications › Knowledge | PLT012',
  );
});

it('each report of a file is explained by the edition of its own day, and a code said twice stands once', () => {
  const row = { codes: 'PA.I.A.K1a /  / PA.I.A.K1a', exam_date: '2019-01-15 /  / 2025-01-15' };
  expect(inWords(row, books)?.split(' | ')).toEqual([
    'PA.I.A.K1a Preflight Preparation › Pilot Qualifications › Knowledge',
    expect.stringContaining('Bowline'),
  ]);
  expect(inWords({ codes: 'PA.I.A.R1 / PA.I.A.R1' })?.split(' | ')).toHaveLength(1);
});

it('a report without codes leaves the cell empty', () => {
  expect(inWords({})).toBeUndefined();
});
