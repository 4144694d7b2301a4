import type * as XLSX from '@e965/xlsx';
import type { CellObject, DenseWorkSheet, WorkBook } from '@e965/xlsx';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Cell, Sheet, SourceDocument } from './document.ts';
import { isWholeBiff } from './biff-records.ts';
import { limits } from './limits.ts';
import { libraryOnce } from './load-library.ts';
import { withWindowsPunctuation } from './text-encoding.ts';

type Library = Pick<typeof XLSX, 'read' | 'CFB' | 'SSF'>;

const loadWorkbookLibrary = libraryOnce('workbooks', (): Promise<Library> => import('@e965/xlsx'));

/**
 * A workbook (zip, OLE2 or bare BIFF bytes, or SpreadsheetML 2003 as text) → its sheets with the rows where they
 * stand, numbers unrounded, date and time cells as such. Formulas give their stored results; cells with an error
 * (#N/A) are empty. The library is loaded when the first workbook comes.
 * Faults: `workbook-damaged`, `workbook-encrypted`, `too-many-columns`, `cell-too-long`, `too-many-cells`; kind `worker`,
 * `notBegun`, where the library cannot be had.
 */
export async function readWorkbook(
  format: 'xlsx' | 'xls' | 'spreadsheet-xml',
  content: Uint8Array | string,
): Promise<Result<SourceDocument>> {
  const loaded = await loadWorkbookLibrary();
  if (!loaded.ok) return loaded;
  const library = loaded.value;
  const opened = open(library, format, content);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const sheets: Sheet[] = [];
  const budget = { cells: limits.cells };
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    // The library gives an empty text for a part that holds nothing, whatever its types say.
    if (typeof sheet !== 'object')
      return failFile('unreadable', 'workbook-damaged', 'a worksheet of the workbook holds nothing', {
        sheet: name,
      });
    if ('!type' in sheet && sheet['!type'] !== 'sheet') continue;
    const read = readSheet(library, name, sheet as DenseWorkSheet, startsIn1904(workbook), budget);
    if (!read.ok) return read;
    sheets.push(read.value);
  }
  if (sheets.length === 0)
    return failFile('unreadable', 'workbook-damaged', 'a workbook without a worksheet');
  return ok({ format, sheets });
}

function open(library: Library, format: string, content: Uint8Array | string): Result<WorkBook> {
  try {
    if (format === 'xls' && typeof content !== 'string' && !isWholeBiff(biffStream(library, content))) {
      return failFile('unreadable', 'workbook-damaged', 'the records of the workbook are cut off or damaged');
    }
    const workbook = library.read(content, {
      type: typeof content === 'string' ? 'string' : 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellDates: false,
    });
    return ok(workbook);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (format === 'xls' && /password|encrypt/i.test(message)) {
      return failFile('unsupported', 'workbook-encrypted', 'the workbook is protected by a password');
    }
    if (/Cannot find Workbook stream/i.test(message)) {
      return failFile('unsupported', 'not-a-test-export', 'an OLE2 document without a worksheet');
    }
    return failFile('unreadable', 'workbook-damaged', 'the workbook cannot be opened');
  }
}

/** The bytes themselves, or the stream in an OLE2 container that holds the workbook; throws where it holds none. */
function biffStream({ CFB }: Library, content: Uint8Array): Uint8Array {
  if (content[0] !== 0xd0) return content;
  const container = CFB.read(content, { type: 'array' });
  if (CFB.find(container, 'EncryptedPackage') !== null) throw new Error('encrypted');
  const entry = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (entry === null) throw new Error('Cannot find Workbook stream');
  return Uint8Array.from(entry.content);
}

const blankRow: readonly Cell[] = [];

function readSheet(
  library: Library,
  name: string,
  sheet: DenseWorkSheet,
  in1904: boolean,
  budget: { cells: number },
): Result<Sheet> {
  const rows: (readonly Cell[])[] = [];
  const stored: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'];
  if (stored.length > limits.cells) {
    return failFile('unreadable', 'too-many-cells', `more than ${limits.cells} rows`, { sheet: name });
  }
  for (const [r, cells] of Array.from(stored).entries()) {
    const row: Cell[] = [];
    const at = { sheet: name, row: r + 1 };
    cells?.forEach((object, c) => {
      const cell = object === undefined ? undefined : toCell(library, object, in1904);
      if (cell === undefined) return;
      while (row.length < c && c < limits.columns) row.push(undefined);
      row[Math.min(c, limits.columns)] = cell;
    });
    if (row.length > limits.columns) {
      return failFile('unreadable', 'too-many-columns', `more than ${limits.columns} columns`, at);
    }
    if (row.some((cell) => typeof cell === 'string' && cell.length > limits.cellChars)) {
      return failFile(
        'unreadable',
        'cell-too-long',
        `a cell of more than ${limits.cellChars} characters`,
        at,
      );
    }
    budget.cells -= row.length;
    if (budget.cells < 0) {
      return failFile('unreadable', 'too-many-cells', `more than ${limits.cells} cells`, at);
    }
    rows.push(row.length === 0 ? blankRow : row);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return ok({ name, rows });
}

function toCell(library: Library, { t, v, z }: CellObject, in1904: boolean): Cell {
  if (t === 'e' || t === 'z' || v === undefined) return undefined;
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  // Before Excel 97 texts were single bytes, which the library takes for Latin-1.
  if (typeof v === 'string') return v === '' ? undefined : withWindowsPunctuation(v);
  if (typeof v !== 'number' || !Number.isFinite(v)) return undefined;
  if (typeof z !== 'string' || z === 'General' || !library.SSF.is_date(z)) return v;
  // Books made on old Macs count days from 1904-01-01; times of day are the same in both.
  return { kind: 'date-time', days: in1904 && v >= 1 ? v + 1462 : v, format: z };
}

function startsIn1904(workbook: WorkBook): boolean {
  return workbook.Workbook?.WBProps?.date1904 === true;
}
