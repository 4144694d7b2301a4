import type { Remark } from '#core/remark.ts';
import type { ReadField, ReportFields } from '../finding.ts';
import { checkCodes } from './check-codes.ts';
import { checkDates } from './check-dates.ts';
import { checkScore } from './check-score.ts';
import type { UncheckedReport } from './checked-report.ts';
import { examOfFields } from './exam-of-fields.ts';

/**
 * Holds the parts of a report against each other. What two fields say of each other independently is sure, what they
 * contradict each other in is for a person; what a person set stays as set.
 */
export function checkReport(report: UncheckedReport): {
  readonly fields: ReportFields;
  readonly remarks: readonly Remark[];
} {
  const { fields } = report;
  const exam = examOfFields(fields);
  const outcomes = [checkDates(fields, exam), checkScore(report, exam)];
  const confirmed = new Set(outcomes.flatMap(({ confirmed: names = [] }) => names));
  const doubtful = new Set(outcomes.flatMap(({ doubtful: names = [] }) => names));
  const entries = Object.entries(fields).map(([name, field]: [string, ReadField<unknown>]) => {
    const key = name as keyof ReportFields;
    if (field.certainty === 'by-hand') return [name, field] as const;
    if (doubtful.has(key)) return [name, { ...field, certainty: 'doubtful' }] as const;
    return [name, confirmed.has(key) ? { ...field, certainty: 'sure' } : field] as const;
  });
  return {
    fields: Object.fromEntries(entries) as ReportFields,
    remarks: [...outcomes.flatMap(({ remarks }) => remarks), ...checkCodes(report, exam)],
  };
}
