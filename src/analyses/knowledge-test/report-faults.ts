import type { ReportRead } from './finding.ts';

/** What a report cannot do without; a grade stands in for a score. */
const neededFields = ['name', 'examDate'] as const;

/** Remarks that say that something of a report is missing or uncertain. */
const partialRemarks: ReadonlySet<string> = new Set([
  'no-codes-below-100',
  'unknown-code',
  'code-of-other-exam',
  'codes-exceed-missed',
  'field-conflict',
  'page-unreadable',
  'low-resolution',
]);

type Statused = Pick<ReportRead, 'fields' | 'doubts' | 'remarks' | 'method'>;

/** The status of one report: partial where a field or a code is missing or in doubt. */
export function statusOf(report: Statused): ReportRead['status'] {
  const { doubts, remarks, method } = report;
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
export function missingFields({ fields }: Pick<ReportRead, 'fields'>): readonly string[] {
  const named = { name: 'name', examDate: 'exam date' } as const;
  return [
    ...neededFields.filter((field) => fields[field] === undefined).map((field) => named[field]),
    ...(fields.examCode === undefined && fields.examTitle === undefined ? ['exam'] : []),
    ...(fields.scorePercent === undefined && fields.grade === undefined ? ['score and grade'] : []),
  ];
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
