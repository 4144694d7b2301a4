import { expect, it } from 'vitest';
import type { ReviewEvent } from '#core/review.ts';
import { reviewBlocks } from './review-block.ts';

const signed = { atMs: Date.UTC(2026, 10, 21, 9, 30), by: 'AB' };
const events: readonly ReviewEvent[] = [
  { ...signed, kind: 'adjusted', what: 'vt1', to: { timeS: 300 }, why: 'noise at 5:00' },
  { ...signed, kind: 'adjusted', what: 'vt2', to: { timeS: 400 } },
  { ...signed, kind: 'undone', place: 1 },
  { ...signed, kind: 'reading', round: 'r', marks: {} },
  { ...signed, kind: 'verdict', verdict: 'accepted' },
];

it('print says who set what and why, and nothing of what was taken back or read blindly', () => {
  const [block] = reviewBlocks({ events });
  expect(block).toMatchObject({
    title: 'Review',
    rows: [
      ['VT1 set by hand', 'AB', '2026-11-21 09:30', 'noise at 5:00'],
      ['Accepted', 'AB', '2026-11-21 09:30', undefined],
    ],
  });
});

it('a result that nobody spoke of has no review', () => {
  expect(reviewBlocks(undefined)).toEqual([]);
});
