import type { Cell } from '#readers/document.ts';
import { cellText, isBlankRow, looksNumeric } from './cells.ts';
import type { Header, HeaderColumn } from './find-header.ts';
import { readTimes, type Times } from './times.ts';
import { parseUnit } from './units.ts';
import { readValues } from './values.ts';

/** A row of a table with its place (from 0) and its time; label rows have text where data rows have numbers. */
export type TableRow = { readonly row: number; readonly cells: readonly Cell[]; readonly seconds?: number };

export type TableRows = {
  readonly times: Times;
  readonly data: readonly (TableRow & { readonly seconds: number })[];
  readonly labels: readonly TableRow[];
};

/**
 * The column that carries the time: the first named so that is not a clock and holds times; a unit of seconds is
 * preferred where the name occurs twice; a column named after a clock or another time base only where nothing else is.
 */
export function timeColumn(header: Header): HeaderColumn | undefined {
  const named = header.columns.filter(({ role }) => role === 'time' || role === 'other-time');
  const filled = named.filter((column) => holdsTimes(header, column));
  const main = filled.filter((column) => column.role === 'time' && statedTimeUnit(column)?.unit !== 'clock');
  return main.find((column) => statedTimeUnit(column)?.unit === 's') ?? main[0] ?? filled[0];
}

function holdsTimes(header: Header, { index }: HeaderColumn): boolean {
  const cells = header.sheet.rows.slice(header.dataRow, header.dataRow + 60).map((row) => row[index]);
  return cells.some((cell) => cell !== undefined && /\d/.test(cellText(cell)));
}

function statedTimeUnit(column: HeaderColumn) {
  const byProfile = column.byProfile?.unit;
  if (byProfile !== undefined) return { unit: byProfile, rule: 'profile' as const };
  for (const [rule, text] of [
    ['unit-row', column.unitRowText],
    ['name', column.heading.unitText],
  ] as const) {
    const unit = text === undefined ? undefined : parseUnit(text);
    if (unit !== undefined && unit !== 'none' && unit !== 'other') return { unit, rule };
  }
  return undefined;
}

/** Sorts the rows under a header into data (a time and at least one number) and rows with text. */
export function readRows(header: Header, time: HeaderColumn): TableRows {
  const rows = header.sheet.rows
    .map((cells, row) => ({ row, cells }))
    .slice(header.dataRow)
    .filter(({ cells }) => !isBlankRow(cells));
  const timeCells = rows.map(({ cells }) => cells[time.index]);
  const plain = readValues(timeCells, undefined);
  const byText = new Map<string, number>();
  timeCells.forEach((cell, index) => {
    const value = plain.values[index];
    if (typeof cell === 'string' && value !== undefined) byText.set(cell, value);
  });
  const times = readTimes(timeCells, statedTimeUnit(time), (text) => byText.get(text));
  const numbers = header.columns.filter(
    ({ role }) => role !== 'time' && role !== 'other-time' && role !== 'phase' && role !== 'marker',
  );
  const data: (TableRow & { readonly seconds: number })[] = [];
  const labels: TableRow[] = [];
  rows.forEach(({ row, cells }, index) => {
    const seconds = times.seconds[index];
    if (seconds === undefined) labels.push({ row, cells });
    else if (numbers.some((column) => looksNumeric(cells[column.index]))) data.push({ row, cells, seconds });
    else labels.push({ row, cells, seconds });
  });
  return { times, data, labels };
}
