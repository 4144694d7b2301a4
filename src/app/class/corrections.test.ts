import { describe, expect, it } from 'vitest';
import { stateOfReview, type Review, type ReviewEvent, type Verdict } from '#core/review.ts';
import { changesSince } from './corrections.ts';

let atMs = 0;
const set = (what: string, to?: unknown): ReviewEvent => {
  atMs += 1;
  return { kind: 'adjusted', what, ...(to !== undefined && { to }), by: 'AB', atMs };
};
const undone = (place: number): ReviewEvent => {
  atMs += 1;
  return { kind: 'undone', place, by: 'AB', atMs };
};
const verdict = (given: Verdict = 'accepted'): ReviewEvent => {
  atMs += 1;
  return {
    kind: 'verdict',
    verdict: given,
    by: 'AB',
    atMs,
    ...(given === 'accepted' && { of: { score: 80 } }),
  };
};
const review = (...events: readonly ReviewEvent[]): Review => ({ events });
const eventsSince = (copy: Review | undefined, source: Review | undefined) =>
  changesSince(copy, source).events;
/** What stands in a copy that took the changes over. */
const after = (copy: Review | undefined, source: Review) =>
  stateOfReview(review(...(copy?.events ?? []), ...eventsSince(copy, source)));
const taken = (copy: Review | undefined, source: Review) => after(copy, source).adjustments;

describe('what was corrected in a batch since its results were copied', () => {
  it('is nothing where nothing was set, nor where the copy has it all', () => {
    const before = set('0/take', 2);
    expect(eventsSince(undefined, undefined)).toEqual([]);
    expect(eventsSince(review(before), review(before))).toEqual([]);
    expect(eventsSince(review(before, set('0/score', 80)), review(before))).toEqual([]);
  });

  it('is what was set and taken back there, in its order', () => {
    const before = set('0/take', 2);
    const source = review(before, set('0/take', 3), set('0/score', 82), undone(2), set('0/take'));
    expect(eventsSince(review(before), source)).toHaveLength(4);
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

  it('once taken over is not there again, also where the copy was corrected on its own', () => {
    const copy = review(set('0/name', 'SAMPLE'));
    const source = review(set('0/take', 2), set('0/score', 3), undone(1));
    const since = review(...copy.events, ...eventsSince(copy, source));
    expect(eventsSince(since, source)).toEqual([]);
    const more = review(...source.events, set('0/take', 4));
    expect(eventsSince(since, more)).toHaveLength(1);
    expect(taken(since, more)).toEqual({ '0/name': 'SAMPLE', '0/take': 4 });
  });

  it('of which the copy has some is told apart from what was set in the copy alone', () => {
    const both = set('0/take', 2);
    const source = review(both, set('0/score', 3));
    const isCorrectedHere = (copy: Review | undefined) => changesSince(copy, source).isCorrectedHere;
    expect(isCorrectedHere(review(both))).toBe(false);
    expect(isCorrectedHere(review(both, verdict()))).toBe(false);
    expect(isCorrectedHere(review(both, set('0/name', 'X')))).toBe(true);
    expect(isCorrectedHere(undefined)).toBe(false);
  });
});

describe('a verdict given in a batch since its results were copied', () => {
  const nothing = {
    events: [],
    isCorrected: false,
    isJudged: false,
    isCorrectedHere: false,
    isJudgedHere: false,
  };

  it('is told apart from a correction, and holds in a copy that took it over, with what it was of', () => {
    const source = review(verdict('needs-work'), set('0/score', 80), verdict());
    expect(changesSince(undefined, source)).toEqual({
      ...nothing,
      events: source.events,
      isCorrected: true,
      isJudged: true,
    });
    expect(after(undefined, source)).toMatchObject(stateOfReview(source));
    const judged = review(verdict());
    expect(changesSince(undefined, judged)).toEqual({ ...nothing, events: judged.events, isJudged: true });
    expect(changesSince(judged, judged)).toEqual(nothing);
  });

  it('and taken back there is taken back in the copy that has it, and else nothing', () => {
    const before = verdict();
    expect(changesSince(review(before), review(before, undone(0))).isJudged).toBe(true);
    const own = set('0/name', 'X');
    expect(after(review(own, before), review(before, undone(0))).verdict).toBe('open');
    expect(changesSince(undefined, review(before, undone(0)))).toEqual(nothing);
    expect(changesSince(undefined, review(before, verdict('open')))).toEqual(nothing);
  });

  it('again, of other values, is another one', () => {
    const before = verdict();
    const again = verdict();
    expect(changesSince(review(before), review(before, again))).toEqual({
      ...nothing,
      events: [again],
      isJudged: true,
    });
  });

  it('of another kind than the one given in the class is said to be one', () => {
    const source = review(verdict());
    const flags = { isJudged: true, isJudgedHere: true };
    expect(changesSince(review(verdict('needs-work')), source)).toMatchObject(flags);
    // One that was taken back here is one too.
    const before = verdict();
    const since = review(before, verdict('needs-work'));
    expect(changesSince(review(before, undone(0)), since)).toMatchObject(flags);
    expect(changesSince(review(before, verdict('open')), since)).toMatchObject(flags);
  });

  it('of the same kind as the one given in the class is not asked about', () => {
    expect(changesSince(review(verdict()), review(verdict()))).toEqual(nothing);
    const corrected = review(set('0/score', 80), verdict());
    expect(changesSince(review(verdict()), corrected)).toEqual({
      ...nothing,
      events: corrected.events,
      isCorrected: true,
    });
  });

  it('is left where it is if nobody can tell what it accepted', () => {
    const ofEarlierBuild: ReviewEvent = { kind: 'verdict', verdict: 'accepted', by: 'AB', atMs: 1 };
    const needsWork = verdict('needs-work');
    expect(changesSince(undefined, review(ofEarlierBuild))).toEqual(nothing);
    expect(eventsSince(undefined, review(ofEarlierBuild, undone(0), needsWork))).toEqual([needsWork]);
    expect(changesSince(review(needsWork), review(needsWork, ofEarlierBuild))).toEqual(nothing);
  });

  it('says nothing of what was corrected in the class', () => {
    const own = review(set('0/name', 'X'));
    expect(changesSince(own, review(verdict()))).toMatchObject({ isJudged: true, isCorrectedHere: false });
  });
});
