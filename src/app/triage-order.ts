import { stateOfReview, type Verdict } from '#core/review.ts';
import type { ReviewReason } from '#core/review-reason.ts';
import { reviewReasonsOf, verdictOn, type Item, type ReviewRule } from './item-words.ts';

/** A result that asks for a person, or that a person has said something of. */
export type TriageEntry = {
  readonly id: string;
  readonly item: Item;
  /** The gravest first; empty where the result asks no longer. */
  readonly reasons: readonly ReviewReason[];
  readonly verdict: Verdict;
};

export type TriageProgress = {
  readonly total: number;
  /** Those with a verdict. */
  readonly reviewed: number;
  readonly accepted: number;
  readonly needsWork: number;
};

/**
 * The results of a batch that ask for a person, the one most in need first. What asks once more than another for the
 * same gravest reason comes before it; the rest is the order of the drop.
 */
export function triageQueue(
  items: readonly Item[],
  rule: ReviewRule | undefined,
  known: readonly string[] = [],
): readonly TriageEntry[] {
  const places = new Map(known.map((id, place) => [id, place]));
  const entries = items.flatMap((item): TriageEntry[] => {
    if (item.state.status !== 'done') return [];
    const reasons = reviewReasonsOf(item, rule);
    const verdict = verdictOn(item);
    const asks = reasons.length > 0 || verdict !== 'open' || isAdjusted(item) || places.has(item.id);
    return asks ? [{ id: item.id, item, reasons, verdict }] : [];
  });
  const placeOf = ({ id }: TriageEntry): number => places.get(id) ?? known.length;
  return entries.sort((a, b) => placeOf(a) - placeOf(b) || byNeed(a, b));
}

/**
 * The queue as a person goes through it: an entry that was there keeps its place, also where a correction leaves it
 * without a reason, and what joins later comes behind.
 */
export function steadyQueue(): (
  items: readonly Item[],
  rule: ReviewRule | undefined,
) => readonly TriageEntry[] {
  let known: readonly string[] = [];
  return (items, rule) => {
    const queue = triageQueue(items, rule, known);
    known = queue.map(({ id }) => id);
    return queue;
  };
}

/** Items as a list of what needs review has them: those nobody has looked at first, the one most in need before all. */
export function mostInNeedFirst(items: readonly Item[], rule: ReviewRule | undefined): readonly Item[] {
  return triageQueue(items, rule)
    .toSorted((a, b) => Number(a.verdict !== 'open') - Number(b.verdict !== 'open'))
    .map(({ item }) => item);
}

/** Compares by the weights of their reasons, one after the other; then by the order of the drop. */
export function byNeed(a: TriageEntry, b: TriageEntry): number {
  const most = Math.max(a.reasons.length, b.reasons.length);
  for (let place = 0; place < most; place += 1) {
    const difference = (b.reasons[place]?.weight ?? 0) - (a.reasons[place]?.weight ?? 0);
    if (difference !== 0) return difference;
  }
  return a.item.ordinal - b.item.ordinal;
}

export function progressOf(queue: readonly TriageEntry[]): TriageProgress {
  const count = (verdict: Verdict) =>
    queue.reduce((sum, entry) => sum + Number(entry.verdict === verdict), 0);
  const accepted = count('accepted');
  const needsWork = count('needs-work');
  return { total: queue.length, reviewed: accepted + needsWork, accepted, needsWork };
}

/** The next entry without a verdict, after this one and then from the start; undefined where every one has one. */
export function nextOpen(queue: readonly TriageEntry[], id: string | undefined): TriageEntry | undefined {
  const from = queue.findIndex((entry) => entry.id === id) + 1;
  return [...queue.slice(from), ...queue.slice(0, from)].find(
    (entry) => entry.verdict === 'open' && entry.id !== id,
  );
}

function isAdjusted({ review }: Item): boolean {
  return review !== undefined && Object.keys(stateOfReview(review).adjustments).length > 0;
}
