import type { World } from './world.ts';

/** What a scenario found, added to as it goes on: how often what happened, and what must not have happened. */
export type Tally = {
  readonly counts: Record<string, number>;
  /** What was observed besides, for people. */
  readonly notes: string[];
  readonly faults: string[];
};

/** One kind of fault, injected a number of times. */
export type Scenario = {
  readonly name: string;
  /** What happens to the batch, in one line. */
  readonly about: string;
  /** How often by default, and in the short form; 0: not at all. */
  readonly times: { readonly full: number; readonly short: number };
  /** Why it cannot be run here; undefined where it can. */
  readonly impossible?: (world: World) => Promise<string | undefined>;
  readonly run: (world: World, times: number, tally: Tally) => Promise<void>;
};

export function emptyTally(): Tally {
  return { counts: {}, notes: [], faults: [] };
}

export function count(tally: Tally, what: string, by = 1): void {
  tally.counts[what] = (tally.counts[what] ?? 0) + by;
}

/** Notes something once. */
export function note(tally: Tally, words: string): void {
  if (!tally.notes.includes(words)) tally.notes.push(words);
}
