import {
  countMarks,
  decideByMarks,
  isCensored,
  isMissing,
  parseNumber,
  type ColumnMarks,
  type DecimalMark,
} from '#readers/parse-number.ts';
import type { Cell } from '#readers/document.ts';
import type { Series } from '../channels.ts';
import type { QuantityId } from '../quantities.ts';

/** A column's cells as numbers in the vendor's unit. */
export type ColumnValues = {
  readonly values: Series;
  /** Cells such as ">68": known to exist, not a number. */
  readonly censored: number;
  /** Cells with text that is neither a number nor a word for nothing. */
  readonly unread: number;
  /** Whether point and comma both occur as decimal marks. */
  readonly mixedMarks: boolean;
};

/** The decimal mark that a table's columns prove together; undefined where none does. */
export function provenMark(columns: readonly ColumnMarks[]): DecimalMark | undefined {
  const votes = { '.': 0, ',': 0 };
  for (const { betweenDigits, textsBetween } of columns) {
    if (textsBetween === 0) continue;
    const { mark, ambiguous } = decideByMarks(betweenDigits);
    if (!ambiguous) votes[mark] += 1;
  }
  if (votes['.'] === votes[',']) return undefined;
  return votes[','] > votes['.'] ? ',' : '.';
}

/** Reads a column with one decimal mark for all its cells. */
export function readValues(
  cells: readonly Cell[],
  neighbours: DecimalMark | undefined,
  marks: ColumnMarks = countMarks(cells),
): ColumnValues {
  const { mark, ambiguous } = decideByMarks(marks.all, neighbours);
  let censored = 0;
  let unread = 0;
  const values = cells.map((cell) => {
    if (typeof cell === 'number') return cell;
    if (typeof cell === 'object') unread += 1; // 1.12 that a spreadsheet took for a day
    if (typeof cell !== 'string' || isMissing(cell)) return undefined;
    const value = parseNumber(cell, mark);
    if (value === undefined && isCensored(cell)) censored += 1;
    else if (value === undefined) unread += 1;
    return value;
  });
  return { values, censored, unread, mixedMarks: ambiguous };
}

/** Quantities of which a living, measured person has more than zero: a zero is a sensor that gave nothing. */
const zeroCanBe: ReadonlySet<QuantityId> = new Set<QuantityId>([
  'workRateW',
  'speedKmPerH',
  'gradePercent',
  'cadenceRpm',
  'fico2Percent',
]);

/**
 * What the number can be at all, far outside physiology: beyond it stands garbage (a grade of 300.1 %). Plausible ranges
 * are the checks' business.
 */
const possible: Readonly<Partial<Record<QuantityId, readonly [number, number]>>> = {
  gradePercent: [-30, 50],
  speedKmPerH: [0, 80],
  cadenceRpm: [0, 300],
  workRateW: [0, 2500],
  hrBpm: [1, 300],
  spo2Percent: [1, 101],
  rfPerMin: [0, 200],
};

/** Converts to the product's unit; zeros that mean nothing and impossible numbers become absent and are counted. */
export function convert(
  values: Series,
  quantity: QuantityId,
  factor: number,
): { readonly values: Series; readonly zeros: number; readonly impossible: number } {
  const range = possible[quantity];
  let zeros = 0;
  let impossible = 0;
  const converted = values.map((value) => {
    if (value === undefined) return undefined;
    if (value === 0 && !zeroCanBe.has(quantity)) {
      zeros += 1;
      return undefined;
    }
    const result = value * factor;
    if (range !== undefined && (result < range[0] || result > range[1])) {
      impossible += 1;
      return undefined;
    }
    return result;
  });
  return { values: converted, zeros, impossible };
}

/** The range outside which `convert` takes a value for garbage, for remarks. */
export function possibleRange(quantity: QuantityId): readonly [number, number] | undefined {
  return possible[quantity];
}
