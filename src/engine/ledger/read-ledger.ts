import { failFile, type FileFault, type Result } from '#core/result.ts';
import { decodeText } from '#readers/text-encoding.ts';
import { decodeUtf8 } from '#readers/utf8.ts';
import { withoutNeutralising } from '#core/formula-text.ts';
import { checkCellCount, delimiters, misplaced } from './cell-count.ts';
import { decodeCell } from './cells.ts';
import { controlColumns, type Ledger, type LedgerRow } from './ledger.ts';
import { readControls } from './read-controls.ts';
import { rawCells, readRecords, type Delimiter, type RawRecord } from './records.ts';
import { toStretch } from './stretches.ts';

/**
 * Reads a ledger: strict, because whatever is read here is written back. A spreadsheet may have saved it with another
 * delimiter, which is found; it must be UTF-8, have the control columns side by side, as many cells in every row as in
 * the heading, every file once, and a line end behind its last row, by which a file that was cut off is known. (One that
 * was cut off exactly behind a row reads as its first rows: the files without a row are then listed by `matchRows`.)
 *
 * Faults, placed by row: `empty-file`, `not-utf-8`, `not-a-ledger`, `wrong-columns`, `wrong-cell-count`, `mixed-delimiters`,
 * `truncated-last-line`, `quote-not-closed`, `text-after-quote`, `duplicate-file`, and those of `readControls`.
 */
export function readLedger(bytes: Uint8Array): Result<Ledger> {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  const heading = readHeading(text);
  if ('code' in heading) return { ok: false, fault: heading };
  const { delimiter, first } = heading;
  const rows: LedgerRow[] = [];
  const rowOf = new Map<string, number>();
  let blankRow: number | undefined;

  const records = readRecords(text, delimiter);
  let step = records.next();
  for (; step.done !== true; step = records.next()) {
    const record = step.value;
    if (record.row === 1) continue;
    if (isBlank(record)) {
      blankRow ??= record.row;
      continue;
    }
    const problem =
      blankRow === undefined
        ? checkRow(text, record, heading)
        : misplaced('wrong-cell-count', 'a blank line between rows', blankRow);
    if (problem !== undefined) return { ok: false, fault: problem };
    const row = readRow(text, record, delimiter, first);
    if (!row.ok) return row;
    const { file } = row.value;
    const before = rowOf.get(file);
    if (before !== undefined) {
      const detail = `the file ${file} stands in row ${before} already`;
      return failFile('unreadable', 'duplicate-file', detail, { row: record.row, column: 'FILE' });
    }
    rowOf.set(file, record.row);
    rows.push(row.value);
  }
  if (step.value !== undefined) return { ok: false, fault: step.value };
  return { ok: true, value: { ...heading.columns, rows } };
}

type Heading = {
  readonly delimiter: Delimiter;
  /** Index of the column FILE. */
  readonly first: number;
  readonly cells: number;
  readonly columns: Omit<Ledger, 'rows'>;
};

/** As many control columns as no list of files has by chance. */
const enoughColumns = 4;

/**
 * Whether this is meant to be a ledger, rather than a list of files: its heading names columns that only a ledger has,
 * though one may be missing, or the encoding may no longer be UTF-8, which `readLedger` then says.
 */
export function isMeantAsLedger(bytes: Uint8Array): boolean {
  const decoded = decodeUtf8(bytes);
  const guessed = decoded.ok ? decoded : decodeText(bytes);
  if (!guessed.ok) return false;
  const { names } = bestHeading(typeof guessed.value === 'string' ? guessed.value : guessed.value.text);
  const isNamed = ['FILE', 'STATUS', 'PIPELINE'].every((name) => names.includes(name));
  return isNamed || controlColumns.filter((name) => names.includes(name)).length >= enoughColumns;
}

function readHeading(text: string): Heading | FileFault {
  const { delimiter, names, record, fault } = bestHeading(text);
  if (fault !== undefined) return fault;
  if (text === '') return misplaced('empty-file', 'the ledger has 0 bytes', 1);
  if (record?.closed !== true) return misplaced('truncated-last-line', 'the heading is not complete', 1);
  const missing = controlColumns.filter((name) => !names.includes(name));
  if (missing.length === controlColumns.length)
    return misplaced('not-a-ledger', `none of the columns ${controlColumns.join(', ')} is there`, 1);
  if (missing.length > 0) return misplaced('wrong-columns', `missing: ${missing.join(', ')}`, 1);
  const twice = controlColumns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return misplaced('wrong-columns', `two columns are called ${twice}`, 1);
  const first = names.indexOf(controlColumns[0]);
  if (!controlColumns.every((name, i) => names[first + i] === name))
    return misplaced('wrong-columns', `${controlColumns.join(', ')} do not stand side by side`, 1);
  return {
    delimiter,
    first,
    cells: names.length,
    columns: {
      own: toStretch(text, record, delimiter, 0, first),
      ownCount: first,
      resultNames: names.slice(first + controlColumns.length).map(withoutNeutralising),
    },
  };
}

const noNames: readonly string[] = [];

/** The heading under the delimiter that shows the most control columns. */
function bestHeading(text: string): {
  readonly delimiter: Delimiter;
  readonly names: readonly string[];
  readonly record?: RawRecord;
  readonly fault?: FileFault;
} {
  const tries = delimiters.map((delimiter) => {
    const step = readRecords(text, delimiter).next();
    if (step.done === true) return { delimiter, names: noNames, fault: step.value };
    return { delimiter, names: rawCells(text, step.value).map(decodeCell), record: step.value };
  });
  const shown = tries.map(({ names }) => controlColumns.filter((name) => names.includes(name)).length);
  const best = shown.indexOf(Math.max(...shown));
  return tries[best] ?? { delimiter: ';', names: noNames };
}

function readRow(text: string, record: RawRecord, delimiter: Delimiter, first: number): Result<LedgerRow> {
  const behind = first + controlColumns.length;
  const controls = readControls(rawCells(text, record, first, behind).map(decodeCell), record.row);
  if (!controls.ok) return controls;
  const own = toStretch(text, record, delimiter, 0, first);
  const results = toStretch(text, record, delimiter, behind, record.ends.length);
  return { ok: true, value: { ...controls.value, row: record.row, own, results } };
}

function checkRow(text: string, record: RawRecord, { cells, delimiter }: Heading): FileFault | undefined {
  if (!record.closed) return misplaced('truncated-last-line', 'the last row is not complete', record.row);
  return checkCellCount(text, record, cells, delimiter);
}

function isBlank({ start, ends, closed }: RawRecord): boolean {
  return closed && ends.length === 1 && ends[0] === start;
}
