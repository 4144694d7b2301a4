import type { FindingView } from '#ui/finding-view.ts';
import Asks from './asks.svelte';
import { confirmKeys } from './confirm-keys.ts';
import { adviceFor, knownFaults } from './fault-advice.ts';
import Pictures from './pictures.svelte';
import { knownReasons } from './reason-words.ts';
import { knownRemarks } from './remark-words.ts';

/** What pages show of a knowledge test report, and its advice. */
export const knowledgeTestView: FindingView = {
  Asks,
  Pictures,
  pictured: (title) => /^(Deficient areas|To confirm|Set by hand|What the report says)(,|:|$)/.test(title),
  keys: confirmKeys,
  adviceFor,
  knownFaults,
  knownRemarks,
  knownReasons,
  knownMethods: async () => (await import('./known-methods.ts')).knownMethods,
};
