import { stateOfReview } from '#core/review.ts';
import type { TriageEntry } from './triage-order.ts';

/** A verdict given in this visit to the queue. */
export type GivenVerdict = { readonly id: string; readonly atMs: number };

/**
 * Whose last change is taken back: the shown result's, where it was changed after the last verdict of this visit; else
 * that of the last verdict, which a person has left behind by now. Without a verdict of this visit it is the shown
 * result's. undefined where there is nothing to take back.
 */
export function whatToUndo(
  queue: readonly TriageEntry[],
  shown: TriageEntry | undefined,
  given: readonly GivenVerdict[],
): TriageEntry | undefined {
  const last = given.at(-1);
  const shownAtMs = shown && lastChangeMs(shown);
  if (last !== undefined && (shownAtMs === undefined || shownAtMs <= last.atMs)) {
    const left = queue.find(({ id }) => id === last.id);
    if (left !== undefined && lastChangeMs(left) !== undefined) return left;
  }
  return shownAtMs === undefined ? undefined : shown;
}

/** When the last change that holds was made; readings are nobody's change. */
function lastChangeMs({ item }: TriageEntry): number | undefined {
  const { review } = item;
  const place = stateOfReview(review).standing.findLast((each) => review?.events[each]?.kind !== 'reading');
  return place === undefined ? undefined : review?.events[place]?.atMs;
}
