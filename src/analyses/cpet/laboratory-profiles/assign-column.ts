import type { ColumnRole } from '../columns/aliases.ts';
import type { Unit } from '../columns/units.ts';
import { unitsOf } from './profile.ts';
import type { TableLayout } from './table-layout.ts';

/** Roles that several columns may have. */
const shared: readonly (ColumnRole | undefined)[] = ['phase', 'marker'];

/**
 * The layout once a column holds another thing, or is left out. What it holds now, no other column holds; a unit that
 * does not go with it is forgotten.
 */
export function assignRole(layout: TableLayout, index: number, role: ColumnRole | undefined): TableLayout {
  const before = layout.columns.find((column) => column.index === index);
  const others = layout.columns.filter(
    (column) => column.index !== index && (column.role !== role || shared.includes(role)),
  );
  if (role === undefined) return { ...layout, columns: others };
  const unit = before?.unit !== undefined && unitsOf(role).includes(before.unit) ? before.unit : undefined;
  const column = { index, role, ...(unit === undefined ? {} : { unit }) };
  return { ...layout, columns: [...others, column].sort((a, b) => a.index - b.index) };
}

/** The layout once a column's unit is stated; undefined: as the file says. */
export function assignUnit(layout: TableLayout, index: number, unit: Unit | undefined): TableLayout {
  const columns = layout.columns.map((column) =>
    column.index === index ? { index, role: column.role, ...(unit === undefined ? {} : { unit }) } : column,
  );
  return { ...layout, columns };
}
