import type { FindingView } from '#ui/finding-view.ts';
import { adviceFor, knownFaults } from './fault-advice.ts';
import Pictures from './pictures.svelte';
import { knownReasons } from './reason-words.ts';
import { knownRemarks } from './remark-words.ts';

/** What pages show of a knowledge test report, and its advice. */
export const knowledgeTestView: FindingView = {
  Pictures,
  adviceFor,
  knownFaults,
  knownRemarks,
  knownReasons,
};
