import type { Remark } from '#core/remark.ts';
import { examOfFields } from './checks/exam-of-fields.ts';
import type { ReportRead } from './finding.ts';

/** What a report cannot do without, beside its exam and its result. */
const neededFields = ['name', 'examDate'] as const;

/** Remarks on a report, or on a page of it, that say that something is missing or uncertain. */
const partialRemarks: ReadonlySet<string> = new Set([
  'no-codes-below-100',
  'unknown-code',
  'code-of-other-exam',
  'codes-exceed-missed',
  'field-conflict',
  'low-resolution',
]);

type Statused = Resulting & Pick<ReportRead, 'pages' | 'doubts' | 'remarks'>;
/** What says whether a result is missing. */
type Resulting = Pick<ReportRead, 'fields' | 'absent' | 'method'>;

/**
 * The status of one report: partial where a field or a code is missing or in doubt, and where a remark on the file says
 * so of one of its pages.
 */
export function statusOf(report: Statused, ofFile: readonly Remark[] = []): ReportRead['status'] {
  const { doubts, method, pages } = report;
  const onPages = ofFile.filter(({ at }) => at?.page !== undefined && pages.includes(at.page));
  const remarks = [...report.remarks, ...onPages];
  const lostLines = method === 'recognised' && remarks.some(({ code }) => code === 'codes-few');
  const uncertain =
    doubts.length > 0 ||
    lostLines ||
    missingFields(report).length > 0 ||
    doubtfulFields(report).length > 0 ||
    remarks.some(({ code }) => partialRemarks.has(code));
  return uncertain ? 'partial' : 'success';
}

/** In words, what is missing of what a report cannot do without. */
export function missingFields(report: Resulting): readonly string[] {
  const { fields } = report;
  const named = { name: 'name', examDate: 'exam date' } as const;
  return [
    ...neededFields.filter((field) => fields[field] === undefined).map((field) => named[field]),
    ...(fields.examCode === undefined && fields.examTitle === undefined ? ['exam'] : []),
    ...missingResult(report),
  ];
}

/**
 * Whether a report shows pass or fail and no number: its exam gives none, or a person says that none is printed. Where
 * an exam gives one as a rule, a text layer without it is believed: it loses nothing, as a photo does.
 */
export function isWithoutScore({ fields, absent = [], method }: Resulting): boolean {
  const given = examOfFields(fields)?.passOrFailOnly;
  return (
    given === 'always' ||
    (given === 'sometimes' && method === 'text-layer') ||
    absent.includes('scorePercent')
  );
}

/** A grade stands in for the score only where there is none: everywhere else the number was lost. */
function missingResult(report: Resulting): readonly string[] {
  const { scorePercent, grade } = report.fields;
  if (scorePercent !== undefined) return [];
  if (grade === undefined) return ['score and grade'];
  return isWithoutScore(report) ? [] : ['score'];
}

/** Names of the fields that a person must look at. A title beside a sure test code decides nothing. */
export function doubtfulFields({ fields }: Pick<ReportRead, 'fields'>): readonly string[] {
  return Object.entries(fields)
    .filter(
      ([name, field]) => field.certainty === 'doubtful' && !(name === 'examTitle' && isSure(fields.examCode)),
    )
    .map(([name]) => name);
}

function isSure(field: { readonly certainty: string } | undefined): boolean {
  return field !== undefined && field.certainty !== 'doubtful';
}
