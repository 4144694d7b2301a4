import type { Adjustments } from '#core/review.ts';
import { chosenRows, readAdjustments, type RowsByHand } from '../../adjustments.ts';

/** One adjustment to make: its name, and its value or undefined for the automatic one. */
export type RowChange = { readonly what: 'excluded' | 'restored'; readonly to: RowsByHand | undefined };

/**
 * What to set so that these rows are left out (or taken in again), beside what a person chose before: a row that a
 * person left out comes back by no longer being chosen, one that cleaning left out by being restored.
 */
export function changesFor(
  act: 'leave-out' | 'take-in',
  rows: readonly number[],
  before: Adjustments,
  timeS: readonly number[],
): readonly RowChange[] {
  if (rows.length === 0) return [];
  const { adjustments } = readAdjustments(before, timeS);
  const { excluded, restored } = chosenRows(adjustments) ?? { excluded: [], restored: [] };
  const change = (
    what: RowChange['what'],
    from: readonly number[],
    next: ReadonlySet<number>,
  ): RowChange[] => {
    const to = [...next].sort((a, b) => a - b);
    if (to.length === from.length && to.every((row) => from.includes(row))) return [];
    return [
      { what, to: to.length === 0 ? undefined : { rows: to, timesS: to.map((row) => timeS[row] ?? 0) } },
    ];
  };
  if (act === 'leave-out') return change('excluded', excluded, new Set([...excluded, ...rows]));
  const back = new Set(rows);
  const stillOut = new Set(excluded.filter((row) => !back.has(row)));
  const byCleaning = rows.filter((row) => !excluded.includes(row));
  return [
    ...change('excluded', excluded, stillOut),
    ...change('restored', restored, new Set([...restored, ...byCleaning])),
  ];
}
