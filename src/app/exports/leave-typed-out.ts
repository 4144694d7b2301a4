import type { Review } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';

/** Stands for initials; one word for all readers, so that nobody is told apart by it. */
export const someReader = 'a reader';

/** An item without what people typed into its review: initials and reasons. What was decided and set stays, with its time. */
export function itemWithoutTyped(item: Item): Item {
  const { review } = item;
  return review === undefined ? item : { ...item, review: withoutTyped(review) };
}

function withoutTyped({ events }: Review): Review {
  return { events: events.map(({ why: _why, ...event }) => ({ ...event, by: someReader })) };
}

/** Options without the laboratory's profiles, whose names and headings people typed; how many there were stays. */
export function optionsWithoutTyped(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  const { profiles, ...rest } = options as Readonly<Record<string, unknown>>;
  return { ...rest, ...(Array.isArray(profiles) && { profileCount: profiles.length }) };
}
