import { plural } from '#language/plural.ts';

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
