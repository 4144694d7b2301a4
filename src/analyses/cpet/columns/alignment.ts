import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Cell, Sheet } from '#readers/document.ts';
import { cellText, isBlank, isBlankRow } from './cells.ts';
import { readHeader, type Header } from './find-header.ts';

/**
 * A text file's header with its cells under their headings. R writes row names without a heading, which shifts every
 * cell by one: put right where that column counts the rows. Fault `columns-misaligned` where most rows run on beyond
 * the headings otherwise: decimal commas in a comma-separated file.
 */
export function alignColumns(
  header: Header,
): Result<{ readonly header: Header; readonly remarks: readonly Remark[] }> {
  const { sheet, row, dataRow } = header;
  const width = filledWidth(sheet.rows[row] ?? []);
  const data = sheet.rows.slice(dataRow).filter((cells) => !isBlankRow(cells));
  const beyond = data.filter((cells) => filledWidth(cells) > width);
  if (sheet.name !== '' || data.length < 5 || beyond.length * 2 <= data.length)
    return ok({ header, remarks: [] });
  // who made the profile saw which values stand under which heading
  if (header.columns.some(({ byProfile }) => byProfile !== undefined) && areEquallyLong(data))
    return ok({ header, remarks: [] });
  const shifted = hasRowNames(data, width)
    ? readHeader(withBlankCorner(sheet, row, dataRow), row)
    : undefined;
  const place = { row: dataRow + 1 };
  if (shifted === undefined) {
    const detail = `${beyond.length} of ${data.length} rows have more cells than the ${width} headings: values do not stand under their headings`;
    return failFile('implausible', 'columns-misaligned', detail, place);
  }
  const detail =
    'the first cell of each row counts the rows and has no heading: the cells behind it belong to the headings';
  return ok({
    header: shifted,
    remarks: [{ code: 'row-names-skipped', severity: 'note', detail, at: place }],
  });
}

function filledWidth(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1;
}

/** Numbers that decimal commas split make rows of all lengths. */
function areEquallyLong(data: readonly (readonly Cell[])[]): boolean {
  return new Set(data.map(filledWidth)).size === 1;
}

function hasRowNames(data: readonly (readonly Cell[])[], width: number): boolean {
  const first = Number(cellText(data[0]?.[0]));
  return data.every((cells, i) => cells.length === width + 1 && Number(cellText(cells[0])) === first + i);
}

function withBlankCorner(sheet: Sheet, row: number, dataRow: number): Sheet {
  const rows = sheet.rows.map((cells, i) => (i >= row && i < dataRow ? [undefined, ...cells] : cells));
  return { ...sheet, rows };
}

/** A last row that breaks off while all others are equally long: the file was cut off in the middle of a line. */
export function cutOffRemark({ sheet, dataRow }: Header): readonly Remark[] {
  const lengths = sheet.rows.slice(dataRow).map((cells) => cells.length);
  const last = lengths.at(-1) ?? 0;
  const others = new Set(lengths.slice(0, -1));
  const [usual = 0] = others;
  if (sheet.name !== '' || lengths.length < 10 || others.size > 1 || last === 0 || last >= usual) return [];
  const detail = `the last row has ${last} of ${usual} cells and was left out: the file seems to be cut off`;
  return [{ code: 'file-cut-off', severity: 'warning', detail, at: { row: sheet.rows.length } }];
}
