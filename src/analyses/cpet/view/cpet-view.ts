import type { FindingView } from '#ui/finding-view.ts';
import Audit from './audit.svelte';
import { adviceFor, knownFaults } from './fault-advice.ts';
import Pictures from './pictures.svelte';

/** The pictures, the audit and the advice of an exercise test. */
export const cpetView: FindingView = { Pictures, Audit, adviceFor, knownFaults };
