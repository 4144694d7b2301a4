import { describe, expect, it } from 'vitest';
import { stateOfReview, type Review, type ReviewEvent } from '#core/review.ts';
import { correctionsSince, isCorrectedHere } from './corrections.ts';

let atMs = 0;
const set = (what: string, to?: unknown): ReviewEvent => {
  atMs += 1;
  return { kind: 'adjusted', what, ...(to !== undefined && { to }), by: 'AB', atMs };
};
const undone = (place: number): ReviewEvent => {
  atMs += 1;
  return { kind: 'undone', place, by: 'AB', atMs };
};
const verdict = (): ReviewEvent => {
  atMs += 1;
  return { kind: 'verdict', verdict: 'accepted', by: 'AB', atMs };
};
const review = (...events: readonly ReviewEvent[]): Review => ({ events });
/** What stands by hand in a copy that took the corrections over. */
const taken = (copy: Review | undefined, source: Review) =>
  stateOfReview(review(...(copy?.events ?? []), ...correctionsSince(copy, source))).adjustments;

describe('what was corrected in a batch since its results were copied', () => {
  it('is nothing where nothing was set, nor where the copy has it all', () => {
    const before = set('0/take', 2);
    expect(correctionsSince(undefined, undefined)).toEqual([]);
    expect(correctionsSince(review(before), review(before))).toEqual([]);
    expect(correctionsSince(review(before, set('0/score', 80)), review(before))).toEqual([]);
  });

  it('is what was set and taken back there, in its order', () => {
    const before = set('0/take', 2);
    const source = review(before, set('0/take', 3), set('0/score', 82), undone(2), set('0/take'));
    expect(correctionsSince(review(before), source)).toHaveLength(4);
    expect(taken(review(before), source)).toEqual(stateOfReview(source).adjustments);
    expect(taken(undefined, source)).toEqual(stateOfReview(source).adjustments);
  });

  it('takes back in the copy what was taken back in the batch, wherever that stands in the copy', () => {
    const before = set('0/take', 2);
    const own = set('0/name', 'SAMPLE');
    const later = set('0/score', 82);
    const source = review(before, later, undone(0), undone(1), undone(3));
    expect(taken(review(before, own), source)).toEqual({ '0/name': 'SAMPLE', '0/score': 82 });
  });

  it('is never a verdict: whether a result stands in the class is said there', () => {
    const source = review(verdict(), undone(0), set('0/take', 2), verdict());
    expect(correctionsSince(undefined, source)).toMatchObject([{ what: '0/take' }]);
  });

  it('once taken over is not there again, also where the copy was corrected on its own', () => {
    const copy = review(set('0/name', 'SAMPLE'));
    const source = review(set('0/take', 2), set('0/score', 3), undone(1));
    const after = review(...copy.events, ...correctionsSince(copy, source));
    expect(correctionsSince(after, source)).toEqual([]);
    const more = review(...source.events, set('0/take', 4));
    expect(correctionsSince(after, more)).toHaveLength(1);
    expect(taken(after, more)).toEqual({ '0/name': 'SAMPLE', '0/take': 4 });
  });

  it('of which the copy has some is told apart from what was set in the copy alone', () => {
    const both = set('0/take', 2);
    expect(isCorrectedHere(review(both), review(both, set('0/score', 3)))).toBe(false);
    expect(isCorrectedHere(review(both, verdict()), review(both))).toBe(false);
    expect(isCorrectedHere(review(both, set('0/name', 'X')), review(both))).toBe(true);
    expect(isCorrectedHere(undefined, review(both))).toBe(false);
  });
});
