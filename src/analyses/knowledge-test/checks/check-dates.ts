import type { Exam } from '../codes/exams.ts';
import type { ReportFields } from '../finding.ts';
import { conflict, nothingToSay, type CheckOutcome } from './checked-report.ts';
import { expiryOf } from './expiry.ts';

/**
 * Whether the day of expiry follows from the day of the test. Where it does, the two confirm each other: no misreading
 * of one of them would.
 */
export function checkDates(fields: ReportFields, exam: Exam | undefined): CheckOutcome {
  const { examDate, expiresOn } = fields;
  if (examDate === undefined || expiresOn === undefined || exam === undefined) return nothingToSay;
  const expected = expiryOf(examDate.value, exam.monthsToExpiry);
  if (expected === expiresOn.value) return { remarks: [], confirmed: ['examDate', 'expiresOn'] };
  return conflict(
    fields,
    ['examDate', 'expiresOn'],
    `a test of ${examDate.value} expires on ${expected} (${exam.monthsToExpiry} calendar months), the report says ${expiresOn.value}`,
    expiresOn.place && { at: { page: expiresOn.place.page } },
  );
}
