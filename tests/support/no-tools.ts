import type { Tools } from '#analyses/analysis.ts';

/** Tools for analyses that need none: asking them is a failure of the test or the bench. */
export const noTools: Tools = {
  infer: () => Promise.reject(new Error('this analysis must not infer')),
};
