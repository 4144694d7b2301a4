import { stateOfReview, type Review, type ReviewEvent } from './review.ts';

/** Says an adjustment in the analysis' own words; `to` undefined: the automatic value. */
export type AdjustmentWords = (what: string, to: unknown) => { readonly what: string; readonly to: string };

/** One event of a review as people read it. */
export type AuditLine = {
  /** Its place among the events. */
  readonly place: number;
  readonly atMs: number;
  readonly by: string;
  readonly why?: string;
  readonly kind: ReviewEvent['kind'];
  /** "VT1", "Verdict"; what was taken back, for an event that does that. */
  readonly what: string;
  /** What held before, where that was a value. */
  readonly from?: string;
  readonly to?: string;
  /** holds: it is what counts now, or it took something back for good. replaced: a later change came in its place. */
  readonly standing: 'holds' | 'replaced' | 'taken back';
};

const verdicts = { accepted: 'accepted', 'needs-work': 'needs work', open: 'open' } as const;

/** Without an analysis' own words a value is written as it is stored. */
export const plainWords: AdjustmentWords = (what, to) => ({
  what,
  to: to === undefined ? 'automatic' : JSON.stringify(to),
});

/**
 * Every event of a review, oldest first, those that were taken back too: nothing is overwritten. The marks of a blinded
 * reading are not told.
 */
export function auditLines(
  review: Review | undefined,
  inWords: AdjustmentWords = plainWords,
): readonly AuditLine[] {
  const events = review?.events ?? [];
  const standing = new Set(stateOfReview(review).standing);
  const undoneForGood = new Set<number>();
  for (let place = events.length - 1; place >= 0; place -= 1) {
    const event = events[place];
    if (event?.kind === 'undone' && !undoneForGood.has(place)) undoneForGood.add(event.place);
  }
  const standingOf = (place: number): AuditLine['standing'] => {
    const event = events[place];
    if (event?.kind === 'undone') return undoneForGood.has(place) ? 'taken back' : 'holds';
    if (!standing.has(place)) return 'taken back';
    const isReplaced = events.some((later, at) => at > place && standing.has(at) && isOfSame(event, later));
    return isReplaced ? 'replaced' : 'holds';
  };
  return events.map((event, place) => {
    const { atMs, by, why } = event;
    const before = stateOfReview({ events: events.slice(0, place) });
    return {
      place,
      atMs,
      by,
      ...(why !== undefined && why !== '' && { why }),
      kind: event.kind,
      ...tell(event, before, events, inWords),
      standing: standingOf(place),
    };
  });
}

/** Whether both set the same value, or both are verdicts. */
function isOfSame(one: ReviewEvent | undefined, other: ReviewEvent): boolean {
  if (one?.kind === 'verdict') return other.kind === 'verdict';
  return one?.kind === 'adjusted' && other.kind === 'adjusted' && one.what === other.what;
}

function tell(
  event: ReviewEvent,
  before: ReturnType<typeof stateOfReview>,
  events: readonly ReviewEvent[],
  inWords: AdjustmentWords,
): Pick<AuditLine, 'what' | 'from' | 'to'> {
  switch (event.kind) {
    case 'adjusted': {
      const said = inWords(event.what, event.to);
      const was = before.adjustments[event.what];
      const automatic = event.automatic === undefined ? '' : ` (${inWords(event.what, event.automatic).to})`;
      const from = was === undefined ? `automatic${automatic}` : inWords(event.what, was).to;
      return { what: said.what, from, to: said.to };
    }
    case 'verdict':
      return { what: 'Verdict', from: verdicts[before.verdict], to: verdicts[event.verdict] };
    case 'reading':
      return { what: `Blinded reading, ${event.round}` };
    case 'undone':
      return {
        what: `${isRedo(event, events) ? 'Done again' : 'Taken back'}: ${undoneWords(event, events, inWords)}`,
      };
  }
}

function isRedo(event: Extract<ReviewEvent, { kind: 'undone' }>, events: readonly ReviewEvent[]): boolean {
  const target = events[event.place];
  return target?.kind === 'undone' && !isRedo(target, events.slice(0, event.place));
}

/** What an undoing is about in the end. */
function undoneWords(
  { place }: Extract<ReviewEvent, { kind: 'undone' }>,
  events: readonly ReviewEvent[],
  inWords: AdjustmentWords,
): string {
  const target = events[place];
  switch (target?.kind) {
    case 'undone':
      return undoneWords(target, events.slice(0, place), inWords);
    case 'adjusted': {
      const said = inWords(target.what, target.to);
      return `${said.what} ${said.to}`;
    }
    case 'verdict':
      return `verdict ${verdicts[target.verdict]}`;
    case 'reading':
      return `blinded reading, ${target.round}`;
    case undefined:
      return `change ${String(place + 1)}`;
  }
}
