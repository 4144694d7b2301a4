import { examOf } from '../codes/exams.ts';
import type { KnowledgeTestFinding, ReportRead } from '../finding.ts';
import { certain } from './certain.ts';

/** A file of a class with what was found in it. */
export type ClassFile = {
  readonly itemId: string;
  readonly fileName: string;
  readonly finding: KnowledgeTestFinding;
};

/** One report that could be read, and where it lies. */
export type ClassReport = {
  /** Unique within a class. */
  readonly id: string;
  readonly itemId: string;
  readonly fileName: string;
  /** Which of its file's reports, from 0. */
  readonly index: number;
  readonly report: ReportRead;
};

/** The reports of these files, in their order; those that could not be read are left out. */
export function reportsOf(files: readonly ClassFile[]): readonly ClassReport[] {
  return files.flatMap(({ itemId, fileName, finding }) =>
    finding.reports.flatMap((report, index) =>
      report.status === 'failed' ? [] : [{ id: `${itemId}#${index}`, itemId, fileName, index, report }],
    ),
  );
}

/** What stands for the exam of reports on which it is in doubt: they count as of no other exam until somebody has looked. */
export const examInDoubt = 'exam in doubt';

/** By what reports are of one exam: its code, else its title, as far as they are certain; else nothing that is known. */
export function examOfReport({ fields }: ReportRead): string {
  const title = certain(fields.examTitle);
  const known =
    certain(fields.examCode) ?? (title === undefined ? undefined : (examOf(title)?.code ?? title));
  return known ?? (examAsRead({ fields }) === undefined ? 'unknown exam' : examInDoubt);
}

/** The exam as it was read, in doubt or not. */
export function examAsRead({ fields }: Pick<ReportRead, 'fields'>): string | undefined {
  return fields.examCode?.value ?? fields.examTitle?.value;
}
