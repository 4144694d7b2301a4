import type { Cell, Sheet } from '#readers/document.ts';
import { cellText, isBlank, isBlankRow, looksLikeTime, looksNumeric } from '../columns/cells.ts';
import { recogniseHeading } from '../columns/heading.ts';
import { parseUnit } from '../columns/units.ts';
import { signsOf } from './find-profile.ts';
import { joinedHeading } from './heading-sign.ts';
import { profileLimits } from './profile.ts';
import type { LaidOutColumn, TableLayout } from './table-layout.ts';

/** Rows of a sheet among which the first data are looked for. */
const lookedAt = 200;

/** Where a table seems to stand in a sheet whose headings say nothing: rows of numbers below a row of words. */
export function guessLayout(sheets: readonly Sheet[], sheet: number): TableLayout {
  const rows = sheets[sheet]?.rows ?? [];
  const isData = rows.slice(0, lookedAt).map(isRowOfNumbers);
  const found = isData.findIndex((numbers, row) => numbers && isData[row + 1] === true);
  const dataRow = Math.max(1, found);
  const above = (below: number): number => {
    for (let row = below - 1; row > 0; row -= 1) if (!isBlankRow(rows[row] ?? [])) return row;
    return 0;
  };
  const last = above(dataRow);
  const isUnits = last > 0 && isUnitRow(rows[last] ?? []);
  const headerRow = Math.max(isUnits ? above(last) : last, dataRow - profileLimits.rowsBelow);
  if (!isNamedAbove(rows, headerRow, dataRow)) return layoutFrom(sheets, { sheet, headerRow, headerRows: 1 });
  return layoutFrom(sheets, { sheet, headerRow: headerRow - 1, headerRows: 2 });
}

/** Whether a column of numbers has its name one row higher than the others: names that run over two rows. */
function isNamedAbove(rows: readonly (readonly Cell[])[], headerRow: number, dataRow: number): boolean {
  const [above, names, data] = [rows[headerRow - 1] ?? [], rows[headerRow] ?? [], rows[dataRow] ?? []];
  const isName = (cell: Cell): boolean => typeof cell === 'string' && !isBlank(cell) && !looksNumeric(cell);
  if (above.filter(isName).length < 2 || !above.every((cell) => isBlank(cell) || isName(cell))) return false;
  return data.some((cell, index) => !isBlank(cell) && isBlank(names[index]) && isName(above[index]));
}

/** The layout of a table whose names stand in these rows: units and first data below them, and what names tell. */
export function layoutFrom(
  sheets: readonly Sheet[],
  { sheet, headerRow, headerRows }: Pick<TableLayout, 'sheet' | 'headerRow' | 'headerRows'>,
): TableLayout {
  const rows = sheets[sheet]?.rows ?? [];
  const first = headerRow + headerRows;
  const below = rows.slice(first, headerRow + profileLimits.rowsBelow);
  const numbers = below.findIndex(isRowOfNumbers);
  const dataRow = first + Math.max(0, numbers);
  const units = below.slice(0, Math.max(0, numbers)).findIndex(isUnitRow);
  const names = rows.slice(headerRow, first);
  return {
    sheet,
    headerRow,
    headerRows,
    ...(units < 0 ? {} : { unitRow: first + units }),
    dataRow,
    columns: rolesIn(names),
  };
}

/** What the names of columns tell by themselves; the first of several with one meaning. */
function rolesIn(names: readonly (readonly Cell[])[]): readonly LaidOutColumn[] {
  const seen = new Set<string>();
  return signsOf(names).flatMap((_sign, index): LaidOutColumn[] => {
    const { role } = recogniseHeading(joinedHeading(names, index));
    if (role === undefined || role === 'other-time' || seen.has(role)) return [];
    seen.add(role);
    return [{ index, role }];
  });
}

function isRowOfNumbers(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const numbers = filled.filter((cell) => looksNumeric(cell) || looksLikeTime(cell)).length;
  return numbers >= 2 && numbers * 2 >= filled.length;
}

function isUnitRow(cells: readonly Cell[]): boolean {
  const units = cells
    .filter((cell) => !isBlank(cell))
    .map((cell) => parseUnit(cellText(cell)))
    .filter((unit) => unit !== 'none');
  return units.length > 0 && units.filter((unit) => unit !== undefined).length * 2 >= units.length;
}
