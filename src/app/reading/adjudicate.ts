import { stateOfReview, type ReviewEvent } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { automaticMarks } from './automatic-marks.ts';
import { isPlaced, type ReadMark, type Which } from './marks.ts';

/** Why an adjudicated value stands in the result. */
export function whyAdjudicated(round: string): string {
  return `adjudicated, round ${round}`;
}

/** The event that puts an adjudicated value into the result, in the analysis' own form. */
export function adjudicating(
  item: Pick<Item, 'state'>,
  which: Which,
  mark: ReadMark,
  round: string,
  signature: { readonly atMs: number; readonly by: string },
): ReviewEvent {
  const automatic = automaticMarks(item)[which];
  return {
    ...signature,
    why: whyAdjudicated(round),
    kind: 'adjusted',
    what: which,
    to: valueOf(mark),
    ...(automatic && { automatic: valueOf(automatic) }),
  };
}

function valueOf(mark: ReadMark): { readonly timeS: number } | { readonly absent: true } {
  return isPlaced(mark) ? { timeS: mark.timeS } : { absent: true };
}

/** What holds by hand for a threshold of this item: its last standing change, with its place in the review. */
export function adjustedThreshold(
  { review }: Pick<Item, 'review'>,
  which: Which,
):
  | { readonly place: number; readonly by: string; readonly why?: string; readonly timeS?: number }
  | undefined {
  const { standing, adjustments } = stateOfReview(review);
  if (!Object.hasOwn(adjustments, which)) return undefined;
  const place = standing.findLast((each) => {
    const event = review?.events[each];
    return event?.kind === 'adjusted' && event.what === which;
  });
  const event = place === undefined ? undefined : review?.events[place];
  if (place === undefined || event?.kind !== 'adjusted') return undefined;
  const { by, why, to } = event;
  const timeS = typeof to === 'object' && to !== null && 'timeS' in to ? to.timeS : undefined;
  return {
    place,
    by,
    ...(why !== undefined && { why }),
    ...(typeof timeS === 'number' && { timeS }),
  };
}
