import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Adjustments } from '#core/review.ts';
import { nothingByHand, readAdjustments, type ReportByHand } from './adjustments.ts';
import { absentByHand, codesByHand, fieldsByHand } from './apply-by-hand.ts';
import { checkReport } from './checks/check-report.ts';
import { withSuspects } from './checks/suspect-codes.ts';
import { codesOfExam } from './codes/numbering.ts';
import type { CodeDoubt, KnowledgeTestFinding, PageReading, ReadCode, ReportRead } from './finding.ts';
import type { KnowledgeTestOptions } from './options.ts';
import type { Recognition } from './recognise.ts';
import { keysOf } from './report-keys.ts';
import { missingFields, statusOf } from './report-faults.ts';
import { fieldsOfReadings } from './report-text/join-passes.ts';
import { readCodes } from './report-text/read-codes.ts';
import { splitReports } from './report-text/split-reports.ts';

/** What was read of a file, before anything is made of it. */
export type ReadPages = {
  readonly pages: number;
  readonly readings: readonly PageReading[];
  /** On the file: a picture that is too small. */
  readonly remarks: readonly Remark[];
  /** Pages that could not be read, and why. */
  readonly failed: readonly FailedPage[];
};

/** A page that could not be read while others could; `code` is the fault's. */
export type FailedPage = { readonly page: number; readonly code: string; readonly detail: string };

/**
 * Readings → finding: reports parted, fields and codes read, what was set by hand put in, everything held against
 * everything else. Pure, and so done again whenever something is set. Faults: `no-text-found`, `not-a-report`,
 * `low-resolution`, and that of a page that could not be read.
 */
export function findingOf(
  read: ReadPages,
  options: KnowledgeTestOptions,
  recognition: Recognition,
  adjustments?: Adjustments,
): Result<KnowledgeTestFinding> {
  const { reports: parted, otherPages, emptyPages } = splitReports(read.readings);
  if (parted.length === 0) return noReport(read, emptyPages);
  const byHand = readAdjustments(adjustments);
  const reports = parted.map((readings, number) =>
    reportOf(readings, byHand.reports[number] ?? nothingByHand, options, recognition, read.remarks),
  );
  const gone = Object.keys(byHand.reports).filter((number) => Number(number) >= reports.length);
  return ok({
    pages: read.pages,
    reports: [...reports, ...read.failed.map(failedReport)],
    remarks: [
      ...read.remarks,
      ...pageRemarks(otherPages, emptyPages),
      ...byHand.remarks,
      ...gone.map((number): Remark => ({
        code: 'adjustment-gone',
        severity: 'note',
        detail: `the file has no report ${Number(number) + 1} any more; what was set in it by hand does not hold`,
      })),
    ],
    readings: read.readings,
  });
}

function reportOf(
  readings: readonly PageReading[],
  byHand: ReportByHand,
  options: KnowledgeTestOptions,
  recognition: Recognition,
  ofFile: readonly Remark[],
): ReportRead {
  const automatic = fieldsOfReadings(readings);
  const fields = fieldsByHand(automatic, byHand);
  const examCodes = fields.examCode === undefined ? [] : codesOfExam(fields.examCode.value);
  const accepted = codesOf(readings, examCodes, options, recognition);
  const read = withSuspects(accepted, fields, byHand, () =>
    questionsOf(accepted.codes, readings, examCodes, recognition),
  );
  const decided = codesByHand(read.codes, read.doubts, byHand);
  const method = readings.some(isRecognised) ? ('recognised' as const) : ('text-layer' as const);
  const absent = absentByHand(byHand);
  const unchecked = {
    pages: [...new Set(readings.map(({ page }) => page))],
    method,
    fields,
    ...(absent.length > 0 && { absent }),
    codes: decided.codes,
    doubts: decided.doubts,
  };
  const checked = checkReport(unchecked);
  const remarks = [
    ...missingRemark({ ...unchecked, fields: checked.fields }),
    ...checked.remarks,
    ...repeatedRemark(read.repeated),
    ...notListedRemark(decided.doubts),
    ...decided.remarks,
  ];
  const report = { ...unchecked, fields: checked.fields, remarks };
  return { ...report, status: statusOf(report, ofFile), keys: keysOf(checked.fields, options.subjectSalt) };
}

/** A page that could not be read is a report that failed: it must not vanish among those that were read. */
function failedReport({ page, code, detail }: FailedPage): ReportRead {
  return {
    pages: [page],
    method: 'recognised',
    fields: {},
    codes: [],
    doubts: [],
    status: 'failed',
    failure: code,
    remarks: [{ code: 'page-unreadable', severity: 'serious', detail, at: { page } }],
    keys: {},
  };
}

function isRecognised({ passes }: PageReading): boolean {
  return passes.some(({ origin }) => origin === 'recognised');
}

/** Codes of every page, each once, where it stands first. */
function codesOf(
  readings: readonly PageReading[],
  examCodes: readonly string[],
  { leastProbability }: KnowledgeTestOptions,
  recognition: Recognition,
): {
  readonly codes: readonly ReadCode[];
  readonly doubts: readonly CodeDoubt[];
  readonly repeated: readonly string[];
} {
  const layers = readings.filter((reading) => !isRecognised(reading));
  const strict = readCodes(
    layers.flatMap(({ page, passes }) => passes.slice(0, 1).map((text) => ({ page, text }))),
    examCodes,
  );
  const seen = readings
    .filter(isRecognised)
    .map((reading) => recognition.codesOnPage(reading, examCodes, leastProbability));
  const all = [...strict.codes, ...seen.flatMap(({ codes }) => codes)];
  const once = new Map(all.toReversed().map((each) => [each.code, each]));
  return {
    codes: all.filter((each) => once.get(each.code) === each),
    doubts: [...strict.doubts, ...seen.flatMap(({ doubts }) => doubts)],
    repeated: strict.repeated,
  };
}

/** More than any probability: what is asked for with it is never accepted, but put forward with all its candidates. */
const certainty = 2;

/** What every code that was accepted on a picture is as a question. */
function questionsOf(
  codes: readonly ReadCode[],
  readings: readonly PageReading[],
  examCodes: readonly string[],
  recognition: Recognition,
): ReadonlyMap<ReadCode, CodeDoubt> {
  const key = ({ place }: Pick<CodeDoubt, 'place'>) => JSON.stringify(place ?? '');
  const doubts = readings
    .filter(isRecognised)
    .flatMap((reading) => recognition.codesOnPage(reading, examCodes, certainty).doubts);
  const byPlace = new Map(doubts.map((doubt) => [key(doubt), doubt]));
  return new Map(
    codes.flatMap((code) => {
      const doubt = byPlace.get(key(code));
      return doubt === undefined ? [] : [[code, doubt] as const];
    }),
  );
}

function missingRemark(report: Pick<ReportRead, 'fields' | 'absent' | 'method'>): readonly Remark[] {
  const missing = missingFields(report);
  if (missing.length === 0) return [];
  return [
    { code: 'fields-missing', severity: 'warning', detail: `not found on the report: ${missing.join(', ')}` },
  ];
}

function repeatedRemark(codes: readonly string[]): readonly Remark[] {
  if (codes.length === 0) return [];
  return [
    {
      code: 'code-repeated',
      severity: 'note',
      detail: `listed more than once and counted once: ${codes.join(', ')}`,
      value: codes.length,
    },
  ];
}

/** What is asked for because the exam's list lacks it: of an older edition, of another exam, or a misprint. */
function notListedRemark(doubts: readonly CodeDoubt[]): readonly Remark[] {
  const strange = doubts.filter(({ why }) => why === 'not-listed');
  if (strange.length === 0) return [];
  const read = strange.map(({ raw, candidates }) => candidates[0]?.code ?? raw[0] ?? '');
  return [
    {
      code: 'code-not-listed',
      severity: 'warning',
      detail: `the exam’s list of codes lacks what seems to be printed: ${read.slice(0, 6).join(', ')}`,
      value: strange.length,
    },
  ];
}

function pageRemarks(other: readonly number[], empty: readonly number[]): readonly Remark[] {
  return [
    ...other.map((page): Remark => ({
      code: 'page-without-report',
      severity: 'warning',
      detail: `page ${page} holds text and no knowledge test report`,
      at: { page },
    })),
    ...empty.map((page): Remark => ({
      code: 'page-without-text',
      severity: 'note',
      detail: `nothing is written on page ${page}, or nothing that could be read`,
      at: { page },
    })),
  ];
}

function noReport(
  { pages, remarks, failed: [unread] }: ReadPages,
  empty: readonly number[],
): Result<KnowledgeTestFinding> {
  const small = remarks.find(({ code }) => code === 'low-resolution');
  if (small !== undefined) return failFile('unreadable', 'low-resolution', small.detail);
  if (unread !== undefined) return failFile('unreadable', unread.code, unread.detail, { page: unread.page });
  if (empty.length === pages)
    return failFile('unreadable', 'no-text-found', 'no text could be read on any page');
  const where = pages === 1 ? 'the page has' : `the ${pages} pages have`;
  return failFile('unsupported', 'not-a-report', `${where} text and nothing of a knowledge test report`);
}
