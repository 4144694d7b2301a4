import type { SubjectFacts } from '#core/subject-facts.ts';
import type { LedgerOutcome } from './project-ledger.ts';

/** What decides the result of a file under one pipeline: its bytes, and what the worklist says of the subject. */
export type TwinKey = { readonly file: string; readonly sha256: string; readonly facts?: SubjectFacts };

/**
 * Rows with the same bytes and the same facts as an earlier one, each with the file that is analysed for both. Rows
 * whose bytes are not known yet ('' as hash) have no twin; nor have rows whose facts differ, for so do their results.
 */
export function twinsOf(rows: readonly TwinKey[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { file, sha256, facts = {} } of rows) {
    if (sha256 === '') continue;
    const { bodyMassKg, heightCm, ageY, sex } = facts;
    const key = [sha256, bodyMassKg, heightCm, ageY, sex].join(' ');
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, file);
    else twins.set(file, first);
  }
  return twins;
}

/** Outcomes with every twin filled from the file that was analysed for it. */
export function fillTwins(
  outcomes: ReadonlyMap<string, LedgerOutcome>,
  twins: ReadonlyMap<string, string>,
): ReadonlyMap<string, LedgerOutcome> {
  const filled = new Map(outcomes);
  for (const [file, first] of twins) {
    const outcome = outcomes.get(first);
    if (outcome !== undefined) filled.set(file, outcome);
  }
  return filled;
}
