import { plural } from '#language/plural.ts';
import { clockTime } from '#ui/words.ts';
import type { RowStretch } from './chosen-rows.ts';

/** What a hand can do with the panels. */
export function hintOf(canMove: boolean): string {
  return canMove
    ? 'Drag VT1 and VT2 in any panel. Drag across a panel to zoom, double-click for the whole test.'
    : 'Drag across a panel to zoom, double-click for the whole test.';
}

/** What the rings in the panels stand for, and how many rows have some. */
export function ringsInWords(rows: number): string {
  return plural(rows, ['# row with values left out', '# rows with values left out']);
}

/** Breaths by their number and the times between which they lie. */
export function stretchInWords({ rows, fromS, toS }: RowStretch): string {
  const [from, to] = [clockTime(fromS), clockTime(toS)];
  if (from === to) return plural(rows.length, ['# breath at {from}', '# breaths at {from}'], { from });
  return plural(rows.length, ['# breath from {from} to {to}', '# breaths from {from} to {to}'], { from, to });
}
