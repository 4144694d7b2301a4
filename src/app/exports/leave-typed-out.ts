import type { Review } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import type { ExportChoice } from './export-choice.ts';

/** Stands for initials; one word for all readers, so that nobody is told apart by it. */
export const someReader = 'a reader';

/** An item as the choice has it handed on. */
export function itemOf(item: Item, { withoutTyped }: Pick<ExportChoice, 'withoutTyped'>): Item {
  return withoutTyped ? itemWithoutTyped(item) : item;
}

/** An item without what people typed into its review: initials and reasons. What was decided and set stays, with its time. */
export function itemWithoutTyped(item: Item): Item {
  const { review } = item;
  return review === undefined ? item : { ...item, review: reviewWithoutTyped(review) };
}

function reviewWithoutTyped({ events }: Review): Review {
  return { events: events.map(({ why: _why, ...event }) => ({ ...event, by: someReader })) };
}

/** Options without the laboratory's profiles, whose names and headings people typed; how many there were stays. */
export function optionsWithoutTyped(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  const { profiles, ...rest } = options as Readonly<Record<string, unknown>>;
  return { ...rest, ...(Array.isArray(profiles) && { profileCount: profiles.length }) };
}
