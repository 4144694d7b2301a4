import type { Naming } from '#analyses/knowledge-test/people/person-words.ts';
import { dayInWords } from '#core/day-in-words.ts';

/** Which batch a class is, and whether its students are named. */
export type ClassOnPaper = {
  /** The batch's. */
  readonly title: string;
  readonly batchId: string;
  readonly createdAtMs: number;
  readonly naming: Naming;
};

/**
 * What a class is called on paper. A batch's title is often somebody's name, and stands there only where students are
 * named too; else the day and the batch's number say which it is.
 */
export function classOnPaper({ title, batchId, createdAtMs, naming }: ClassOnPaper): {
  readonly title: string;
  readonly note?: string;
} {
  if (naming === 'names') return { title };
  return {
    title: `Class of ${dayInWords(createdAtMs)}`,
    note: `batch ${shortBatchId(batchId)} · names of students are replaced by numbers`,
  };
}

/** Enough of a batch's number to find it again: the whole one stands in the class' record. */
export function shortBatchId(batchId: string): string {
  return batchId.slice(0, 8);
}

/** What is said of a learning statement code where others have their words; undefined for ACS codes. */
export function olderCodeOnPaper(code: string): string | undefined {
  return code.includes('.')
    ? undefined
    : 'a learning statement code, of the older system: kept as printed, never turned into an ACS code';
}
