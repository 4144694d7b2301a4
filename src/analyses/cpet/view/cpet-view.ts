import type { FindingView } from '#ui/finding-view.ts';
import { adviceFor, knownFaults } from './fault-advice.ts';
import Pictures from './pictures.svelte';

/** The pictures and the advice of an exercise test. */
export const cpetView: FindingView = { Pictures, adviceFor, knownFaults };
