import { expect, it } from 'vitest';
import type { ReviewEvent } from '#core/review.ts';
import type { TriageEntry } from './triage-order.ts';
import { whatToUndo } from './triage-undo.ts';

function entry(id: string, events: readonly ReviewEvent[] = []): TriageEntry {
  return {
    id,
    reasons: [],
    verdict: 'open',
    item: {
      id,
      batchId: 'b',
      ordinal: 0,
      name: id,
      sizeBytes: 1,
      sha256: '',
      attempts: 1,
      state: { status: 'done', quality: 'success', row: {}, version: 1 },
      review: { events },
    },
  };
}

function accepted(atMs: number): ReviewEvent {
  return { kind: 'verdict', verdict: 'accepted', atMs, by: 'AB' };
}

function moved(atMs: number): ReviewEvent {
  return { kind: 'adjusted', what: 'vt1', to: { timeS: 300 }, atMs, by: 'AB' };
}

it('takes back the last verdict of this visit, whose test is no longer the one shown', () => {
  const left = entry('left', [accepted(10)]);
  const shown = entry('shown');
  expect(whatToUndo([left, shown], shown, [{ id: 'left', atMs: 10 }])).toBe(left);
});

it('takes back what was changed on the shown test since', () => {
  const left = entry('left', [accepted(10)]);
  const shown = entry('shown', [moved(20)]);
  expect(whatToUndo([left, shown], shown, [{ id: 'left', atMs: 10 }])).toBe(shown);
  const before = entry('shown', [moved(5)]);
  expect(whatToUndo([left, before], before, [{ id: 'left', atMs: 10 }])).toBe(left);
});

it('without a verdict of this visit it is the shown test’s, where that was changed', () => {
  const shown = entry('shown', [accepted(3)]);
  expect(whatToUndo([shown], shown, [])).toBe(shown);
  expect(whatToUndo([shown], entry('other'), [])).toBeUndefined();
  const read: ReviewEvent = { kind: 'reading', round: 'r', marks: {}, atMs: 4, by: 'AB' };
  expect(whatToUndo([], entry('read', [read]), [])).toBeUndefined();
});
