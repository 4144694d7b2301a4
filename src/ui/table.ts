import type { CellValue } from '#core/result-column.ts';
import { fixed, numeral } from '#language/numbers.ts';

/** One column of a live table: what it sorts by, and what it prints. */
export type TableColumn<Row> = {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  /** Right-aligned, tabular numerals, and first click sorts the largest first. */
  readonly numeric: boolean;
  readonly widthPx: number;
  readonly value: (row: Row) => CellValue;
  readonly text: (row: Row) => string;
  /** Shown as a tooltip of the heading. */
  readonly description?: string;
};

export type SortOrder = { readonly columnId: string; readonly direction: 'ascending' | 'descending' };

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders two present cells: numbers by size, text as people count ("test 2" before "test 10"), false before true. */
function compareCells(a: NonNullable<CellValue>, b: NonNullable<CellValue>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/**
 * The rows in the asked order. Stable; rows without a value come last whichever way; no order leaves them as they are.
 * `ranks` remembers texts between sorts of one table.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  order: SortOrder | undefined,
  ranks: TextRanks = openTextRanks(),
): readonly Row[] {
  const column = columns.find((candidate) => candidate.id === order?.columnId);
  if (order === undefined || column === undefined) return rows;
  const sign = order.direction === 'ascending' ? 1 : -1;
  const values = rows.map((row) => column.value(row));
  const hasNumbers = values.some((value) => typeof value === 'number');
  const keys = hasNumbers ? values : ranks(values.map((value) => value?.toString()));
  const keyed = rows.map((row, index) => ({ row, key: keys[index] }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    return sign * compareCells(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

/** Texts as numbers that sort as the texts do; texts that sort alike have the same. */
export type TextRanks = (texts: readonly (string | undefined)[]) => readonly (number | undefined)[];

/**
 * Ranks that are worked out anew only when a text comes that was not there before: comparing the names of ten thousand
 * files as people do takes 30 ms, and a running batch brings news four times a second.
 */
export function openTextRanks(): TextRanks {
  let known: ReadonlyMap<string, number> = new Map();
  return (texts) => {
    const fresh = new Set<string>();
    for (const text of texts) if (text !== undefined && !known.has(text)) fresh.add(text);
    // What is nearly in order takes few comparisons: what was sorted before, and fresh texts by their letters.
    if (fresh.size > 0) known = ranked([...known.keys(), ...[...fresh].sort()]);
    return texts.map((text) => (text === undefined ? undefined : known.get(text)));
  };
}

function ranked(texts: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  let before: string | undefined;
  let rank = 0;
  for (const text of texts.toSorted(collator.compare)) {
    if (before !== undefined && collator.compare(before, text) !== 0) rank += 1;
    ranks.set(text, rank);
    before = text;
  }
  return ranks;
}

/** What a click on a heading does: the natural direction first, then the other, then no order. */
export function nextOrder(
  order: SortOrder | undefined,
  column: Pick<TableColumn<never>, 'id' | 'numeric'>,
): SortOrder | undefined {
  const natural = column.numeric ? 'descending' : 'ascending';
  if (order?.columnId !== column.id) return { columnId: column.id, direction: natural };
  if (order.direction !== natural) return undefined;
  return { columnId: column.id, direction: natural === 'ascending' ? 'descending' : 'ascending' };
}

/**
 * The place of the row that a key moves to from an active one, within `rows`; undefined for a key that moves nowhere.
 * `rowsInSight`: what a whole page of keys goes by, less two that stay in view.
 */
export function placeByKey(
  key: string,
  {
    active,
    rows,
    rowsInSight,
  }: { readonly active: number; readonly rows: number; readonly rowsInSight: number },
): number | undefined {
  const page = Math.max(1, rowsInSight - 2);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: rows - 1,
  };
  const place = moves[key];
  return place === undefined ? undefined : Math.max(0, Math.min(rows - 1, place));
}

/** A value as a table prints it: fixed digits, "yes"/"no", and "" where there is none. */
export function cellText(value: CellValue, digits?: number): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return digits === undefined ? numeral(String(value)) : fixed(value, digits);
}

/** A link in a row opens by itself, in this tab or in another one: the row leaves its clicks alone. */
export function isOnLink({ target }: Event): boolean {
  return target instanceof Element && target.closest('a') !== null;
}
