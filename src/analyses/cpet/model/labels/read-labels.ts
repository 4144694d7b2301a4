import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Cell, Sheet } from '#readers/document.ts';
import { decideDecimalMark, isMissing, parseNumber } from '#readers/parse-number.ts';
import { readDocument } from '#readers/read-document.ts';
import type { FileLabel, ThresholdLabel } from './label.ts';

/** What a list of labels holds, and what is wrong or worth knowing in it, each with its place. */
export type LabelList = { readonly labels: readonly FileLabel[]; readonly remarks: readonly Remark[] };

/** The columns with a number, and the values that can be meant. */
const numberColumns = {
  vt1_s: { least: 0, most: 36_000, unit: 's' },
  vt1_vo2_ml_min: { least: 100, most: 9_000, unit: 'mL/min' },
  vt2_s: { least: 0, most: 36_000, unit: 's' },
  vt2_vo2_ml_min: { least: 100, most: 9_000, unit: 'mL/min' },
} as const;
type NumberColumn = keyof typeof numberColumns;
const numberNames = Object.keys(numberColumns) as NumberColumn[];

/** As an example in messages. */
export const labelHeading = `file;${numberNames.join(';')}`;

/**
 * A list of labels: `file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min` in any order, separated by semicolons, commas or
 * tabs (or a sheet of a workbook), decimals with point or comma, any cell empty. Cells that are no such number are
 * left out with a remark. Faults: those of `readDocument`, `labels-not-a-table`, `labels-no-file-column`,
 * `labels-no-threshold-column`, `labels-column-twice`, `labels-empty`.
 */
export async function readLabels(bytes: Uint8Array): Promise<Result<LabelList>> {
  const document = await readDocument(bytes);
  if (!document.ok) return document;
  const sheet = 'sheets' in document.value ? document.value.sheets[0] : undefined;
  if (sheet === undefined)
    return failFile('unsupported', 'labels-not-a-table', `no table of ${labelHeading}`);
  return labelsOf(sheet);
}

function labelsOf({ rows }: Sheet): Result<LabelList> {
  const head = Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => cell !== undefined)),
  );
  const columns = columnsOf(rows[head] ?? [], head + 1);
  if (!columns.ok) return columns;
  const { file, numbers, remarks } = columns.value;
  const below = rows.slice(head + 1);
  const { mark } = decideDecimalMark(below.flatMap((row) => numbers.map(({ index }) => row[index])));
  const labels: FileLabel[] = [];
  for (const [i, row] of below.entries()) {
    if (row.every((cell) => shown(cell).trim() === '')) continue;
    const place = head + 2 + i;
    const values: Partial<Record<NumberColumn, number>> = {};
    for (const { column, index } of numbers) {
      const read = readCell(row[index], column, (text) => parseNumber(text, mark));
      if (typeof read === 'number') values[column] = read;
      else if (read !== undefined) remarks.push(warning('labels-no-number', read, { row: place, column }));
    }
    const { label, remark } = labelOf(shown(row[file]).trim(), place, values);
    if (label) labels.push(label);
    if (remark) remarks.push(remark);
  }
  if (labels.length === 0)
    return failFile('implausible', 'labels-empty', 'no row names a file', { row: head + 1 });
  return ok({ labels, remarks });
}

type Columns = {
  readonly file: number;
  readonly numbers: readonly { readonly column: NumberColumn; readonly index: number }[];
  readonly remarks: Remark[];
};

/** Which column is which; a remark on each that is not read. */
function columnsOf(cells: readonly Cell[], row: number): Result<Columns> {
  const headings = cells.map(nameOf);
  const known = ['file', ...numberNames];
  const twice = known.find((name) => headings.indexOf(name) !== headings.lastIndexOf(name));
  if (twice !== undefined)
    return failFile('implausible', 'labels-column-twice', `column ${twice} stands twice`, { row });
  const file = headings.indexOf('file');
  if (file < 0) {
    const found = headings.filter((name) => name !== '').join(', ');
    return failFile(
      'unsupported',
      'labels-no-file-column',
      `no column "file"; found ${found.slice(0, 200)}`,
      {
        row,
      },
    );
  }
  const numbers = numberNames
    .map((column) => ({ column, index: headings.indexOf(column) }))
    .filter(({ index }) => index >= 0);
  if (numbers.length === 0) {
    const detail = `none of the columns ${numberNames.join(', ')}`;
    return failFile('unsupported', 'labels-no-threshold-column', detail, { row });
  }
  const remarks = headings.flatMap((name, i) =>
    name === '' || known.includes(name)
      ? []
      : [note('labels-column-ignored', `column "${shown(cells[i])}" is not read`, { row })],
  );
  return ok({ file, numbers, remarks });
}

/** The labels of a row, and the remark on what is wrong with it. */
function labelOf(
  file: string,
  row: number,
  values: Readonly<Partial<Record<NumberColumn, number>>>,
): { readonly label?: FileLabel; readonly remark?: Remark } {
  if (file === '') return { remark: warning('labels-no-file', 'a row without a file name', { row }) };
  const vt1 = thresholdOf(values.vt1_s, values.vt1_vo2_ml_min);
  const vt2 = thresholdOf(values.vt2_s, values.vt2_vo2_ml_min);
  if (isAbove(vt1, vt2)) {
    const detail = `${file}: VT1 is not below VT2; both are left out`;
    return { label: { file, row }, remark: warning('labels-out-of-order', detail, { row }) };
  }
  return { label: { file, row, ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) } };
}

/** A heading as compared: `VT1 (s)` stays unknown, `Vt1_S` and `"vt1 s"` are vt1_s. */
function nameOf(cell: Cell): string {
  const name = shown(cell)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return name === 'filename' || name === 'file_name' ? 'file' : name;
}

/** A number, undefined for an empty cell, or in words why it is not taken. */
function readCell(
  cell: Cell,
  column: NumberColumn,
  parse: (text: string) => number | undefined,
): number | string | undefined {
  if (cell === undefined || (typeof cell === 'string' && isMissing(cell))) return undefined;
  const { least, most, unit } = numberColumns[column];
  const value = typeof cell === 'string' ? parse(cell) : cell;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return `"${shown(cell)}" is not a number of ${unit}`;
  return value >= least && value <= most ? value : `${value} ${unit} is outside ${least} to ${most} ${unit}`;
}

function thresholdOf(timeS: number | undefined, vo2MlPerMin: number | undefined): ThresholdLabel | undefined {
  if (timeS === undefined && vo2MlPerMin === undefined) return undefined;
  return { ...(timeS !== undefined && { timeS }), ...(vo2MlPerMin !== undefined && { vo2MlPerMin }) };
}

function isAbove(vt1: ThresholdLabel | undefined, vt2: ThresholdLabel | undefined): boolean {
  const { timeS: firstS = -Infinity, vo2MlPerMin: first = -Infinity } = vt1 ?? {};
  const { timeS: secondS = Infinity, vo2MlPerMin: second = Infinity } = vt2 ?? {};
  return firstS >= secondS || first > second;
}

function shown(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'object' ? `day ${cell.days}` : String(cell).slice(0, 200);
}

function note(code: string, detail: string, at: Remark['at']): Remark {
  return { code, severity: 'note', detail, ...(at && { at }) };
}

function warning(code: string, detail: string, at: Remark['at']): Remark {
  return { ...note(code, detail, at), severity: 'warning' };
}
