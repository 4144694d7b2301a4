import type { PageText } from '#core/page-text.ts';
import type { PageReading } from '../finding.ts';
import { fieldsInRows } from './find-fields.ts';
import { holdsNearly } from './edit-distance.ts';
import { foldedLetters } from './labels.ts';
import { rowsOf, type Row } from './page-rows.ts';

/** The readings of one report's pages, cut to its part of a page where several stand on one. */
export type SplitReports = {
  readonly reports: readonly (readonly PageReading[])[];
  /** Pages with text that hold no report. */
  readonly otherPages: readonly number[];
  /** Pages without any text. */
  readonly emptyPages: readonly number[];
};

/** A part of a page: from one report's title to the next. */
type Part = {
  readonly reading: PageReading;
  readonly rows: readonly Row[];
  readonly titled: boolean;
  readonly fields: ReturnType<typeof fieldsInRows>;
  /** How many fields stand there. */
  readonly count: number;
  readonly hasCodes: boolean;
};

/** What reports of both eras are headed with, as letters. */
const titles = ['KNOWLEDGETESTREPORT', 'COMPUTERTESTREPORT', 'AIRMANTESTREPORT', 'WRITTENTESTREPORT'];
/** A heading is hardly longer; a sentence that names the report is. */
const longestHeading = 64;
/** Without a title (half a photo), so many fields make a report. */
const fieldsOfReport = 3;
/** Codes of either system, loosely: whether a page goes on with a list. */
const looseCode = /\b[A-Z]{2}\s?[.,]\s?[IVXLl1|]{1,5}\s?[.,]\s?[A-P]\s?[.,]\s?[KRS]\s?\d|\bPLT\s?-?\d{3}\b/;

/** Parts the pages of a file into reports: by their titles, else by an exam id that changes, else by enough fields. */
export function splitReports(readings: readonly PageReading[]): SplitReports {
  const reports: Part[][] = [];
  const otherPages = new Set<number>();
  const emptyPages: number[] = [];
  for (const reading of readings) {
    const parts = partsOf(reading);
    if (parts.every(({ rows }) => rows.length === 0)) emptyPages.push(reading.page);
    for (const part of parts) {
      const last = reports.at(-1);
      if (begins(part, last)) reports.push([part]);
      else if (last !== undefined && (part.count > 0 || part.hasCodes || part.titled)) last.push(part);
      else if (part.rows.length > 0) otherPages.add(reading.page);
    }
  }
  const reported = new Set(reports.flatMap((parts) => parts.map(({ reading }) => reading.page)));
  return {
    reports: reports.map((parts) => parts.map(({ reading }) => reading)),
    otherPages: [...otherPages].filter((page) => !reported.has(page)),
    emptyPages,
  };
}

function begins(part: Part, last: readonly Part[] | undefined): boolean {
  const isReport = (part.titled && part.count > 0) || part.count >= fieldsOfReport;
  if (last === undefined) return isReport || part.hasCodes;
  if (!isReport) return false;
  const [first] = last;
  if (first === undefined || first.reading.page === part.reading.page) return true;
  return !isSameReport(first.fields, part.fields);
}

/** A second page repeats who, which and when; a copy of the same report adds nothing new either. */
function isSameReport(one: Part['fields'], other: Part['fields']): boolean {
  if (one.examId !== undefined && other.examId !== undefined) return one.examId.value === other.examId.value;
  const both = (['ftn', 'name', 'examCode', 'examDate', 'scorePercent', 'take'] as const).flatMap((field) => {
    const [a, b] = [one[field]?.value, other[field]?.value];
    return a === undefined || b === undefined ? [] : [JSON.stringify(a) === JSON.stringify(b)];
  });
  return both.length >= 2 && both.every((same) => same);
}

/** A page cut at its titles. What stands above the first one belongs to it. */
function partsOf(reading: PageReading): readonly Part[] {
  const [first] = reading.passes;
  if (first === undefined) return [];
  const rows = rowsOf({ page: reading.page, text: first });
  const heads = rows.filter(isTitle).map(({ box }) => box.y0);
  const whole = [partOf(reading, rows, heads.length > 0)];
  if (heads.length < 2) return whole;
  // The department's name stands above a title: the cut is where the part before has its last field or code.
  const cuts = heads.slice(1).map((y) => cutAbove(rows, y));
  const bounds = [-Infinity, ...cuts, Infinity];
  const parts = bounds.slice(0, -1).map((from, i) => {
    const to = bounds[i + 1] ?? Infinity;
    const inside = rows.filter(({ box }) => box.y0 >= from && box.y0 < to);
    return partOf(cutReading(reading, from, to), inside, true);
  });
  return parts.filter(({ count }) => count >= 2).length >= 2 ? parts : whole;
}

/** Headings directly above a title (no gap of more than two rows between them) come with it. */
function cutAbove(rows: readonly Row[], titleY: number): number {
  const above = rows.filter(({ box }) => box.y0 < titleY).reverse();
  let cut = titleY;
  for (const row of above.slice(0, 3)) {
    const height = row.box.y1 - row.box.y0;
    const text = row.words.map((word) => word.text).join(' ');
    const isHeading = /department|aviation|administration|transportation/i.test(text);
    if (!isHeading || cut - row.box.y1 > 2.5 * height) break;
    cut = row.box.y0;
  }
  return cut;
}

function partOf(reading: PageReading, rows: readonly Row[], titled: boolean): Part {
  const fields = fieldsInRows(rows);
  const hasCodes = rows.some(({ words }) => looseCode.test(words.map(({ text }) => text).join(' ')));
  return { reading, rows, titled, fields, count: Object.keys(fields).length, hasCodes };
}

function isTitle(row: Row): boolean {
  const text = row.words.map((word) => word.text).join(' ');
  if (text.length > longestHeading) return false;
  const most = row.noisy ? 3 : 0;
  const letters = foldedLetters(text);
  return titles.some((title) => holdsNearly(letters, foldedLetters(title), most));
}

function cutReading(reading: PageReading, from: number, to: number): PageReading {
  const height = reading.passes[0]?.height ?? 1;
  const isInside = (y: number, scale = 1): boolean => y >= scale * from && y < scale * to;
  const { codeWords } = reading;
  return {
    ...reading,
    ...(codeWords && { codeWords: codeWords.filter(({ box }) => isInside(box.y0)) }),
    passes: reading.passes.map((pass): PageText => {
      const scale = pass.height / height;
      const lines = pass.lines.filter(({ box }) => isInside(box.y0, scale));
      return { ...pass, lines };
    }),
  };
}
