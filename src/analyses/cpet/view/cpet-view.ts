import { knownVoice } from './domains/domain-words.ts';
import type { FindingView } from '#ui/finding-view.ts';
import { adviceFor, knownFaults } from './fault-advice.ts';
import OptionsForm from './options-form.svelte';
import { optionsInWords } from './options-words.ts';
import { picturedBlocks } from './pictured-blocks.ts';
import Pictures from './pictures.svelte';
import { knownReasons } from './reason-words.ts';
import { knownRemarks } from './remark-words.ts';

/** The pictures, the options and the advice of an exercise test. */
export const cpetView: FindingView = {
  Pictures,
  byHand: ['VT1', 'VT2'],
  pictured: picturedBlocks,
  named: knownVoice,
  adviceFor,
  knownFaults,
  knownRemarks,
  knownReasons,
  knownMethods: async () => (await import('./known-methods.ts')).knownMethods,
  OptionsForm,
  calibrates: true,
  optionsInWords,
};
