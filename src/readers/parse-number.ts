import type { Cell } from './document.ts';

export type DecimalMark = '.' | ',';

const missingWords = new Set(['', 'none', 'na', 'n/a', '#n/a', 'nan', 'null', 'nil', '*', '**', '***']);
const dashes = /^[-–—_.]+$/;

/** Whether a text says that there is no value: blank, dashes, None, NA, n/a, NaN, asterisks. */
export function isMissing(text: string): boolean {
  if (isDigit(text.charCodeAt(0))) return false;
  const word = text.trim().toLowerCase();
  return missingWords.has(word) || dashes.test(word);
}

/** Whether a text is a value beyond the measuring range, such as `>68`, `>.39` or `< 3`: known to exist, not a number. */
export function isCensored(text: string): boolean {
  return /^\s*[<>≤≥]=?\s*[-+]?[\d.,]*\d[\d.,]*\s*$/.test(text);
}

/**
 * The decimal mark of a column, from all its texts together; never from one cell.
 *
 * A mark is proven by a number it cannot group: not three digits after it (`13,80`), a group before it that is too
 * long (`1234.567`) or zero (`0.567`), an exponent, or the other mark grouping before it (`1.234,5`). The other way
 * round a mark that stands twice in a number groups (`1.234.567`), which proves the other one. A column in which
 * whole numbers go from the hundreds on with a mark (`987`, `1,234`) groups too. What is left (`1.234` alone) is
 * ambiguous and read as a decimal, unless `neighbours`, the mark proven in the rest of the file, settles it.
 *
 * `ambiguous` also where both marks are proven in one column; then the more frequent one is given.
 */
export function decideDecimalMark(cells: readonly Cell[], neighbours?: DecimalMark): DecidedMark {
  return decideByMarks(countMarks(cells).all, neighbours);
}

export type DecidedMark = { readonly mark: DecimalMark; readonly ambiguous: boolean };

/** How often a column proves either mark, or shows one that may group (`1.234`), and its largest whole number. */
export type Marks = {
  readonly proven: Record<DecimalMark, number>;
  readonly seen: Record<DecimalMark, number>;
  largestWhole: number;
};

/** The marks of a column: of all its texts, and of those alone in which one stands between digits. */
export type ColumnMarks = {
  readonly all: Marks;
  readonly betweenDigits: Marks;
  readonly textsBetween: number;
};

/** Counts the marks of a column's cells; `decideByMarks` then decides. */
export function countMarks(cells: readonly Cell[]): ColumnMarks {
  const all = noMarks();
  const betweenDigits = noMarks();
  let textsBetween = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const plain = plainMark(cell);
    const shown = plain ?? markByPatterns(cell.trim());
    if (shown === 'whole') {
      all.largestWhole = Math.max(all.largestWhole, Math.abs(plainValue(cell, '.') ?? Number(cell)));
      continue;
    }
    if (shown !== undefined) countMark(all, shown);
    // A plain text has its mark between digits.
    if (plain === undefined && !/\d[.,]\d/.test(cell)) continue;
    textsBetween += 1;
    if (shown !== undefined) countMark(betweenDigits, shown);
  }
  return { all, betweenDigits, textsBetween };
}

function noMarks(): Marks {
  return { proven: { '.': 0, ',': 0 }, seen: { '.': 0, ',': 0 }, largestWhole: 0 };
}

function countMark({ proven, seen }: Marks, shown: Exclude<ShownMark, 'whole'>): void {
  if (shown === '.') proven['.'] += 1;
  else if (shown === ',') proven[','] += 1;
  else if (shown === 'point or group') seen['.'] += 1;
  else seen[','] += 1;
}

/** What a text shows of the decimal mark: `… or group` for 1.234, which proves nothing. */
type ShownMark = DecimalMark | 'whole' | 'point or group' | 'comma or group';

/** What a text without blanks around it shows; undefined for no number. */
function markByPatterns(text: string): ShownMark | undefined {
  if (/^[-+−]?\d+$/.test(text)) return 'whole';
  const proof = provenMark(text);
  if (proof !== undefined || !/^[-+−]?\d{1,3}[.,]\d{3}$/.test(text)) return proof;
  return text.includes('.') ? 'point or group' : 'comma or group';
}

/** What `decideDecimalMark` says of a column whose marks are counted. */
export function decideByMarks({ proven, seen, largestWhole }: Marks, neighbours?: DecimalMark): DecidedMark {
  if (proven['.'] + proven[','] > 0) {
    return {
      mark: proven[','] > proven['.'] ? ',' : '.',
      ambiguous: proven['.'] > 0 && proven[','] > 0,
    };
  }
  if (seen['.'] + seen[','] === 0) return { mark: neighbours ?? '.', ambiguous: false };
  if (seen['.'] > 0 && seen[','] > 0) return { mark: neighbours ?? '.', ambiguous: true };
  if (neighbours !== undefined) return { mark: neighbours, ambiguous: false };
  const mark = seen['.'] > 0 ? '.' : ',';
  if (largestWhole >= 100 && largestWhole < 1000) return { mark: other(mark), ambiguous: false };
  return { mark, ambiguous: largestWhole < 1000 };
}

function other(mark: DecimalMark): DecimalMark {
  return mark === '.' ? ',' : '.';
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * What a text shows that is written as nearly every cell is: digits, perhaps after a minus, and perhaps digits after one
 * mark. Undefined where only the patterns can tell. They cost ten times as much, and every cell of a table comes here.
 */
function plainMark(text: string): ShownMark | undefined {
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let mark = -1;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) continue;
    if (mark >= 0 || at === start || (code !== 46 && code !== 44)) return undefined;
    mark = at;
  }
  if (text.length === start || mark === text.length - 1) return undefined;
  if (mark < 0) return 'whole';
  const isPoint = text.charCodeAt(mark) === 46;
  if (text.length - mark === 4 && mark - start <= 3 && text.charCodeAt(start) !== 48)
    return isPoint ? 'point or group' : 'comma or group';
  return isPoint ? '.' : ',';
}

/** So many digits and no more are a whole number that JavaScript has exactly. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, power) => 10 ** power);

/**
 * The value of a text of digits, perhaps after a minus, perhaps with this mark among them; undefined for anything else.
 * Whole number and power of ten are exact, and so their quotient is the nearest number there is, as `Number` gives it
 * (Clinger 1990, ACM SIGPLAN Not 25(6):92), in a third of the time.
 */
function plainValue(text: string, mark: DecimalMark): number | undefined {
  const markCode = mark === '.' ? 46 : 44;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  const length = text.length;
  if (length === start || length - start > exactDigits + 1) return undefined;
  let whole = 0;
  let markAt = -1;
  for (let at = start; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) whole = 10 * whole + code - 48;
    else if (code === markCode && markAt < 0 && at > start) markAt = at;
    else return undefined;
  }
  if (markAt === length - 1 || (markAt < 0 && length - start > exactDigits)) return undefined;
  const value = markAt < 0 ? whole : whole / (powersOfTen[length - 1 - markAt] ?? 1);
  return start === 0 || value === 0 ? value : -value;
}

/** The decimal mark that a single number proves by itself; undefined for a whole number, `1.234` and no number. */
function provenMark(text: string): DecimalMark | undefined {
  for (const mark of ['.', ','] as const) {
    const decimal = numberPatterns[mark].exec(text);
    if (decimal === null || numberPatterns[other(mark)].test(text)) continue;
    if (/[.,]/.test(text)) return mark;
  }
  return undefined;
}

/** sign, whole part (plain or grouped in threes), fraction, exponent */
const numberPatterns: Readonly<Record<DecimalMark, RegExp>> = {
  '.': pattern('.', ','),
  ',': pattern(',', '.'),
};

function pattern(decimal: DecimalMark, group: DecimalMark): RegExp {
  const grouped = [group, ' ', '\u00a0', '\u202f', "'", '’']
    .map((separator) => `[1-9]\\d{0,2}(?:[${separator}]\\d{3})+`)
    .join('|');
  return new RegExp(
    `^([-+−]?)(?=[${decimal}]?\\d)(${grouped}|\\d*)(?:[${decimal}](\\d*))?(e[-+]?\\d+)?$`,
    'i',
  );
}

/**
 * A text as a number, with the decimal mark of its column; digits may be grouped in threes by the other mark, a blank
 * or an apostrophe. Undefined for missing words, censored values and whatever is no number under this mark.
 */
export function parseNumber(text: string, mark: DecimalMark): number | undefined {
  const plain = plainValue(text, mark);
  if (plain !== undefined) return plain;
  const trimmed = text.trim();
  if (plainNumber[mark].test(trimmed)) return finite(Number(trimmed));
  const parts = numberPatterns[mark].exec(trimmed);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts;
  const value = Number(`${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}${exponent}`);
  return finite(sign === '' || sign === '+' ? value : -value);
}

/** What JavaScript reads by itself; nearly every cell, and five times as fast. */
const plainNumber: Readonly<Record<DecimalMark, RegExp>> = { '.': /^-?\d+(?:\.\d+)?$/, ',': /^-?\d+$/ };

/** Overflow is no number; minus zero is zero. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** A number with its unit as written (`74,8kg`, `178 cm`, `67%`); the unit is '' where none follows. */
export type NumberWithUnit = { readonly value: number; readonly unit: string };

/**
 * A single text that begins with a number and may end with a unit. Without a `mark` the text decides for itself,
 * `1.234` being read as a decimal. Undefined where it does not begin with a number.
 */
export function parseNumberWithUnit(text: string, mark?: DecimalMark): NumberWithUnit | undefined {
  const parts = /^([-+−]?[\d.,' \u00a0\u202f’]*\d)([^\d.,].*)?$/su.exec(text.trim());
  if (parts === null) return undefined;
  const [, number = '', unit = ''] = parts;
  const value = parseNumber(number, mark ?? decideDecimalMark([number]).mark);
  return value === undefined ? undefined : { value, unit: unit.trim() };
}
