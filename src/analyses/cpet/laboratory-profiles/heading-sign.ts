import type { Cell } from '#readers/document.ts';
import { cellText } from '../columns/cells.ts';
import { parseHeading } from '../columns/heading.ts';
import { normalise } from '../columns/normalise.ts';
import { parseUnit } from '../columns/units.ts';
import { profileLimits } from './profile.ts';

/** The heading of a column whose name runs over several rows: its texts, one behind the other. */
export function joinedHeading(rows: readonly (readonly Cell[])[], index: number): string {
  return rows
    .map((cells) => cellText(cells[index]))
    .filter((text) => text !== '')
    .join(' ');
}

/**
 * What tells one heading from another, whoever wrote it: name and unit without case, accents and blanks. Other words in
 * brackets may be a person's and are left out.
 */
export function headingSign(text: string): string {
  const { key, unitText } = parseHeading(text);
  const unit = unitText === undefined || parseUnit(unitText) === undefined ? '' : normalise(unitText);
  return (unit === '' ? key : `${key} ${unit}`).slice(0, profileLimits.headingLength);
}

/** What tells one cell of a unit row from another: the unit it names, '?' for other words, '' for none. */
export function unitSign(cell: Cell): string {
  const text = cellText(cell);
  const unit = parseUnit(text);
  if (unit === undefined) return '?';
  return unit === 'none' ? '' : unit;
}
