import type { BookLine } from './book-lines.ts';

/** What the cover says of a publication. */
export type Cover = {
  /** "FAA-S-ACS-7B". */
  readonly document?: string;
  readonly title?: string;
  /** "2023-11", "2024-05-31". */
  readonly date?: string;
};

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Lines of a cover that are no part of the title. */
const besideTitle =
  /^(?:FAA-S|U\.?S\.? Department|Federal Aviation|Flight Standards|Washington|Airman Certification Standards$|\(?with change|\(?change \d|\(?effective)/i;

/** Reads the document's number, its title and its date off the first page; the number also off any later page. */
export function readCover(lines: readonly BookLine[]): Cover {
  const first = lines.filter(({ page }) => page === (lines[0]?.page ?? 1)).map(({ text }) => text);
  const title = first
    .filter((text) => !besideTitle.test(text) && dateOf(text) === undefined && /\p{L}{3}/u.test(text))
    .join(' ')
    .replace(/\s*Airman Certification Standards\s*/g, ' ')
    .trim();
  const document = numberIn(first.join(' ')) ?? lines.map(({ text }) => numberIn(text)).find(Boolean);
  const date = first.map(dateOf).find((found) => found !== undefined);
  return { ...(document && { document }), ...(title !== '' && { title }), ...(date && { date }) };
}

function numberIn(text: string): string | undefined {
  return /\bFAA-S-ACS-\d+[A-Z]?\b/.exec(text)?.[0];
}

function dateOf(text: string): string | undefined {
  const match = new RegExp(
    String.raw`\b(${months.join('|')})\s+(?:(\d{1,2}),\s*)?((?:19|20)\d\d)\b`,
    'i',
  ).exec(text);
  if (match === null) return undefined;
  const [, name = '', day, year = ''] = match;
  const month = months.findIndex((each) => each.toLowerCase() === name.toLowerCase()) + 1;
  const parts = [year, String(month).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return parts.join('-');
}
