import { verdictOn, type Item } from './item-words.ts';

/** The partial results of a batch by a person's word on them. */
export type PartialResults = {
  /** Ids of those that nobody has said a word on. */
  readonly open: readonly string[];
  /** Ids of those that a person let stand. */
  readonly standing: readonly string[];
};

export function partialResults(items: readonly Item[]): PartialResults {
  const open: string[] = [];
  const standing: string[] = [];
  for (const item of items) {
    const { id, state } = item;
    if (state.status !== 'done' || state.quality !== 'partial') continue;
    if (verdictOn(item) === 'accepted') standing.push(id);
    else open.push(id);
  }
  return { open, standing };
}
