import type { Cell, Sheet } from '#readers/document.ts';
import { parseNumberWithUnit } from '#readers/parse-number.ts';
import { mmHgPerKPa } from '../gas-laws.ts';
import { ageInYears, calendarDateOf, dateOrderOf, sexOf } from '../identity.ts';
import type { CalendarDate, RawIdentity } from '../raw-recording.ts';
import type { Environment, Subject } from '../recording.ts';
import { cellText, isBlank } from './cells.ts';
import type { Header } from './find-header.ts';
import { metadataFieldOf, type MetadataField } from './metadata-labels.ts';
import { normalise } from './normalise.ts';

/** What the labels around a table state. Placeholders (age 0, born on the test date) are absent. */
export type Metadata = {
  readonly identity: RawIdentity;
  readonly subject: Omit<Subject, 'subjectId'>;
  readonly environment: Environment;
  readonly stpdToBtpsFactor?: number;
};

type Statement = {
  readonly field: MetadataField;
  /** Unit in the label's brackets: "Height (cm)". */
  readonly labelUnit: string;
  readonly values: readonly Cell[];
};

/** So many rows beside the data can still belong to the blocks at the left of the table. */
export const rowsBeside = 60;

/** Reads the labels above a table, and those at its left (COSMED). The first statement of each field counts. */
export function readMetadata(header: Header): Metadata {
  const leftOf = Math.min(...header.columns.map((column) => column.index));
  const found = new Map<MetadataField, Statement>();
  for (let row = 0; row < Math.min(header.sheet.rows.length, header.dataRow + rowsBeside); row += 1) {
    const cells = header.sheet.rows[row] ?? [];
    const beforeTable = row < header.row;
    const region = beforeTable ? cells : cells.slice(0, leftOf);
    for (const statement of statementsIn(region)) {
      if (!found.has(statement.field) && statement.values.length > 0) found.set(statement.field, statement);
    }
  }
  const dateCells = splitDate(header.sheet);
  return assemble(found, dateCells);
}

/** A value stands in the cell beside its label or one further; beyond that the next block begins. */
const furthestValue = 2;

/** "Test time:", "Temp. flowm.:" */
function isOtherLabel(cell: Cell): boolean {
  return typeof cell === 'string' && /[:;]\s*%?$/.test(cell.trim());
}

function statementsIn(cells: readonly Cell[]): Statement[] {
  const statements: Statement[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const label = readLabel(cells[index]);
    if (label === undefined) continue;
    const values: Cell[] = label.inline === '' ? [] : [label.inline];
    for (let next = index + 1; next < Math.min(cells.length, index + 7); next += 1) {
      const cell = cells[next];
      if (isBlank(cell)) continue;
      const isTooFar = values.length === 0 && next > index + furthestValue;
      if (isTooFar || readLabel(cell) !== undefined || isOtherLabel(cell)) break;
      values.push(cell);
    }
    statements.push({ field: label.field, labelUnit: label.unit, values });
  }
  return statements;
}

/** "Height (cm):", "Größe", "Humidity;%", "Weight: 75 kg". */
function readLabel(
  cell: Cell,
): { readonly field: MetadataField; readonly unit: string; readonly inline: string } | undefined {
  if (typeof cell !== 'string' || cell.length > 80) return undefined;
  const [name = '', ...rest] = cell.split(/[:=]/);
  const unit = /[([;]\s*([^)\]]+)/.exec(name)?.[1]?.trim() ?? '';
  const key = normalise(name.replace(/[([;].*$/, ''));
  const field = metadataFieldOf(key);
  return field === undefined ? undefined : { field, unit, inline: rest.join(':').trim() };
}

/** A date in separate cells: 2025, "/", 10, "/", 23. */
function splitDate(sheet: Sheet): string | undefined {
  for (const cells of sheet.rows.slice(0, 20)) {
    const joined = cells.map(cellText).join(' ');
    const match = /(?:^|\s)(\d{4}) \/ (\d{1,2}) \/ (\d{1,2})(?:\s|$)/.exec(joined);
    if (match !== null) return `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
  }
  return undefined;
}

/** Of a name or an id; what is longer is no word of a person. */
const longestText = 500;

function assemble(found: ReadonlyMap<MetadataField, Statement>, dateCells: string | undefined): Metadata {
  const text = (field: MetadataField): string | undefined => {
    const value = cellText(found.get(field)?.values[0])
      .slice(0, longestText)
      .replace(/[,;\s]+$/, '');
    return value === '' || /^[-x*.\s]+$/i.test(value) ? undefined : value;
  };
  const number = (field: MetadataField, units: Conversions, range: readonly [number, number]) =>
    numberIn(found.get(field), units, range);
  const [birthCell, testCell] = [found.get('birthDate')?.values[0], found.get('testDate')?.values[0]];
  // a cart writes both in one order, and one of them may show which
  const order = dateOrderOf([birthCell, testCell]);
  const statedBirth = calendarDateOf(birthCell, order);
  const testDate = calendarDateOf(testCell, order) ?? calendarDateOf(dateCells);
  // carts fill in the day of the test where no birth date was typed
  const birthDate = sameDay(statedBirth, testDate) ? undefined : statedBirth;
  const age = number('age', ageUnits, [3, 110]) ?? ageBetween(birthDate, testDate);
  const sex = sexOf(text('sex') ?? '');
  const stpdToBtpsFactor = number('stpdToBtps', { '': 1 }, [1, 1.6]);
  return {
    identity: defined({
      familyName: text('familyName'),
      givenName: text('givenName'),
      fileId: text('fileId') === '0' ? undefined : text('fileId'),
      birthDate,
      testDate,
    }),
    subject: defined({
      sex,
      ageY: age,
      bodyMassKg: number('mass', { '': 1, kg: 1, lb: 0.45359237, lbs: 0.45359237 }, [10, 350]),
      heightCm: height(found.get('height')),
      mvvLPerMin: number('mvv', { '': 1, 'l/min': 1 }, [15, 300]),
      fev1L: number('fev1', { '': 1, l: 1 }, [0.3, 9]),
    }),
    environment: defined({
      barometricPressureMmHg: number(
        'barometricPressure',
        { '': 1, mmhg: 1, torr: 1, hpa: mmHgPerKPa / 10, mbar: mmHgPerKPa / 10, kpa: mmHgPerKPa },
        [350, 850],
      ),
      temperatureC: number(
        'temperature',
        { '': 1, degc: 1, c: 1, '°c': 1, degreesc: 1, gradc: 1 },
        [-30, 55],
      ),
      relativeHumidityPercent: number('humidity', { '': 1, '%': 1, '%rh': 1 }, [0.1, 100]),
    }),
    ...(stpdToBtpsFactor === undefined ? {} : { stpdToBtpsFactor }),
  };
}

/** Vendor unit → factor to the product's; '' where the file names none. */
type Conversions = Readonly<Record<string, number>>;

const ageUnits: Conversions = {
  '': 1,
  y: 1,
  yr: 1,
  yrs: 1,
  years: 1,
  jahre: 1,
  ans: 1,
  anni: 1,
  anos: 1,
};

function ageBetween(birth: CalendarDate | undefined, test: CalendarDate | undefined): number | undefined {
  return birth === undefined || test === undefined ? undefined : ageInYears(birth, test);
}

function sameDay(a: CalendarDate | undefined, b: CalendarDate | undefined): boolean {
  return a !== undefined && a.year === b?.year && a.month === b.month && a.day === b.day;
}

/** Height in cm. Without a unit 100 and more are cm, 2.6 and less are m; between lie inches, which nothing says. */
function height(statement: Statement | undefined): number | undefined {
  return (
    numberIn(statement, { cm: 1, m: 100, in: 2.54, inch: 2.54, inches: 2.54, ft: 30.48 }, [50, 260]) ??
    numberIn(statement, { '': 1 }, [100, 260]) ??
    numberIn(statement, { '': 100 }, [50, 260])
  );
}

/**
 * The first number among a statement's cells whose unit is known and which lies in the range; the product's own unit
 * first. The unit stands behind the number, in the next cell, or in the label.
 */
function numberIn(
  statement: Statement | undefined,
  units: Conversions,
  range: readonly [number, number],
): number | undefined {
  const candidates: { readonly value: number; readonly factor: number }[] = [];
  statement?.values.forEach((cell, index) => {
    const parsed = typeof cell === 'number' ? { value: cell, unit: '' } : parseNumberWithUnit(cellText(cell));
    if (parsed === undefined) return;
    const beside = normalise(cellText(statement.values[index + 1]));
    const key = [
      normalise(parsed.unit),
      Object.hasOwn(units, beside) ? beside : '',
      normalise(statement.labelUnit),
    ].find((unit) => unit !== '');
    const factor = units[key ?? ''];
    const value = parsed.value * (factor ?? 0);
    if (factor !== undefined && value >= range[0] && value <= range[1]) candidates.push({ value, factor });
  });
  return (candidates.find(({ factor }) => factor === 1) ?? candidates[0])?.value;
}

function defined<T extends Record<string, unknown>>(
  record: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
