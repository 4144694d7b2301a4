import type { Adjustments } from '#core/review.ts';
import { chosenRows, readAdjustments, type RowsByHand } from '../../adjustments.ts';

/** One adjustment to make: its name, and its value or undefined for the automatic one. */
export type RowChange = { readonly what: 'excluded' | 'restored'; readonly to: RowsByHand | undefined };

/** What a person wants with rows; `as-cleaned`: whatever a person chose of them does not hold any more. */
export type RowAct = 'leave-out' | 'take-in' | 'as-cleaned';

/**
 * What to set so that these rows are left out (or taken in again), beside what a person chose before: a row that a
 * person left out comes back by no longer being chosen, one that cleaning left out by being restored.
 */
export function changesFor(
  act: RowAct,
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
  if (act === 'as-cleaned')
    return [
      ...change('excluded', excluded, stillOut),
      ...change('restored', restored, new Set(restored.filter((row) => !back.has(row)))),
    ];
  const byCleaning = rows.filter((row) => !excluded.includes(row));
  return [
    ...change('excluded', excluded, stillOut),
    ...change('restored', restored, new Set([...restored, ...byCleaning])),
  ];
}

/** Rows whose times a clock of whole seconds shows within these two, in whichever order. */
export function rowsBetween(timeS: readonly number[], oneS: number, otherS: number): readonly number[] {
  const [fromS, toS] = [clockSecond(Math.min(oneS, otherS)), clockSecond(Math.max(oneS, otherS))];
  return timeS.flatMap((atS, row) => (clockSecond(atS) >= fromS && clockSecond(atS) <= toS ? [row] : []));
}

/** The whole second that a clock shows (`clockTime`): half a second goes away from 0:00 on either side of it. */
function clockSecond(timeS: number): number {
  return Math.sign(timeS) * Math.round(Math.abs(timeS));
}

/** Rows that follow each other. */
export type RowStretch = { readonly rows: readonly number[]; readonly fromS: number; readonly toS: number };

/** These rows as stretches, in their order; rows that the series does not have are in none. */
export function stretchesOf(rows: readonly number[], timeS: readonly number[]): readonly RowStretch[] {
  const stretches: RowStretch[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const atS = timeS[row];
    if (atS === undefined) continue;
    const last = stretches.at(-1);
    if (last?.rows.at(-1) === row - 1)
      stretches[stretches.length - 1] = { ...last, rows: [...last.rows, row], toS: atS };
    else stretches.push({ rows: [row], fromS: atS, toS: atS });
  }
  return stretches;
}
