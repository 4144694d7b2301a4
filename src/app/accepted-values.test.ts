import { expect, it } from 'vitest';
import type { AcceptedValues, ReviewEvent } from '#core/review.ts';
import type { ResultRow } from '#core/result-column.ts';
import { acceptedValues, changedSinceAccepted } from './accepted-values.ts';
import { reviewReasonsOf, verdictOn, whyReview, type Item } from './item-words.ts';
import { reviewRuleOf } from './review-rule.ts';

const columns = ['vt1', 'peak', 'grade'];
const row = { vt1: 1800, peak: 3000, grade: 'A', other: 1 };

function accepted(now: ResultRow, of?: AcceptedValues, updatedAtMs = 0): Item {
  const event: ReviewEvent = { kind: 'verdict', verdict: 'accepted', atMs: 5, by: 'MH', ...(of && { of }) };
  const about = { id: 'a', batchId: 'b', ordinal: 0, name: 'a', sizeBytes: 1, sha256: '', attempts: 1 };
  return {
    ...about,
    updatedAtMs,
    state: { status: 'done', quality: 'success', row: now, version: 2 },
    review: { events: [event] },
  };
}

it('an accepted result whose values are the same stays accepted, however often it is made anew', () => {
  const item = accepted({ ...row, vt1: 1805, other: 99 }, acceptedValues(row, columns), 10);
  expect(verdictOn(item)).toBe('accepted');
  expect(whyReview(item, () => [])).toEqual([]);
});

it('one that a newer version makes differently is for a person again, with what changed', () => {
  const item = accepted({ vt1: 2010, peak: 3000 }, acceptedValues(row, columns), 10);
  expect(verdictOn(item)).toBe('open');
  const grave = { code: 'grave', weight: 90, label: '', words: '' };
  expect(whyReview(item, () => [grave]).map(({ code }) => code)).toEqual(['grave', 'changed-since-accepted']);
  expect(reviewReasonsOf(item, undefined).map(({ words }) => words)).toEqual([
    'changed since MH accepted it: vt1 was 1800, is 2010, and 1 more',
  ]);
});

it('what changed is said in the words of the analysis', () => {
  const item = accepted({ ...row, vt1: 2010 }, acceptedValues(row, columns), 10);
  const described = {
    name: 'vt1',
    title: 'VT1 VO2',
    unit: 'mL/min',
    kind: 'integer',
    description: '',
  } as const;
  const rule = reviewRuleOf({ columns: [{ ...described, value: () => undefined }] });
  expect(reviewReasonsOf(item, rule).map(({ words }) => words)).toEqual([
    'changed since MH accepted it: VT1 VO2 (mL/min) was 1800, is 2010',
  ]);
});

it('a value that has gone or come is a change too', () => {
  expect(
    changedSinceAccepted(accepted({ ...row, vt1: undefined }, acceptedValues(row, columns)))?.words,
  ).toBe('changed since MH accepted it: vt1 was 1800, is none');
});

it('an acceptance of an earlier build holds until the result is made anew', () => {
  expect(changedSinceAccepted(accepted(row, undefined, 4))).toBeUndefined();
  expect(changedSinceAccepted(accepted(row, undefined, 6))?.words).toBe('made anew since MH accepted it');
});
