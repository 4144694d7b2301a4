import { plainDigits, type Parsed } from './parsed.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Knowledge tests on computers began in the 1990s; what lies outside these years is misread. */
const years = { first: 1990, last: 2099 } as const;

/**
 * A day as American forms write it: 01/15/2025, 1-15-25, January 15, 2025, 15 Jan 2025, 2025-01-15; a time behind it is
 * passed over. ISO 8601. A first number over 12 can only be the day, and is taken for it with a doubt.
 */
export function parseDate(text: string, noisy: boolean): Parsed<string> | undefined {
  const joined = text.replace(/\s*([/.-])\s*/g, '$1');
  return (
    numeric(joined, noisy, false) ??
    named(text, false) ??
    (noisy ? (numeric(joined, noisy, true) ?? named(text, true)) : undefined)
  );
}

/** Signs that a recogniser writes for digits: beside a number they were of it, perhaps. */
const plain = {
  iso: /(?<![\dA-Za-z|!])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\dA-SU-Za-z|!])/,
  american: /(?<![\dA-Za-z|!/])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\dA-Za-z|!/])/,
};
const mended = {
  iso: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/,
  american: /(?<![\d/])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/,
};

function numeric(text: string, noisy: boolean, mend: boolean): Parsed<string> | undefined {
  const given = mend ? plainDigits(text.replace(/(?<=\d)[|!lI](?=\d{2}[|!lI/])/g, '/')) : text;
  const { iso, american } = mend ? mended : plain;
  const yearFirst = iso.exec(given);
  if (yearFirst !== null) return day(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), mend);
  const match = american.exec(given);
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = fullYear(match[4] ?? '');
  // On a picture a year of two digits may be the half of one.
  const isShort = noisy && match[4]?.length === 2;
  return day(year, first, second, mend || isShort) ?? day(year, second, first, true);
}

function named(text: string, mend: boolean): Parsed<string> | undefined {
  const upper = text.toUpperCase();
  const monthFirst = /([A-Z0|1]{3,9})[.,]?\s+(\S{1,2})(?:ST|ND|RD|TH)?,?\s+(\S{4})(?!\w)/.exec(upper);
  if (monthFirst !== null) {
    const date = namedParts(monthFirst[1], monthFirst[2], monthFirst[3], mend);
    if (date !== undefined) return date;
  }
  const dayFirst = /(?<!\S)(\S{1,2})(?:ST|ND|RD|TH)?[\s.-]+([A-Z0|1]{3,9})[.,]?[\s-]+(\S{4})(?!\w)/.exec(
    upper,
  );
  return dayFirst === null ? undefined : namedParts(dayFirst[2], dayFirst[1], dayFirst[3], mend);
}

function namedParts(name = '', dayText = '', yearText = '', mend: boolean): Parsed<string> | undefined {
  const month = months.indexOf(name.slice(0, 3)) + 1;
  const [dayDigits, yearDigits] = mend
    ? [plainDigits(dayText), plainDigits(yearText)]
    : [dayText.replace(',', ''), yearText];
  if (month === 0 || !/^\d{1,2}$/.test(dayDigits) || !/^\d{4}$/.test(yearDigits)) return undefined;
  return day(Number(yearDigits), month, Number(dayDigits), mend);
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 90 ? 2000 + year : 1900 + year;
}

function day(year: number, month: number, dayOfMonth: number, mended: boolean): Parsed<string> | undefined {
  if (year < years.first || year > years.last) return undefined;
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return undefined;
  return { value: date.toISOString().slice(0, 10), mended };
}
