import { nameInWords } from '#analyses/knowledge-test/field-words.ts';
import { findingOf } from '#analyses/knowledge-test/finding-of.ts';
import type { PageReading, ReadField, ReportFields, ReportRead } from '#analyses/knowledge-test/finding.ts';
import { defaultKnowledgeTestOptions } from '#analyses/knowledge-test/options.ts';
import { recognition } from '#analyses/knowledge-test/recognise.ts';
import { missingFields } from '#analyses/knowledge-test/report-faults.ts';
import { withoutIdNumbersIn } from '#analyses/knowledge-test/report-text/strike-out.ts';
import { pageWidthPt } from '../fixtures/knowledge-test/lay-out.ts';
import type { ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { judgedPages, type JudgedPage } from './recognition-pages.ts';
import { fareCodes, recognitionAims, type Fared } from './recognition-table.ts';

/** What became of one field: `asked` is whatever goes before a person, `missing` is lost without a word. */
export type FieldFate = 'right' | 'asked' | 'missing' | 'wrong';

export const fates: readonly FieldFate[] = ['right', 'asked', 'missing', 'wrong'];

/** Fields as the table heads them. The exam is its code: by that its list of codes is found. */
const judgedFields = {
  name: 'name',
  ftn: 'FTN',
  examId: 'exam ID',
  examCode: 'exam',
  examDate: 'date',
  scorePercent: 'score',
  grade: 'grade',
  take: 'take',
  expiresOn: 'expiry',
} as const satisfies Partial<Record<keyof ReportFields, string>>;

export type JudgedField = keyof typeof judgedFields;

export const fieldNames = Object.keys(judgedFields) as readonly JudgedField[];

/** How a report fared that nobody had told which exam it is of. */
export type FaredReport = {
  readonly fields: Readonly<Record<JudgedField, FieldFate>>;
  /** Its codes, by the exam as it was read. */
  readonly codes: Fared;
};

/** Head, codes and expiry of a page, as the layout without paragraphs has them. */
export const headPt = { x0: 0, y0: 44, x1: pageWidthPt, y1: 300 } as const;

/** Seeds of their own: one round of every resolution, condition and font. */
const firstSeed = 800_000;

/** The pages of the table of fields: 96 heads with their codes, 100 to 300 dpi. */
export function fieldPages(): readonly JudgedPage[] {
  const seen = new Set<string>();
  return judgedPages(firstSeed).flatMap((page) => {
    const kind = [page.dpi, page.condition, page.font].join();
    if (page.dpi === 250 || seen.has(kind)) return [];
    seen.add(kind);
    return [{ ...page, id: `fields-${page.id}`, whole: false }];
  });
}

/** What becomes of a report, read as the app reads it: no exam is given. */
export function fareReport({ truth }: Pick<JudgedPage, 'truth'>, reading: PageReading): FaredReport {
  const read = { pages: 1, readings: [withoutIdNumbersIn(reading)], remarks: [], failed: [] };
  const finding = findingOf(read, defaultKnowledgeTestOptions, recognition);
  // A file that is no report fails before everybody's eyes: all of it is asked for.
  const report = finding.ok ? finding.value.reports[0] : undefined;
  const fates = fieldNames.map((name) => [name, report ? fateOf(name, truth, report) : 'asked'] as const);
  return {
    fields: Object.fromEntries(fates) as FaredReport['fields'],
    codes: fareCodes(truth.codes, {
      accepted: (report?.codes ?? []).map(({ code }) => code),
      doubts: report?.doubts ?? [],
    }),
  };
}

function fateOf(name: JudgedField, truth: ReportTruth, report: ReportRead): FieldFate {
  const field: ReadField<unknown> | undefined = report.fields[name];
  if (field === undefined) return isAskedFor(name, report) ? 'asked' : 'missing';
  if (field.certainty !== 'sure') return 'asked';
  const read = name === 'name' ? nameInWords(field.value as never) : field.value;
  return read === (name === 'name' ? nameInWords(truth) : truth[name]) ? 'right' : 'wrong';
}

/** Without these a report is partial, and says so. */
function isAskedFor(name: JudgedField, report: ReportRead): boolean {
  const words: Partial<Record<JudgedField, string>> = {
    name: 'name',
    examDate: 'exam date',
    examCode: 'exam',
    scorePercent: 'score',
    grade: 'score and grade',
  };
  const word = words[name];
  return word !== undefined && missingFields(report).some((missing) => missing.startsWith(word));
}

/** Shares of each field's fates in percent, a group in a line: right, asked, missing, wrong. */
export function fieldTable(
  rows: readonly { readonly page: JudgedPage; readonly fared: FaredReport }[],
): string {
  const high = rows.filter(({ page }) => page.dpi >= recognitionAims.fromDpi);
  const groups = new Map<string, FaredReport[]>();
  const put = (group: string, fared: FaredReport) => groups.set(group, [...(groups.get(group) ?? []), fared]);
  for (const { fared } of high) put('200 dpi and above', fared);
  for (const { page, fared } of rows) put(`${String(page.dpi)} dpi`, fared);
  for (const { page, fared } of high) put(`200+ ${page.font}`, fared);
  for (const { page, fared } of high) put(`200+ ${page.condition}`, fared);
  const width = 15;
  const head = `${'right/asked/missing/wrong'.padEnd(26)}pages${fieldNames
    .map((name) => judgedFields[name].padStart(width))
    .join('')}`;
  const lines = [...groups].map(([group, fared]) => {
    const cells = fieldNames.map((name) =>
      fates
        .map((fate) => Math.round((100 * countOf(fared, name, fate)) / fared.length))
        .join('/')
        .padStart(width),
    );
    return `${group.padEnd(26)}${String(fared.length).padStart(5)}${cells.join('')}`;
  });
  return [head, ...lines].join('\n');
}

/** At 200 dpi and above: as few fields read wrong, or lost without a word, as codes may be. */
export function fieldsReachAim(fared: readonly FaredReport[]): boolean {
  const bad = fieldNames.flatMap((name) =>
    (['wrong', 'missing'] as const).map((fate) => countOf(fared, name, fate)),
  );
  const all = fared.length * fieldNames.length;
  return all > 0 && bad.reduce((sum, count) => sum + count, 0) / all <= recognitionAims.mostWrongShare;
}

function countOf(fared: readonly FaredReport[], name: JudgedField, fate: FieldFate): number {
  return fared.filter(({ fields }) => fields[name] === fate).length;
}
