import * as spreadsheets from '@e965/xlsx';
import { encodeText } from '#analyses/cpet/simulate/encode-text.ts';
import type { WrittenCell, WrittenFile, WrittenSheet } from '#analyses/cpet/simulate/written-file.ts';

/** A file as it is dropped on the page. */
export type MadeFile = { readonly fileName: string; readonly bytes: Uint8Array };

/** The bytes of whatever a writer described; the same description gives the same bytes on every machine. */
export function makeFile(written: WrittenFile): MadeFile {
  if (written.kind === 'text') {
    return { fileName: written.name, bytes: encodeText(written.text, written.encoding) };
  }
  return { fileName: written.name, bytes: writeWorkbook(written.format, written.sheets) };
}

/** A workbook's bytes, without dates or names in its properties. */
export function writeWorkbook(
  format: 'xlsx' | 'biff8' | 'biff5' | 'biff2',
  sheets: readonly WrittenSheet[],
): Uint8Array {
  // Without number formats of its own a book would take over those of the workbook that was read last.
  const book = Object.assign(spreadsheets.utils.book_new(), { SSF: { 0: 'General' } });
  for (const { name, rows } of sheets) {
    spreadsheets.utils.book_append_sheet(book, worksheet(rows), name);
  }
  const bytes: unknown = spreadsheets.write(book, {
    bookType: format,
    type: 'array',
    compression: true,
    bookSST: true,
    cellStyles: false,
    Props: {},
  });
  return new Uint8Array(bytes as ArrayBuffer);
}

function worksheet(rows: WrittenSheet['rows']): spreadsheets.WorkSheet {
  const sheet: spreadsheets.WorkSheet = {};
  let lastColumn = 0;
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const object = cellObject(cell);
      if (object === undefined) return;
      lastColumn = Math.max(lastColumn, c);
      sheet[spreadsheets.utils.encode_cell({ r, c })] = object;
    });
  });
  sheet['!ref'] = spreadsheets.utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, rows.length - 1), c: lastColumn },
  });
  return sheet;
}

function cellObject(cell: WrittenCell): spreadsheets.CellObject | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  return { t: 'n', v: cell.value, z: cell.format };
}
