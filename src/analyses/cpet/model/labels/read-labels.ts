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

function labelsOf(sheet: Sheet): Result<LabelList> {
  const headingRow = sheet.rows.findIndex((row) => row.some((cell) => cell !== undefined));
  const headings = (sheet.rows[headingRow] ?? []).map(nameOf);
  const at = { row: headingRow + 1 };
  const twice = ['file', ...numberNames].find(
    (name) => headings.indexOf(name) !== headings.lastIndexOf(name),
  );
  if (twice !== undefined)
    return failFile('implausible', 'labels-column-twice', `column ${twice} stands twice`, at);
  if (!headings.includes('file')) {
    const found = headings
      .filter((name) => name !== '')
      .join(', ')
      .slice(0, 200);
    return failFile('unsupported', 'labels-no-file-column', `no column "file"; found ${found}`, at);
  }
  const numbers = numberNames.filter((name) => headings.includes(name));
  if (numbers.length === 0) {
    const detail = `none of the columns ${numberNames.join(', ')}`;
    return failFile('unsupported', 'labels-no-threshold-column', detail, at);
  }
  const remarks: Remark[] = headings.flatMap((name, i) =>
    name === '' || name === 'file' || numberNames.includes(name as NumberColumn)
      ? []
      : [
          note('labels-column-ignored', `column "${shown(sheet.rows[headingRow]?.[i])}" is not read`, {
            row: at.row,
          }),
        ],
  );
  const rows = sheet.rows.slice(headingRow + 1);
  const columns = new Map(['file', ...numbers].map((name) => [name, headings.indexOf(name)] as const));
  const mark = decideDecimalMark(
    rows.flatMap((row) => numbers.map((name) => row[columns.get(name) ?? -1])),
  ).mark;
  const labels: FileLabel[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.every((cell) => cell === undefined || (typeof cell === 'string' && cell.trim() === ''))) continue;
    const place = headingRow + 2 + i;
    const file = shown(row[columns.get('file') ?? -1]).trim();
    const values: Partial<Record<NumberColumn, number>> = {};
    for (const column of numbers) {
      const read = readCell(row[columns.get(column) ?? -1], column, (text) => parseNumber(text, mark));
      if (typeof read === 'number') values[column] = read;
      else if (read !== undefined) remarks.push(warning('labels-no-number', read, { row: place, column }));
    }
    if (file === '') {
      remarks.push(warning('labels-no-file', 'a row without a file name', { row: place }));
      continue;
    }
    const vt1 = thresholdOf(values.vt1_s, values.vt1_vo2_ml_min);
    const vt2 = thresholdOf(values.vt2_s, values.vt2_vo2_ml_min);
    if (isAbove(vt1, vt2)) {
      const detail = `${file}: VT1 is not below VT2; both are left out`;
      remarks.push(warning('labels-out-of-order', detail, { row: place }));
      labels.push({ file, row: place });
    } else labels.push({ file, row: place, ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) });
  }
  if (labels.length === 0) return failFile('implausible', 'labels-empty', 'no row names a file', at);
  return ok({ labels, remarks });
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
