import type { ResultColumn } from '#core/result-column.ts';
import { examOf } from './codes/exams.ts';
import { expiryOf } from './checks/expiry.ts';
import { nameInWords } from './field-words.ts';
import type { KnowledgeTestFinding, ReportRead } from './finding.ts';

type Column = ResultColumn<KnowledgeTestFinding>;

const several = 'Where a file holds several reports, theirs in order, parted by " / ".';

/** One row a file: table, CSV and data dictionary. */
export const knowledgeTestColumns: readonly Column[] = [
  countColumn('report_count', 'Reports', 'How many reports the file holds.', ({ reports }) => reports.length),
  textOf(
    'status',
    'Status',
    'success, partial (something is missing or in doubt) or failed, report by report.',
    ({ status }) => status,
    true,
  ),
  textOf(
    'method',
    'Method',
    'text-layer: the PDF says its text itself. recognised: it was read off a picture.',
    ({ method }) => method,
    true,
  ),
  personal(
    'name',
    'Name',
    'The student’s name as the report prints it.',
    ({ fields }) => fields.name && nameInWords(fields.name.value),
    true,
  ),
  personal('ftn', 'FTN', 'FAA tracking number.', ({ fields }) => fields.ftn?.value),
  personal(
    'exam_id',
    'Exam ID',
    'The number that ties a report to one sitting.',
    ({ fields }) => fields.examId?.value,
  ),
  textOf('exam_code', 'Exam', 'The test code, as PAR.', ({ fields }) => fields.examCode?.value, true),
  textOf(
    'exam_title',
    'Exam title',
    'The exam as the report names it; by its test code where the report gives that alone.',
    titleOf,
  ),
  textOf(
    'exam_date',
    'Exam date',
    'Day of the test, ISO 8601.',
    ({ fields }) => fields.examDate?.value,
    true,
  ),
  {
    name: 'score_percent',
    title: 'Score',
    unit: '%',
    kind: 'decimal',
    digits: 0,
    headline: true,
    description:
      'Score as printed. Empty where the test gives pass or fail alone, and where a file holds several reports.',
    value: (finding) => only(finding)?.fields.scorePercent?.value,
  },
  textOf('grade', 'Grade', 'pass or fail as printed.', ({ fields }) => fields.grade?.value, true),
  {
    name: 'take',
    title: 'Take',
    kind: 'integer',
    digits: 0,
    headline: true,
    description: 'Which attempt this was, from 1. Empty where a file holds several reports.',
    value: (finding) => only(finding)?.fields.take?.value,
  },
  textOf(
    'expires_on',
    'Expires on',
    'Last day on which the result counts, ISO 8601: as printed, else reckoned from the day of the test.',
    expiryOfReport,
    true,
  ),
  {
    name: 'codes',
    title: 'Codes',
    kind: 'text',
    description: `Every code that is sure or was set by hand, parted by blanks, in the report's order. ${several}`,
    value: ({ reports }) => joined(reports, ({ codes }) => codes.map(({ code }) => code).join(' ')),
  },
  countColumn(
    'code_count',
    'Codes',
    'How many codes are sure or were set by hand, over all reports of the file.',
    ({ reports }) => total(reports.map(({ codes }) => codes.length)),
    true,
  ),
  countColumn(
    'doubt_count',
    'To confirm',
    'How many codes wait for a person to confirm them.',
    ({ reports }) => total(reports.map(({ doubts }) => doubts.length)),
    true,
  ),
  textOf(
    'fields_to_confirm',
    'Fields to confirm',
    'Fields that a person should look at, by name: read in two ways, misread, or contradicting each other.',
    ({ fields }) =>
      Object.entries(fields)
        .filter(([, { certainty }]) => certainty === 'doubtful')
        .map(([name]) => name)
        .join(' '),
  ),
  textOf('set_by_hand', 'Set by hand', 'Fields that a person set, by name, and how many codes.', byHandWords),
  textOf(
    'failure',
    'Failure',
    'Why a report of the file could not be read, by its code; the help explains each.',
    ({ failure }) => failure,
  ),
  {
    name: 'remark_codes',
    title: 'Remarks',
    kind: 'text',
    description:
      'Codes of all remarks on the file and its reports, each once, parted by blanks; the help explains each.',
    value: (finding) =>
      [
        ...new Set(
          [...finding.remarks, ...finding.reports.flatMap(({ remarks }) => remarks)].map(({ code }) => code),
        ),
      ].join(' ') || undefined,
  },
  textOf(
    'student_key',
    'Student',
    'Pseudonym by the FTN, the same for the same FTN within a batch and in no other; empty while the FTN is in doubt.',
    ({ keys }) => keys?.byFtn,
  ),
  textOf(
    'name_key',
    'Name key',
    'Pseudonym by the name; two people of one name share it, so that it never joins reports whose student keys differ.',
    ({ keys }) => keys?.byName,
  ),
  textOf(
    'report_key',
    'Report key',
    'The same for two copies of one report, a PDF and a photo say: of who, which exam, which day, which result.',
    ({ keys }) => keys?.report,
  ),
];

/** What the live table leads with. */
export const tableFirst: readonly string[] = [
  'name',
  'exam_code',
  'exam_date',
  'score_percent',
  'grade',
  'take',
  'code_count',
  'doubt_count',
  'expires_on',
  'method',
];

/** The one report of a file; undefined where there are several. */
function only({ reports }: KnowledgeTestFinding): ReportRead | undefined {
  return reports.length === 1 ? reports[0] : undefined;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Texts of all reports with " / " between them, empty ones kept in their place; undefined where all are. */
function joined(
  reports: readonly ReportRead[],
  text: (report: ReportRead) => string | undefined,
): string | undefined {
  const texts = reports.map((report) => text(report) ?? '');
  return texts.every((each) => each === '') ? undefined : texts.join(' / ');
}

function textOf(
  name: string,
  title: string,
  description: string,
  value: (report: ReportRead) => string | undefined,
  headline = false,
): Column {
  return {
    name,
    title,
    kind: 'text',
    description: `${description} ${several}`,
    headline,
    value: ({ reports }) => joined(reports, value),
  };
}

function personal(...[name, title, description, value, headline]: Parameters<typeof textOf>): Column {
  return { ...textOf(name, title, description, value, headline), personal: true };
}

function countColumn(
  name: string,
  title: string,
  description: string,
  value: (finding: KnowledgeTestFinding) => number,
  headline = false,
): Column {
  return { name, title, kind: 'integer', digits: 0, description, headline, value };
}

function titleOf({ fields }: ReportRead): string | undefined {
  return fields.examTitle?.value ?? (fields.examCode && examOf(fields.examCode.value)?.title);
}

/** As printed, else reckoned. */
export function expiryOfReport({ fields }: ReportRead): string | undefined {
  if (fields.expiresOn !== undefined) return fields.expiresOn.value;
  const exam = fields.examCode && examOf(fields.examCode.value);
  return exam === undefined || fields.examDate === undefined
    ? undefined
    : expiryOf(fields.examDate.value, exam.monthsToExpiry);
}

function byHandWords({ fields, codes }: ReportRead): string {
  const names = Object.entries(fields)
    .filter(([, { certainty }]) => certainty === 'by-hand')
    .map(([name]) => name);
  const count = codes.filter(({ certainty }) => certainty === 'by-hand').length;
  return [...names, ...(count === 0 ? [] : [`codes:${count}`])].join(' ');
}
