import { stateOfReview, type Review, type ReviewEvent } from '#core/review.ts';

/**
 * A copy of a result carries what people said of it until then, and both go on by themselves. What is set by hand, and
 * a verdict, is an event that is only ever added: those of the batch that the copy has not are what was said there
 * since.
 */

/** What was said in the batch that a copy comes from and is not in the copy. */
export type ChangesSince = {
  /** Oldest first, to be added to the copy as they stand: what takes back something names its place in the copy. */
  readonly events: readonly ReviewEvent[];
  /** Something was set by hand there, or taken back. */
  readonly isCorrected: boolean;
  /** With these events another verdict stands than in the copy. */
  readonly isJudged: boolean;
  /** Something was set by hand in the copy too that is not in the batch. */
  readonly isCorrectedHere: boolean;
  /** A verdict was given, or taken back, in the copy too, and with these events another would stand. */
  readonly isJudgedHere: boolean;
};

/**
 * What was set by hand, said as a verdict, or taken back, in the batch that a copy comes from and is not in the copy;
 * no events where they would change nothing. Readings stay where they were made.
 */
export function changesSince(copy: Review | undefined, source: Review | undefined): ChangesSince {
  const [own, given] = [copy?.events ?? [], source?.events ?? []];
  const added = eventsSince(own, given);
  const [before, after] = [stateOfReview(copy), stateOfReview({ events: [...own, ...added] })];
  const known = new Set(given.map(nameOf));
  const isOwn = (kind: Told) => placesOf(own, kind).some((place) => !isIn(known, own[place]));
  const isJudgedOwn = isOwn('verdict');
  const differs = before.verdict !== after.verdict;
  const isAnother = before.verdictAtMs !== after.verdictAtMs || before.verdictBy !== after.verdictBy;
  const names = new Set(added.map(nameOf));
  const isCorrected = placesOf(given, 'adjusted').some((place) => isIn(names, given[place]));
  // Two people who say the same on either side leave nothing to be taken over.
  const isJudged = differs || (isAnother && !isJudgedOwn);
  return {
    events: isCorrected || isJudged ? added : [],
    isCorrected,
    isJudged,
    isCorrectedHere: isCorrected && isOwn('adjusted'),
    isJudgedHere: differs && isJudgedOwn,
  };
}

type Told = 'adjusted' | 'verdict';

/** Tells an event from every other one; where it stands in its list is no part of it. */
function nameOf(event: ReviewEvent): string {
  const { kind, atMs, by } = event;
  const base = [kind, atMs, by];
  if (kind === 'adjusted') return JSON.stringify([...base, event.what, event.to]);
  return JSON.stringify(kind === 'verdict' ? [...base, event.verdict] : base);
}

function isIn(names: ReadonlySet<string>, event: ReviewEvent | undefined): boolean {
  return event !== undefined && names.has(nameOf(event));
}

/** The places of events that say something of this kind, or take that back, in their order. */
function placesOf(events: readonly ReviewEvent[], kind: Told): readonly number[] {
  const found = new Set<number>();
  events.forEach((event, place) => {
    if (event.kind === kind || (event.kind === 'undone' && found.has(event.place))) found.add(place);
  });
  return [...found];
}

function eventsSince(own: readonly ReviewEvent[], given: readonly ReviewEvent[]): readonly ReviewEvent[] {
  /** By event: where it stands in the copy, or is going to. */
  const places = new Map(own.map((event, place) => [nameOf(event), place]));
  const told = [...placesOf(given, 'adjusted'), ...placesOf(given, 'verdict')].sort((a, b) => a - b);
  const added: ReviewEvent[] = [];
  for (const place of told) {
    const event = given[place];
    if (event === undefined || places.has(nameOf(event)) || saysNotOfWhat(event)) continue;
    const target = event.kind === 'undone' ? given[event.place] : undefined;
    const at = target && places.get(nameOf(target));
    if (event.kind === 'undone' && at === undefined) continue;
    places.set(nameOf(event), own.length + added.length);
    added.push(event.kind === 'undone' && at !== undefined ? { ...event, place: at } : event);
  }
  return added;
}

/** An acceptance of an earlier build names no values: of the copy, which may say otherwise, it would say too much. */
function saysNotOfWhat(event: ReviewEvent): boolean {
  return event.kind === 'verdict' && event.verdict === 'accepted' && event.of === undefined;
}
