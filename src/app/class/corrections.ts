import type { Review, ReviewEvent } from '#core/review.ts';

/**
 * A copy of a result carries what people said of it until then, and both go on by themselves. What is set by hand is
 * an event that is only ever added: those of the batch that the copy has not are what was corrected there since.
 */

/** Tells an event from every other one; where it stands in its list is no part of it. */
function nameOf(event: ReviewEvent): string {
  const { kind, atMs, by } = event;
  const said = kind === 'adjusted' ? [event.what, event.to] : [];
  return JSON.stringify([kind, atMs, by, ...said]);
}

/** The places of events that set something by hand, or take that back. */
function corrections(events: readonly ReviewEvent[]): readonly number[] {
  const found = new Set<number>();
  events.forEach((event, place) => {
    if (event.kind === 'adjusted' || (event.kind === 'undone' && found.has(event.place))) found.add(place);
  });
  return [...found];
}

/**
 * What was set by hand, or taken back, in the batch that a copy comes from and is not in the copy, oldest first, to be
 * added to it as it stands: what takes back something names its place in the copy. Verdicts are left out: whether a
 * result stands in the class is said there.
 */
export function correctionsSince(
  copy: Review | undefined,
  source: Review | undefined,
): readonly ReviewEvent[] {
  const [own, given] = [copy?.events ?? [], source?.events ?? []];
  /** By event: where it stands in the copy, or is going to. */
  const places = new Map(own.map((event, place) => [nameOf(event), place]));
  const added: ReviewEvent[] = [];
  for (const place of corrections(given)) {
    const event = given[place];
    if (event === undefined || places.has(nameOf(event))) continue;
    const target = event.kind === 'undone' ? given[event.place] : undefined;
    const at = target && places.get(nameOf(target));
    if (event.kind === 'undone' && at === undefined) continue;
    places.set(nameOf(event), own.length + added.length);
    added.push(event.kind === 'undone' && at !== undefined ? { ...event, place: at } : event);
  }
  return added;
}

/** Whether something was set by hand in the copy that is not in the batch it comes from. */
export function isCorrectedHere(copy: Review | undefined, source: Review | undefined): boolean {
  const given = new Set((source?.events ?? []).map(nameOf));
  const own = copy?.events ?? [];
  return corrections(own).some((place) => {
    const event = own[place];
    return event !== undefined && !given.has(nameOf(event));
  });
}
