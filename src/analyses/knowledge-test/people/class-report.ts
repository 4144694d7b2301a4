import type { KnowledgeTestFinding, ReportRead } from '../finding.ts';

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

/** By what reports are of one exam: its code, else its title, else nothing that is known. */
export function examOfReport({ fields }: ReportRead): string {
  return fields.examCode?.value ?? fields.examTitle?.value ?? 'unknown exam';
}
