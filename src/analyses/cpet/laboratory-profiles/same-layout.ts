import type { ColumnRecord } from '../recording.ts';

/**
 * Whether two files were read from tables of one layout, as far as results tell: the same headings in the same columns.
 * Columns without a value leave no trace in a result, so one may have some that the other has not.
 */
export function haveSameLayout(a: readonly ColumnRecord[], b: readonly ColumnRecord[]): boolean {
  const [left, right] = [placesOf(a), placesOf(b)];
  const shared = [...left].filter((place) => right.has(place)).length;
  const fewer = Math.min(left.size, right.size);
  return fewer >= 3 && shared === fewer && shared * 2 >= Math.max(left.size, right.size);
}

function placesOf(columns: readonly ColumnRecord[]): ReadonlySet<string> {
  return new Set(
    columns.flatMap(({ heading, at, derivedFrom }) =>
      derivedFrom === undefined && at?.column !== undefined ? [`${at.column} ${heading}`] : [],
    ),
  );
}
