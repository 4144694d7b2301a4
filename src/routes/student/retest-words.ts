import type { RetestRule } from '#analyses/knowledge-test/codes/exams.ts';

/** What must have happened before the test may be taken again, with its source. */
export function retestInWords({ waitDays, instructor, source }: RetestRule): string {
  const words = {
    'training-and-endorsement': 'again after training and an instructor’s endorsement',
    'statement-instead-of-waiting': `again after ${waitDays} days, or at once with a signed statement of additional instruction`,
    none: `again after ${waitDays} days`,
  }[instructor];
  return `${words} (${source})`;
}
