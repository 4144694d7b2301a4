import { deletions } from './deletions.ts';
import { kills } from './kills.ts';
import { renderers } from './renderers.ts';
import type { Scenario } from './scenario.ts';

/** Every kind of fault, in the order in which they are injected. */
export const scenarios: readonly Scenario[] = [kills, renderers, deletions];
