import { examOf, type Exam } from '../codes/exams.ts';
import type { ReportFields } from '../finding.ts';

/** The exam of a report by its code, else by its title; undefined where neither names one that is known. */
export function examOfFields({ examCode, examTitle }: ReportFields): Exam | undefined {
  return examOf(examCode?.value ?? '') ?? examOf(examTitle?.value ?? '');
}
