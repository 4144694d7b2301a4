import type { Sheet } from '#readers/document.ts';
import type { ColumnRole } from '../columns/aliases.ts';
import { columnLetters } from '../columns/cells.ts';
import type { Header } from '../columns/find-header.ts';
import type { Unit } from '../columns/units.ts';
import { quantities } from '../quantities.ts';
import type { ColumnRecord, DeviceId } from '../recording.ts';
import { checkProfile } from './check-profile.ts';
import { signsOf } from './find-profile.ts';
import { unitSign } from './heading-sign.ts';
import { isQuantity, unitsOf, type LaboratoryProfile } from './profile.ts';

/** A sheet as pages show it. */
export type TableSheet = Sheet;

/** Where one table's rows stand and what its columns hold. Everything counts from 0. */
export type TableLayout = {
  /** Which of the document's sheets. */
  readonly sheet: number;
  readonly headerRow: number;
  readonly headerRows: number;
  readonly unitRow?: number;
  readonly dataRow: number;
  readonly columns: readonly LaidOutColumn[];
};

export type LaidOutColumn = { readonly index: number; readonly role: ColumnRole; readonly unit?: Unit };

/**
 * A table as it was read: `records` say which columns were taken, and in which unit; the header tells the rest. A column
 * that stood back behind another one for the same quantity is left out.
 */
export function layoutOf(
  sheets: readonly Sheet[],
  header: Header,
  records: readonly ColumnRecord[] = [],
): TableLayout {
  const taken = records.flatMap((record): LaidOutColumn[] => {
    const index = indexOf(record);
    const role = roleIn(record);
    if (index === undefined || role === undefined) return [];
    const unit = statedUnit(role, record.unit);
    return [{ index, role, ...(unit === undefined ? {} : { unit }) }];
  });
  const seen = new Set<string>(taken.map(({ role }) => role));
  const known = new Set(taken.map(({ index }) => index));
  const others = header.columns.flatMap(({ index, role, byProfile }): LaidOutColumn[] => {
    const isText = role === 'phase' || role === 'marker';
    if (known.has(index) || role === 'other-time' || (!isText && seen.has(role))) return [];
    seen.add(role);
    return [{ index, role, ...byProfile }];
  });
  return {
    sheet: Math.max(
      0,
      sheets.findIndex(({ name }) => name === header.sheet.name),
    ),
    headerRow: header.row,
    headerRows: 1,
    ...(header.unitRow === undefined ? {} : { unitRow: header.unitRow }),
    dataRow: header.dataRow,
    columns: [...taken, ...others].sort((a, b) => a.index - b.index),
  };
}

/** The profile that reads tables like this one; undefined where the layout is none, as when no column is named. */
export function profileOf(
  sheets: readonly Sheet[],
  layout: TableLayout,
  { name, device }: { readonly name: string; readonly device: DeviceId },
): LaboratoryProfile | undefined {
  const { headerRow, headerRows, unitRow, dataRow } = layout;
  const rows = sheets[layout.sheet]?.rows ?? [];
  const indices = layout.columns.map(({ index }) => index);
  const first = Math.min(...indices);
  const count = Math.max(...indices) - first + 1;
  if (indices.length === 0) return undefined;
  const signs = signsOf(rows.slice(headerRow, headerRow + headerRows));
  const places = Array.from({ length: count }, (_, place) => first + place);
  const below = unitRow === undefined ? undefined : (rows[unitRow] ?? []);
  return checkProfile({
    name,
    device,
    headerRows,
    dataRow: dataRow - headerRow,
    headings: places.map((index) => signs[index] ?? ''),
    ...(unitRow !== undefined && {
      unitRow: unitRow - headerRow,
      units: places.map((index) => unitSign(below?.[index])),
    }),
    columns: layout.columns.map(({ index, role, unit }) => ({ place: index - first, role, unit })),
  });
}

/**
 * The layout with the units that reading decided without the file's word: a profile says them, so that the next file is
 * refused where they do not fit, rather than read another way.
 */
export function withDecidedUnits(layout: TableLayout, records: readonly ColumnRecord[]): TableLayout {
  const columns = layout.columns.map((column): LaidOutColumn => {
    const record = records.find((one) => indexOf(one) === column.index);
    const isGuess = record?.unitRule === 'device' || record?.unitRule === 'magnitude';
    const unit = column.unit ?? (isGuess ? statedUnit(column.role, record.unit) : undefined);
    return unit === undefined ? column : { ...column, unit };
  });
  return { ...layout, columns };
}

/** The column of a record, from its letters. */
function indexOf({ at, derivedFrom }: ColumnRecord): number | undefined {
  if (derivedFrom !== undefined || at?.column === undefined || !/^[A-Z]{1,2}$/.test(at.column))
    return undefined;
  const index = [...at.column].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
  return columnLetters(index) === at.column ? index : undefined;
}

const roleOfTitle: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(quantities).flatMap(([id, { title }]) => (isQuantity(id) ? [[title, id] as const] : [])),
);

function roleIn({ channel, quantity }: ColumnRecord): ColumnRole | undefined {
  return channel === 'time' ? 'time' : roleOfTitle.get(quantity);
}

/** Minutes and seconds with a point between them are shown as mm.ss. */
function statedUnit(role: ColumnRole, shown: string): Unit | undefined {
  const unit = shown === 'mm.ss' ? 'mm:ss' : shown;
  return unitsOf(role).find((one) => one === unit);
}
