import type { Cell, Sheet } from '#readers/document.ts';
import { tellingRoles, type ColumnRole } from './aliases.ts';
import { cellText, isBlank, isBlankRow, looksLikeTime, looksNumeric } from './cells.ts';
import { recogniseHeading, type Heading } from './heading.ts';
import { parseUnit, type Unit } from './units.ts';

export type HeaderColumn = {
  /** From 0. */
  readonly index: number;
  readonly heading: Heading;
  readonly role: ColumnRole;
  /** The cell of the unit row below; undefined where there is no unit row. */
  readonly unitRowText?: string;
  /** A laboratory's profile says what the column holds, and its unit where it states one. */
  readonly byProfile?: { readonly unit?: Unit };
};

/** A table's header: where it stands and what its columns mean. Rows count from 0 here. */
export type Header = {
  readonly sheet: Sheet;
  readonly row: number;
  readonly unitRow?: number;
  /** The first row that can hold data. */
  readonly dataRow: number;
  readonly columns: readonly HeaderColumn[];
  readonly score: number;
};

const scannedRows = 120;
/** Lines under the names that may hold units, conditions, names again, rules or nothing. */
const scannedBelow = 6;

/** The best header over all sheets; undefined where no row looks like one. A time column is not required. */
export function findHeader(sheets: readonly Sheet[]): Header | undefined {
  let best: Header | undefined;
  const roles: KnownRoles = new Map();
  for (const sheet of sheets) {
    const limit = Math.min(sheet.rows.length, scannedRows);
    for (let row = 0; row < limit; row += 1) {
      const header = readHeader(sheet, row, roles);
      if (header === undefined || (best !== undefined && repeats(header, best))) continue;
      if (best === undefined || header.score > best.score) best = header;
    }
  }
  return best;
}

/** Whether a header says again what one above it in the sheet said: the start of a second test. */
function repeats(header: Header, above: Header): boolean {
  const layout = ({ columns }: Header) => columns.map(({ index, role }) => `${index} ${role}`).join();
  return header.sheet === above.sheet && layout(header) === layout(above);
}

/** What texts stand for that were looked at already: the words of a phase column come again in each row. */
type KnownRoles = Map<string, ColumnRole | undefined>;

/** The header that begins at a row (from 0), if one does. */
export function readHeader(sheet: Sheet, row: number, known: KnownRoles = new Map()): Header | undefined {
  const names = sheet.rows[row] ?? [];
  if (recognised(names, known).size < 2) return undefined;
  const below = linesBelow(sheet, row);
  const all: HeaderColumn[] = [];
  const width = Math.max(names.length, below.units?.length ?? 0);
  for (let index = 0; index < width; index += 1) {
    const name = cellText(names[index]);
    const suffix = cellText(below.suffixes[index]);
    const { heading, role } = recogniseHeading(mergeStacked(name, suffix));
    if (role === undefined || name === '') continue;
    all.push({
      index,
      heading,
      role,
      ...(below.units === undefined ? {} : { unitRowText: cellText(below.units[index]) }),
    });
  }
  const columns = withoutBlocksAtTheLeft(all, names);
  const roles = new Set(columns.map((column) => column.role));
  const telling = [...roles].filter((role) => tellingRoles.has(role)).length;
  if (telling === 0 || (roles.size < 3 && !roles.has('time'))) return undefined;
  const filled = numericShare(sheet.rows, below.dataRow, columns);
  if (filled === 0) return undefined;
  const score =
    roles.size + telling + (roles.has('time') ? 4 : 0) + (below.units === undefined ? 0 : 2) + 4 * filled;
  return {
    sheet,
    row,
    ...(below.unitRow === undefined ? {} : { unitRow: below.unitRow }),
    dataRow: below.dataRow,
    columns,
    score,
  };
}

/** Labels of a patient block in the header's row (COSMED) stand left of the time with an empty cell between. */
function withoutBlocksAtTheLeft(columns: readonly HeaderColumn[], names: readonly Cell[]): HeaderColumn[] {
  const times = columns.filter(({ role }) => role === 'time').map(({ index }) => index);
  if (times.length === 0) return [...columns];
  const time = Math.min(...times);
  return columns.filter(
    ({ index, role }) => index >= time || role === 'phase' || !names.slice(index, time).some(isBlank),
  );
}

/** "VE/" over "VO2" is VE/VO2; "VE" over "STPD" is VE (STPD). */
function mergeStacked(name: string, suffix: string): string {
  if (suffix === '') return name;
  return /\/\s*$/.test(name) ? `${name.trim()}${suffix}` : `${name} (${suffix})`;
}

function recognised(row: readonly Cell[], known: KnownRoles): ReadonlySet<ColumnRole> {
  const roles = new Set<ColumnRole>();
  for (const cell of row) {
    if (typeof cell !== 'string' || cell.length > 40 || !/[a-z%]/i.test(cell)) continue;
    if (!known.has(cell)) known.set(cell, recogniseHeading(cell).role);
    const role = known.get(cell);
    if (role !== undefined) roles.add(role);
  }
  return roles;
}

type Below = {
  readonly unitRow?: number;
  readonly units?: readonly Cell[];
  readonly suffixes: readonly Cell[];
  readonly dataRow: number;
};

/** Reads the lines between the names and the data. */
function linesBelow(sheet: Sheet, nameRow: number): Below {
  let unitRow: number | undefined;
  let suffixes: readonly Cell[] = [];
  let row = nameRow + 1;
  for (; row <= nameRow + scannedBelow && row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const filled = cells.filter((cell) => !isBlank(cell));
    if (filled.length === 0 || (filled.length === 1 && /^[-=_]{3,}$/.test(cellText(filled[0])))) continue;
    const numbers = filled.filter((cell) => looksNumeric(cell) || looksLikeTime(cell)).length;
    if (numbers >= 2 && numbers * 3 >= filled.length) break;
    const texts = filled.map(cellText);
    if (share(texts, isUnitOrDash) >= 0.5 && texts.some(isUnit)) unitRow ??= row;
    else if (share(texts, isSuffix) >= 0.7) suffixes = cells;
    else if (numbers > 0) break;
  }
  return {
    ...(unitRow === undefined ? {} : { unitRow, units: sheet.rows[unitRow] ?? [] }),
    suffixes,
    dataRow: row,
  };
}

function share(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.filter(test).length / texts.length;
}

function isUnit(text: string): boolean {
  const unit = parseUnit(text);
  return unit !== undefined && unit !== 'none';
}

function isUnitOrDash(text: string): boolean {
  return parseUnit(text) !== undefined;
}

function isSuffix(text: string): boolean {
  return /^(stpd|btps|atps|bt\/st|\/kg|v'?o2|v'?co2)$/i.test(text);
}

/** The share of the first rows below that hold numbers under the recognised columns. */
function numericShare(
  rows: readonly (readonly Cell[])[],
  from: number,
  columns: readonly HeaderColumn[],
): number {
  let seen = 0;
  let numeric = 0;
  for (let row = from; row < rows.length && seen < 10; row += 1) {
    const cells = rows[row] ?? [];
    if (isBlankRow(cells)) continue;
    seen += 1;
    const hits = columns.filter(
      ({ index }) => looksNumeric(cells[index]) || looksLikeTime(cells[index]),
    ).length;
    if (hits >= 2) numeric += 1;
  }
  return seen === 0 ? 0 : numeric / seen;
}
