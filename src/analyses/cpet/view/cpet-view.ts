import type { FindingView } from '#ui/finding-view.ts';
import { adviceFor, knownFaults } from './fault-advice.ts';
import Pictures from './pictures.svelte';
import { knownRemarks } from './remark-words.ts';

/** The pictures and the advice of an exercise test. */
export const cpetView: FindingView = { Pictures, adviceFor, knownFaults, knownRemarks };
