import { type Result } from '#core/result.ts';
import { oneLineEnd } from '#readers/delimited.ts';
import { decodeText } from '#readers/text-encoding.ts';
import { checkCellCount, misplaced } from './cell-count.ts';
import { decodeCell } from './cells.ts';
import { delimiterOf } from './delimiter-of.ts';
import { rawCells, readRecords, type RawRecord } from './records.ts';
import { toStretch } from './stretches.ts';

/** A user's table of files and what is known of each: any columns, one of which names the file. */
export type Worklist = {
  readonly headings: readonly string[];
  /** The headings as cells of a ledger. */
  readonly own: string;
  readonly rows: readonly WorklistRow[];
};

export type WorklistRow = {
  /** The row in the file, from 1, the heading included. */
  readonly row: number;
  /** What the cells say. */
  readonly cells: readonly string[];
  /** The same as cells of a ledger, as they stand in the file. */
  readonly own: string;
};

/**
 * Reads a worklist: comma, semicolon or tab, in any encoding a spreadsheet writes, the heading in its first row that is
 * not empty. Rows without a single value are left out.
 * Faults: `unreadable-text`, `empty-file`, `no-rows`; with their row `wrong-cell-count`, `mixed-delimiters`,
 * `quote-not-closed`, `text-after-quote`.
 */
export function readWorklist(bytes: Uint8Array): Result<Worklist> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const delimiter = delimiterOf(firstLines(text));
  let heading: Omit<Worklist, 'rows'> | undefined;
  const rows: WorklistRow[] = [];

  const records = readRecords(text, delimiter);
  let step = records.next();
  for (; step.done !== true; step = records.next()) {
    const record = step.value;
    const cells = rawCells(text, record).map(decodeCell);
    if (cells.every((cell) => cell.trim() === '')) continue;
    const own = stretchOf(record);
    if (heading === undefined) {
      heading = { headings: cells, own };
      continue;
    }
    const fault = checkCellCount(text, record, heading.headings.length, delimiter);
    if (fault !== undefined) return { ok: false, fault };
    rows.push({ row: record.row, cells, own });
  }
  if (step.value !== undefined) return { ok: false, fault: step.value };
  if (heading === undefined) return { ok: false, fault: misplaced('empty-file', 'the table is empty', 1) };
  if (rows.length === 0)
    return { ok: false, fault: misplaced('no-rows', 'the table has a heading and no row', 1) };
  return { ok: true, value: { ...heading, rows } };

  function stretchOf(record: RawRecord): string {
    return toStretch(text, record, delimiter, 0, record.ends.length);
  }
}

/** As much of a text as tells its delimiter; votes are taken line by line, and lines there end in LF. */
function firstLines(text: string): string {
  return oneLineEnd(text.slice(0, 64 * 1024));
}
