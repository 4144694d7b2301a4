import type { CellObject, WorkSheet } from '@e965/xlsx';
import { neutralise } from '#core/formula-text.ts';
import { visibleText } from '#core/visible-text.ts';
import type { CellValue } from '#core/result-column.ts';

export type XlsxSheet = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
};

/** What a cell of a workbook can hold (ECMA-376; Excel's own limit). */
const longestText = 32_767;

/**
 * Tables as a workbook. Numbers are numbers with all their digits, texts are text cells: none is ever a formula, and one
 * that looks like a formula has an apostrophe before it, as in the CSV, so that it stays a text where it is copied to.
 * The library is loaded when first needed.
 */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { utils, write } = await import('@e965/xlsx');
  // Without number formats of its own a book would take over those of the workbook that was read last.
  const book = Object.assign(utils.book_new(), { SSF: { 0: 'General' } });
  for (const { name, columns, rows } of sheets) {
    const sheet: WorkSheet = {};
    [columns, ...rows].forEach((row, r) => {
      row.forEach((value, c) => {
        const cell = cellOf(value);
        if (cell !== undefined) sheet[utils.encode_cell({ r, c })] = cell;
      });
    });
    sheet['!ref'] = utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: rows.length, c: Math.max(0, columns.length - 1) },
    });
    sheet['!cols'] = columns.map((column) => ({ wch: Math.min(40, Math.max(10, column.length + 2)) }));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { bookType: 'xlsx', type: 'array', compression: true, bookSST: true });
  return new Uint8Array(bytes as ArrayBuffer);
}

function cellOf(value: CellValue): CellObject | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return { t: 's', v: neutralise(visibleText(value)).slice(0, longestText) };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  return Number.isFinite(value) ? { t: 'n', v: value } : undefined;
}
