import type { ColumnRole } from '../columns/aliases.ts';
import type { Unit } from '../columns/units.ts';
import { conventionName } from '../model/calibration/convention-name.ts';
import type { DeviceId } from '../recording.ts';
import { isQuantity, profileLimits, unitsOf, type LaboratoryProfile, type ProfileColumn } from './profile.ts';
const devices: Readonly<Record<DeviceId, true>> = {
  cosmed: true,
  cortex: true,
  vyntus: true,
  mgc: true,
  parvo: true,
  zan: true,
  geratherm: true,
  korr: true,
  vo2master: true,
  'exercise-thresholds': true,
  oxynet: true,
  generic: true,
};

const otherRoles: readonly string[] = ['time', 'phase', 'marker'] satisfies readonly ColumnRole[];

type Given = Readonly<Record<string, unknown>>;

/**
 * A profile as stored or imported, made of declared values only, each within its limits; undefined where one is missing
 * or impossible. Nothing of the given object itself is kept.
 */
export function checkProfile(raw: unknown): LaboratoryProfile | undefined {
  const given = own(raw);
  const name = given?.['name'];
  const device = given?.['device'];
  if (given === undefined || typeof name !== 'string' || !isDevice(device)) return undefined;
  const headerRows = whole(given['headerRows'], 1, profileLimits.headerRows);
  const dataRow = whole(given['dataRow'], 1, profileLimits.rowsBelow);
  const headings = texts(given['headings']);
  if (headerRows === undefined || dataRow === undefined || headings === undefined) return undefined;
  if (dataRow < headerRows || headings.every((heading) => heading === '')) return undefined;
  const below = unitsBelow(given, headings.length, dataRow);
  const columns = columnsOf(given['columns'], headings.length);
  if (below === undefined || columns === undefined) return undefined;
  return { name: conventionName(name), device, headerRows, dataRow, headings, ...below, columns };
}

/** Several of them, no two with one name; undefined where one is not as it must be, or there are too many. */
export function checkProfiles(raw: unknown): readonly LaboratoryProfile[] | undefined {
  if (!Array.isArray(raw) || raw.length > profileLimits.profiles) return undefined;
  const checked = raw.map(checkProfile);
  const profiles = checked.filter((profile) => profile !== undefined);
  const names = new Set(profiles.map(({ name }) => name));
  return profiles.length === raw.length && names.size === raw.length ? profiles : undefined;
}

function unitsBelow(
  given: Given,
  width: number,
  dataRow: number,
): Pick<LaboratoryProfile, 'unitRow' | 'units'> | undefined {
  if (given['unitRow'] === undefined && given['units'] === undefined) return {};
  const unitRow = whole(given['unitRow'], 0, dataRow - 1);
  const units = texts(given['units']);
  return unitRow === undefined || units?.length !== width ? undefined : { unitRow, units };
}

function columnsOf(raw: unknown, width: number): readonly ProfileColumn[] | undefined {
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > width) return undefined;
  const columns = raw.map((entry) => columnOf(entry, width)).filter((column) => column !== undefined);
  const places = new Set(columns.map(({ place }) => place));
  return columns.length === raw.length && places.size === raw.length ? columns : undefined;
}

function columnOf(raw: unknown, width: number): ProfileColumn | undefined {
  const given = own(raw);
  const place = whole(given?.['place'], 0, width - 1);
  const role = given?.['role'];
  if (place === undefined || !isRole(role)) return undefined;
  const unit = given?.['unit'];
  if (unit === undefined) return { place, role };
  const known = unitsOf(role).find((one): one is Unit => one === unit);
  return known === undefined ? undefined : { place, role, unit: known };
}

/** An object's own values; inherited ones, such as those of a polluted prototype, do not count. */
function own(raw: unknown): Given | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  return Object.assign(Object.create(null), raw) as Given;
}

function isDevice(value: unknown): value is DeviceId {
  return typeof value === 'string' && Object.hasOwn(devices, value);
}

function isRole(value: unknown): value is ColumnRole {
  return typeof value === 'string' && (isQuantity(value) || otherRoles.includes(value));
}

function whole(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > profileLimits.headings) return undefined;
  const list = value.filter(
    (text): text is string => typeof text === 'string' && text.length <= profileLimits.headingLength,
  );
  return list.length === value.length ? list : undefined;
}
