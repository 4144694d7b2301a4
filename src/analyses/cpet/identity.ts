import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Cell } from '#readers/document.ts';
import type { CalendarDate, RawIdentity } from './raw-recording.ts';
import type { Subject } from './recording.ts';

/** Lower-case letters and digits only: accents, punctuation and spaces do not tell two spellings of a name apart. */
function normalised(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** "1987-01-13". */
function isoDate({ year, month, day }: CalendarDate): string {
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * A pseudonym that is the same for the same person within a batch and tells nothing outside it: 'S' and the first
 * ten hex digits of SHA-256 over the batch's salt, the names in either order, and the birth date.
 *
 * Where the file names nobody, the lab's own number takes their place, with the sex and the height (whole cm) that the
 * file states: such a number counts the people of one database, and two databases give it to different people (in 36
 * exports of one lab three numbers came twice, each time for two people of another sex or height). A grown person who
 * is measured a centimetre taller at the next visit then gets another id: two ids for one person are the smaller evil,
 * since one id for two would join their tests into one history.
 *
 * Undefined where the file says nothing about who it was.
 * 40 bits: among 10,000 people two share an id by chance with a probability of 0.00005.
 */
export function subjectIdOf(
  identity: RawIdentity,
  salt: string,
  stated: Pick<Subject, 'sex' | 'heightCm'> = {},
): string | undefined {
  const names = [identity.familyName ?? '', identity.givenName ?? '']
    .map(normalised)
    .filter((name) => name !== '')
    .sort();
  const fileId = normalised(identity.fileId ?? '').replace(/^0+/, '');
  const birth = identity.birthDate === undefined ? '' : isoDate(identity.birthDate);
  let who: string;
  if (names.length > 0) who = `name|${names.join('|')}|${birth}`;
  else if (fileId !== '') {
    const heightCm = stated.heightCm === undefined ? '' : Math.round(stated.heightCm);
    who = `id|${fileId}|${stated.sex ?? ''}|${heightCm}`;
  } else return undefined;
  return `S${bytesToHex(sha256(utf8ToBytes(`${salt}\n${who}`))).slice(0, 10)}`;
}

/** Tests before this year are a cart's placeholder. */
const firstYear = 1970;

/** The day of a test is moved back by less than this, days: 40 years. */
const longestShift = 14_610;

/**
 * The day of the test without its date: days since 1 January 1970, moved back by a number of days that the batch's salt
 * decides. Within a batch the days between two tests stay what they are, so that tests of one person and of one cart keep
 * their order and distance; the date itself cannot be told from it without the salt. Undefined where the file states none.
 */
export function shiftedTestDay({ testDate }: RawIdentity, salt: string): number | undefined {
  if (testDate === undefined || testDate.year < firstYear) return undefined;
  const day = Date.UTC(testDate.year, testDate.month - 1, testDate.day) / 86_400_000;
  const hash = sha256(utf8ToBytes(`${salt}\nday`));
  const number = ((hash[0] ?? 0) << 16) | ((hash[1] ?? 0) << 8) | (hash[2] ?? 0);
  return day - (number % longestShift);
}

/**
 * Completed years between birth and test; undefined where the dates cannot be true: born on the test date or later
 * (a placeholder that carts fill in), or older than 110.
 */
export function ageInYears(birthDate: CalendarDate, testDate: CalendarDate): number | undefined {
  const birthdayPassed =
    testDate.month > birthDate.month || (testDate.month === birthDate.month && testDate.day >= birthDate.day);
  const years = testDate.year - birthDate.year - (birthdayPassed ? 0 : 1);
  return years >= 1 && years <= 110 ? years : undefined;
}

const maleWords = new Set(
  ['m', 'male', 'man', 'boy', 'mann', 'herr', 'männlich', 'maennlich', 'mannlich', 'junge', 'mand', 'mies']
    .concat([
      'h',
      'homme',
      'masculin',
      'hombre',
      'masculino',
      'varón',
      'homem',
      'uomo',
      'maschio',
      'maschile',
    ])
    .concat(['heren', 'mannelijk', 'mężczyzna', 'mandlig', 'mannlig', 'manlig'])
    .map(normalised),
);

const femaleWords = new Set(
  [
    'f',
    'w',
    'female',
    'woman',
    'girl',
    'frau',
    'weiblich',
    'mädchen',
    'femme',
    'féminin',
    'mujer',
    'femenino',
  ]
    .concat([
      'mulher',
      'feminino',
      'donna',
      'femmina',
      'femminile',
      'k',
      'kvinde',
      'kvinne',
      'kvinna',
      'nainen',
    ])
    .concat(['kvindelig', 'kvinnelig', 'kvinnlig', 'vrouw', 'vrouwelijk', 'kobieta', 'femenina', 'feminina'])
    .map(normalised),
);

/**
 * The sex a file states, in the words of English, German, French, Italian, Spanish, Portuguese, Dutch and the Nordic
 * languages. Letters that mean one thing in one language and another in the next (D: divers, dame, donna;
 * V: vrouw, varón) are undefined.
 */
export function sexOf(text: string): Subject['sex'] {
  const word = normalised(text);
  if (maleWords.has(word)) return 'male';
  if (femaleWords.has(word)) return 'female';
  return undefined;
}

/** A day that exists in the calendar, in a year a person or a test can have. */
function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < 1880 || year > 2200) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { year, month, day } : undefined;
}

/** The one date that the readings agree on; undefined where none is possible or where they differ. */
function onlyReading(readings: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  const possible = readings.filter((reading) => reading !== undefined);
  const first = possible[0];
  if (first === undefined) return undefined;
  return possible.every((other) => isoDate(other) === isoDate(first)) ? first : undefined;
}

/** Days since 1899-12-30, as spreadsheets count; the time of day is dropped. */
function fromSpreadsheetDays(days: number): CalendarDate | undefined {
  const date = new Date(Date.UTC(1899, 11, 30 + Math.floor(days)));
  return calendarDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** 13011987, 1051990 (a leading zero lost) or 19870113: whatever order is possible. */
function fromDigits(digits: string): CalendarDate | undefined {
  const text = digits.padStart(8, '0');
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  return onlyReading([
    calendarDate(part(4, 8), part(2, 4), part(0, 2)),
    calendarDate(part(4, 8), part(0, 2), part(2, 4)),
    calendarDate(part(0, 4), part(4, 6), part(6, 8)),
  ]);
}

/**
 * The day a cell states: 13.01.1987 (the dot puts the day first), 1987-01-13, 25/5/2022 and 5/25/2022, digits alone,
 * a spreadsheet's day number or date cell; a time of day behind it is passed over. Undefined where it states none, or
 * where day and month could be either (4/11/2015) and no `order` tells: a wrong age is worse than none.
 */
export function calendarDateOf(cell: Cell, order?: DateOrder): CalendarDate | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'object') return fromSpreadsheetDays(cell.days);
  if (typeof cell === 'number') {
    if (cell >= 1_000_000) return fromDigits(String(Math.floor(cell)));
    return cell >= 1 && cell < 100_000 ? fromSpreadsheetDays(cell) : undefined;
  }
  const text = cell.trim();
  if (/^\d{7,8}$/.test(text)) return fromDigits(text);
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)/.exec(text);
  if (yearFirst) return calendarDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const parts = yearLastIn(text);
  if (parts === undefined) return undefined;
  const { first, second, year, mark } = parts;
  const dayFirst = calendarDate(year, second, first);
  if (mark === '.' || order === `day${mark}month`) return dayFirst;
  const monthFirst = calendarDate(year, first, second);
  return order === `month${mark}day` ? monthFirst : onlyReading([dayFirst, monthFirst]);
}

/** Which of day and month comes first, and what stands between them. */
export type DateOrder = `${'day' | 'month'}${string}${'day' | 'month'}`;

/** The order that these cells of one file are written in, where at least one shows it and none another; else undefined. */
export function dateOrderOf(cells: readonly Cell[]): DateOrder | undefined {
  const orders = new Set(
    cells.flatMap((cell): DateOrder[] => {
      const parts = typeof cell === 'string' ? yearLastIn(cell.trim()) : undefined;
      if (parts === undefined || parts.mark === '.') return [];
      const { first, second, mark } = parts;
      if (first > 12 && second <= 12) return [`day${mark}month`];
      return second > 12 && first <= 12 ? [`month${mark}day`] : [];
    }),
  );
  const [only] = orders;
  return orders.size === 1 ? only : undefined;
}

function yearLastIn(text: string) {
  const found = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?:\D|$)/.exec(text);
  if (found === null) return undefined;
  const [, first, mark = '', second, year] = found;
  return { first: Number(first), second: Number(second), year: Number(year), mark };
}
