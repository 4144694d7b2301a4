/** In which order a column of dates has day, month and year. */
export type DateOrder = 'year-month-day' | 'day-month-year' | 'month-day-year';

export type ReadDates =
  | {
      readonly ok: true;
      readonly order: DateOrder;
      /** Days since 1 January 1970; undefined where a cell holds no date. */
      readonly days: readonly (number | undefined)[];
    }
  /** none: hardly a cell is a date. ambiguous: nothing tells days from months. */
  | { readonly ok: false; readonly why: 'none' | 'ambiguous' };

/** So many of the cells that are filled must be dates, or the column is no column of dates. */
const leastShare = 0.8;

/**
 * Reads a column of dates as people write them: 2024-03-01, 1.3.2024, 3/1/24, each with a time behind it or none. One
 * order holds for the whole column: a first number over 12 must be a day, a second over 12 too; with points and without
 * either, Europe's order is taken, for nobody else writes points; with slashes and without either nothing is taken.
 */
export function readDates(cells: readonly string[]): ReadDates {
  const parsed = cells.map(partsOf);
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  const found = parsed.filter((parts) => parts !== undefined);
  if (found.length === 0 || found.length < leastShare * filled) return { ok: false, why: 'none' };
  const order = orderOf(found);
  if (order === undefined) return { ok: false, why: 'ambiguous' };
  return { ok: true, order, days: parsed.map((parts) => parts && dayOf(parts, order)) };
}

type Parts = {
  readonly numbers: readonly [number, number, number];
  readonly mark: string;
  readonly iso: boolean;
};

function partsOf(cell: string): Parts | undefined {
  const match = /^\s*(\d{1,4})([-./])(\d{1,2})\2(\d{2}|\d{4})(?:[T\s,].*)?$/.exec(cell);
  if (match === null) return undefined;
  const [, a = '', mark = '', b = '', c = ''] = match;
  const iso = a.length === 4;
  if (iso ? c.length !== 2 : a.length > 2) return undefined;
  return { numbers: [Number(a), Number(b), Number(c)], mark, iso };
}

function orderOf(found: readonly Parts[]): DateOrder | undefined {
  if (found.every(({ iso }) => iso)) return 'year-month-day';
  if (found.some(({ iso }) => iso)) return undefined;
  const dayFirst = found.some(({ numbers: [first] }) => first > 12);
  const monthFirst = found.some(({ numbers: [, second] }) => second > 12);
  if (dayFirst && monthFirst) return undefined;
  if (monthFirst) return 'month-day-year';
  return dayFirst || found.every(({ mark }) => mark === '.') ? 'day-month-year' : undefined;
}

function dayOf({ numbers: [a, b, c] }: Parts, order: DateOrder): number | undefined {
  if (order === 'year-month-day') return dayNumber(a, b, c);
  const year = c < 100 ? c + (c < 70 ? 2000 : 1900) : c;
  return order === 'day-month-year' ? dayNumber(year, b, a) : dayNumber(year, a, b);
}

function dayNumber(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? Math.round(date.getTime() / 86_400_000) : undefined;
}

/** A day number as it is written in a report: "2024-03-01". */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
