import type { ResultRow } from '#core/result-column.ts';

/**
 * How an analysis whose findings say who somebody is hands them on without that. People get names of their own
 * ("Student 07") that are the same all over a batch, so that what is theirs can still be put together.
 */
export type WithoutNames<Finding> = {
  /** What of a finding tells who is in it: small, for all of a batch is in hand at once. */
  readonly whoIsIn: (finding: Finding) => unknown;
  /** What to call the people of a batch, given in its order: by item, and in a file by its place there. */
  readonly callsOf: (files: readonly WhoIsInFile[]) => ReadonlyMap<string, Calls>;
  /** The finding with these for names, numbers of people masked, and nothing of what was read or seen of a page. */
  readonly finding: (finding: Finding, calls: Calls) => Finding;
  readonly row: (row: ResultRow, calls: Calls) => ResultRow;
  /** What was set by hand under this name, `to` and automatic value alike. */
  readonly adjustment: (what: string, to: unknown, calls: Calls) => unknown;
};

export type WhoIsInFile = { readonly itemId: string; readonly name: string; readonly who: unknown };

/** By the place in the file, from 0; empty where nobody is known. */
export type Calls = readonly string[];
