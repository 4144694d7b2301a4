import type { Tools } from '#analyses/analysis.ts';
import { fail } from '#core/result.ts';

/** Tools without any network: analyses go on by their classical methods alone and say so. */
export const noTools: Tools = {
  infer: () => Promise.resolve(fail({ kind: 'model', detail: 'no network is lent here' })),
};
