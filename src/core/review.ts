/**
 * What people said of one result, oldest first. Nothing in it is ever changed or taken out: taking something back is an
 * event too. It lies in the item itself, and so in both stores and in every copy of the batch.
 */
export type Review = { readonly events: readonly ReviewEvent[] };

/** Who did something, when, and why. */
export type Signature = {
  /** Ms since 1970. */
  readonly atMs: number;
  /** Initials as the person typed them. */
  readonly by: string;
  readonly why?: string;
};

export type ReviewEvent = Signature &
  (
    | {
        /** A value of the result was set by hand. */
        readonly kind: 'adjusted';
        /** Which, in the analysis' own words: "vt1", "excluded". */
        readonly what: string;
        /** Plain JSON in the analysis' own form; absent: back to the automatic value. */
        readonly to?: unknown;
        /** The automatic value when this was done, in the same form; absent where there was none. */
        readonly automatic?: unknown;
      }
    | {
        readonly kind: 'verdict';
        readonly verdict: Verdict;
        /** Of an acceptance: the values that were accepted. Absent in those of earlier builds. */
        readonly of?: AcceptedValues;
      }
    | {
        /** One blinded reading, by this tab's reader or brought from another's file. */
        readonly kind: 'reading';
        /** Names the round of reading. */
        readonly round: string;
        /** Plain JSON in the analysis' own form. */
        readonly marks: unknown;
      }
    /** Takes back the event at this place in `events`. */
    | { readonly kind: 'undone'; readonly place: number }
  );

/** Values of a result by the names of its columns, as a person accepted them; what was absent is absent. */
export type AcceptedValues = Readonly<Record<string, string | number | boolean>>;

export type Verdict = 'accepted' | 'needs-work' | 'open';

/** A result's review as it stands now. */
export type ReviewState = {
  readonly verdict: Verdict;
  /** Who gave the verdict, and when; absent while it is open. */
  readonly verdictBy?: string;
  readonly verdictAtMs?: number;
  /** What was set by hand, by its name; plain JSON in the analysis' own form. */
  readonly adjustments: Adjustments;
  /** The places of events that hold (not taken back, not an `undone` itself), oldest first. */
  readonly standing: readonly number[];
};

/** What a person set by hand, by its name; empty where everything is automatic. */
export type Adjustments = Readonly<Record<string, unknown>>;

/** A review with one more event. */
export function withEvent(review: Review | undefined, event: ReviewEvent): Review {
  return { events: [...(review?.events ?? []), event] };
}

/** How a review stands. An event that takes back one that took something back makes that hold again. */
export function stateOfReview(review: Review | undefined): ReviewState {
  const events = review?.events ?? [];
  const gone = new Set<number>();
  for (let place = events.length - 1; place >= 0; place -= 1) {
    const event = events[place];
    if (event?.kind === 'undone' && !gone.has(place)) gone.add(event.place);
  }
  const adjustments: Record<string, unknown> = {};
  const standing: number[] = [];
  let verdict: Verdict = 'open';
  let by: Signature | undefined;
  events.forEach((event, place) => {
    if (gone.has(place) || event.kind === 'undone') return;
    standing.push(place);
    if (event.kind === 'verdict') {
      verdict = event.verdict;
      by = verdict === 'open' ? undefined : event;
    }
    if (event.kind !== 'adjusted') return;
    if (event.to === undefined) Reflect.deleteProperty(adjustments, event.what);
    else adjustments[event.what] = event.to;
  });
  return { verdict, ...(by && { verdictBy: by.by, verdictAtMs: by.atMs }), adjustments, standing };
}

/** The event that takes back the last change that holds (readings aside); undefined where there is none. */
export function undoing(review: Review | undefined, signature: Signature): ReviewEvent | undefined {
  const events = review?.events ?? [];
  const place = stateOfReview(review).standing.findLast((each) => events[each]?.kind !== 'reading');
  return place === undefined ? undefined : { ...signature, kind: 'undone', place };
}

/**
 * The event that makes hold again what was last taken back; undefined where nothing was, or something was said since
 * (readings aside).
 */
export function redoing(review: Review | undefined, signature: Signature): ReviewEvent | undefined {
  const events = review?.events ?? [];
  const gone = new Set<number>();
  for (let place = events.length - 1; place >= 0; place -= 1) {
    const event = events[place];
    if (event === undefined || event.kind === 'reading') continue;
    if (event.kind !== 'undone') {
      if (gone.has(place)) continue;
      return undefined;
    }
    if (gone.has(place)) continue;
    gone.add(event.place);
    if (events[event.place]?.kind !== 'undone') return { ...signature, kind: 'undone', place };
  }
  return undefined;
}

/** What holds by hand, as whoever makes a result is told of it: undefined where everything is automatic. */
export function adjustmentsOf(review: Review | undefined): Adjustments | undefined {
  const { adjustments } = stateOfReview(review);
  return Object.keys(adjustments).length === 0 ? undefined : adjustments;
}
