import type { Fault } from '#core/result.ts';

/** What was thrown at a worker's entry, as a fault of ours. */
export function bugFrom(thrown: unknown): Extract<Fault, { kind: 'bug' }> {
  if (!(thrown instanceof Error)) return { kind: 'bug', name: 'Error', detail: String(thrown), stack: '' };
  return { kind: 'bug', name: thrown.name, detail: thrown.message, stack: thrown.stack ?? '' };
}
