import type { ColumnRole } from '../columns/aliases.ts';
import { conversions } from '../columns/conversions.ts';
import type { Unit } from '../columns/units.ts';
import { quantities, type QuantityId } from '../quantities.ts';
import type { DeviceId } from '../recording.ts';

/** One column of a laboratory's table: what it holds, and in which unit where the file is not to be asked. */
export type ProfileColumn = {
  /** Which of the profile's headings it stands under, from 0. */
  readonly place: number;
  readonly role: ColumnRole;
  /** Absent: the unit that the file states, or that its numbers tell. */
  readonly unit?: Unit;
};

/**
 * How the tables of one laboratory are read, as a person said once. A file is known by its headings: all of them from the
 * first column that is read to the last one, in this order, with the units below them, and by the cart that it is taken
 * for. Columns that no entry names are left out.
 */
export type LaboratoryProfile = {
  readonly name: string;
  /** What detection takes such a file for; `generic`: whatever it takes it for. */
  readonly device: DeviceId;
  /** Rows that name the columns, read as one. */
  readonly headerRows: number;
  /** Where the units and the first data stand, counted from the first heading's row. */
  readonly unitRow?: number;
  readonly dataRow: number;
  /** Headings made alike (`heading-sign.ts`), '' for a blank one. */
  readonly headings: readonly string[];
  /** Units under the headings, '?' for words that are none; absent where there is no unit row. */
  readonly units?: readonly string[];
  readonly columns: readonly ProfileColumn[];
};

/** What keeps a profile small, wherever it comes from. */
export const profileLimits = {
  profiles: 50,
  headings: 300,
  headingLength: 80,
  headerRows: 3,
  /** Rows from the first heading to the first data. */
  rowsBelow: 20,
} as const;

/** The units that a column of numbers may be said to stand in; none where the numbers have no unit. */
export function unitsOf(role: ColumnRole): readonly Unit[] {
  if (role === 'time') return timeUnits;
  if (!isQuantity(role)) return [];
  const known = Object.keys(conversions[role]) as readonly Unit[];
  return known.filter((unit) => unit !== 'none' && unit !== 'other');
}

/** mm:ss: minutes and seconds with a point between them, as in 14.30. */
const timeUnits: readonly Unit[] = ['s', 'ms', 'min', 'mm:ss', 'h'];

export function isQuantity(role: string): role is QuantityId {
  return Object.hasOwn(quantities, role);
}
