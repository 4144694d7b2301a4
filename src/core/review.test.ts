import { describe, expect, it } from 'vitest';
import {
  adjustmentsOf,
  redoing,
  stateOfReview,
  undoing,
  withEvent,
  type Review,
  type ReviewEvent,
} from './review.ts';

const signature = { atMs: 0, by: 'AB' };
const vt1 = (to?: unknown): ReviewEvent => ({
  ...signature,
  kind: 'adjusted',
  what: 'vt1',
  ...(to === undefined ? {} : { to }),
});
const accepted: ReviewEvent = { ...signature, kind: 'verdict', verdict: 'accepted' };
const reading: ReviewEvent = { ...signature, kind: 'reading', round: 'r', marks: {} };

const after = (...events: readonly ReviewEvent[]): Review => ({ events });
const undone = (review: Review): Review => {
  const event = undoing(review, signature);
  return event === undefined ? review : withEvent(review, event);
};

describe('a review', () => {
  it('of nothing is open and leaves everything automatic', () => {
    expect(stateOfReview(undefined)).toEqual({ verdict: 'open', adjustments: {}, standing: [] });
  });

  it('goes by the last word on each thing', () => {
    expect(stateOfReview(after(vt1({ timeS: 1 }), accepted, vt1({ timeS: 2 })))).toMatchObject({
      verdict: 'accepted',
      verdictBy: 'AB',
      adjustments: { vt1: { timeS: 2 } },
    });
  });

  it('may be given back to the automatic value', () => {
    expect(stateOfReview(after(vt1({ timeS: 1 }), vt1())).adjustments).toEqual({});
  });

  it('takes its changes back one after the other, and keeps every event', () => {
    const review = after(vt1({ timeS: 1 }), vt1({ timeS: 2 }), accepted, reading);
    const once = undone(review);
    expect(stateOfReview(once)).toMatchObject({ verdict: 'open', adjustments: { vt1: { timeS: 2 } } });
    const twice = undone(once);
    expect(stateOfReview(twice).adjustments).toEqual({ vt1: { timeS: 1 } });
    const thrice = undone(twice);
    expect(stateOfReview(thrice).adjustments).toEqual({});
    expect(undone(thrice)).toBe(thrice);
    expect(thrice.events).toHaveLength(7);
    expect(stateOfReview(thrice).standing).toEqual([3]);
  });

  it('makes hold again what was taken back by mistake', () => {
    const review = undone(after(vt1({ timeS: 1 })));
    const again = withEvent(review, { ...signature, kind: 'undone', place: 1 });
    expect(stateOfReview(again).adjustments).toEqual({ vt1: { timeS: 1 } });
  });

  it('gives back, one after the other, what was taken back, until something else is said', () => {
    const redone = (review: Review): Review => {
      const event = redoing(review, signature);
      return event === undefined ? review : withEvent(review, event);
    };
    const both = after(vt1({ timeS: 1 }), vt1({ timeS: 2 }));
    expect(redone(both)).toBe(both);
    const none = undone(undone(both));
    expect(adjustmentsOf(none)).toBeUndefined();
    const one = redone(none);
    expect(adjustmentsOf(one)).toEqual({ vt1: { timeS: 1 } });
    const two = redone(one);
    expect(adjustmentsOf(two)).toEqual({ vt1: { timeS: 2 } });
    expect(redone(two)).toBe(two);
    expect(adjustmentsOf(undone(two))).toEqual({ vt1: { timeS: 1 } });
    expect(adjustmentsOf(redone(undone(two)))).toEqual({ vt1: { timeS: 2 } });
    const said = withEvent(undone(both), accepted);
    expect(redone(said)).toBe(said);
  });
});
