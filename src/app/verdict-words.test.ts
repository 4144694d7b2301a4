import { expect, it } from 'vitest';
import type { ReviewEvent } from '#core/review.ts';
import { describeVerdict, verdictSigned } from './verdict-words.ts';

const work: ReviewEvent = { kind: 'verdict', verdict: 'needs-work', atMs: 1, by: 'MH', why: 'a leak' };
const accepted: ReviewEvent = { kind: 'verdict', verdict: 'accepted', atMs: 2, by: 'KL' };

it('a verdict is signed by who gave the one that stands, with the reason where there is one', () => {
  expect(verdictSigned({ events: [work] })).toBe('by MH: a leak');
  expect(verdictSigned({ events: [work, accepted] })).toBe('by KL');
  const undone: ReviewEvent = { kind: 'undone', place: 1, atMs: 3, by: 'KL' };
  expect(verdictSigned({ events: [work, accepted, undone] })).toBe('by MH: a leak');
  expect(verdictSigned(undefined)).toBeUndefined();
});

it('every verdict has a word of its own', () => {
  const words = (['open', 'accepted', 'needs-work'] as const).map((verdict) => describeVerdict(verdict).word);
  expect(words).toEqual(['Open', 'Accepted', 'Needs work']);
});
