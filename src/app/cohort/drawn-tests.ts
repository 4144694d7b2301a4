import type { CohortPlan, CohortTest } from '#analyses/cohort.ts';
import type { ResultRow } from '#core/result-column.ts';

/** A test that is done, for tests of the cohort: its row, and what else matters. */
export function drawnTest(id: string, row: ResultRow, more: Partial<CohortTest> = {}): CohortTest {
  return {
    id,
    name: `${id}.csv`,
    state: 'done',
    partial: false,
    version: 1,
    row,
    own: [],
    verdict: 'open',
    setByHand: [],
    readers: [],
    ...more,
  };
}

/** A plan with a grade and one number, "peak", which some tests have and some do not. */
export const drawnPlan: CohortPlan = {
  gradeColumn: 'grade',
  stages: [{ title: 'Peak', has: (row) => row['peak'] !== undefined, whyNot: () => 'no peak' }],
  quantities: [{ column: 'peak', whyMissing: () => 'no peak' }],
  groupings: [{ id: 'sex', title: 'Sex', of: (row) => row['sex'] as string | undefined }],
  pairs: [
    {
      id: 'a-b',
      title: 'A and B',
      first: 'A',
      second: 'B',
      unit: 'mL/min',
      digits: 0,
      values: (row) => [row['a'] as number | undefined, row['b'] as number | undefined],
    },
  ],
  repeatability: [],
  controls: [],
  methods: () => [],
};
