import { expect, it } from 'vitest';
import { auditBlock, verdictLine } from '#reports/audit-block.ts';
import type { Item } from '#engine/ports.ts';
import { itemWithoutTyped, optionsWithoutTyped } from './leave-typed-out.ts';

const item: Item = {
  id: 'i',
  batchId: 'b',
  ordinal: 0,
  name: 'a.csv',
  sizeBytes: 1,
  sha256: '',
  attempts: 1,
  state: { status: 'done', quality: 'success', row: {}, version: 1 },
  review: {
    events: [
      { kind: 'adjusted', what: 'vt1', to: 300, automatic: 280, atMs: 0, by: 'JD', why: 'as Jane Doe said' },
      { kind: 'verdict', verdict: 'accepted', atMs: 1, by: 'KM', why: 'seen with Karl' },
      { kind: 'undone', place: 0, atMs: 2, by: 'JD', why: 'mistaken' },
    ],
  },
};

it('what was set and decided stays with its time, initials and reasons do not', () => {
  const { review } = itemWithoutTyped(item);
  expect(review?.events.map(({ kind, atMs, by, why }) => [kind, atMs, by, why])).toEqual([
    ['adjusted', 0, 'a reader', undefined],
    ['verdict', 1, 'a reader', undefined],
    ['undone', 2, 'a reader', undefined],
  ]);
  expect(review?.events[0]).toMatchObject({ what: 'vt1', to: 300, automatic: 280 });
  expect(JSON.stringify([auditBlock(review), verdictLine(review)])).not.toMatch(/JD|KM|Jane|Karl|mistaken/);
  expect(verdictLine(review)).toBe('Accepted by a reader on 1970-01-01');
});

it('the profiles of a laboratory leave their number alone', () => {
  const options = { averaging: 'moving', profiles: [{ name: 'Ward 3', headings: ['HR Jane Doe'] }] };
  expect(optionsWithoutTyped(options)).toEqual({ averaging: 'moving', profileCount: 1 });
  expect(optionsWithoutTyped({ averaging: 'moving' })).toEqual({ averaging: 'moving' });
});
