import { describe, expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import type { Fault } from '#core/result.ts';
import type { ReviewEvent, Verdict } from '#core/review.ts';
import type { ReviewReason } from '#core/review-reason.ts';
import {
  belongsTo,
  describeState,
  reviewReasonsOf,
  verdictOn,
  whyReview,
  type ItemGroup,
  type ReviewRule,
} from './item-words.ts';

function item(state: ItemState): Item {
  return { id: 'i', batchId: 'b', ordinal: 0, name: 'a', sizeBytes: 1, sha256: '', attempts: 1, state };
}

const poor: ReviewReason = { code: 'quality-d', weight: 90, label: 'Quality D', words: 'quality D' };
const rule: ReviewRule = (row) => (row['quality'] === 'D' ? [poor] : []);

function verdict(given: Verdict): ReviewEvent {
  return { kind: 'verdict', verdict: given, atMs: 0, by: 'AB' };
}

function groupsOf(state: ItemState): readonly ItemGroup[] {
  return (['all', 'review', 'failed', 'done'] as const).filter((group) =>
    belongsTo(item(state), group, rule),
  );
}

const done = { status: 'done', quality: 'success', row: {}, version: 1 } as const;

describe('the lists of a batch', () => {
  it('a partial result is done and wants review', () => {
    expect(groupsOf({ ...done, quality: 'partial' })).toEqual(['all', 'review', 'done']);
  });

  it('a complete result wants review where its analysis gives a reason', () => {
    expect(groupsOf({ ...done, row: { quality: 'D' } })).toEqual(['all', 'review', 'done']);
    expect(groupsOf({ ...done, row: { quality: 'A' } })).toEqual(['all', 'done']);
  });

  it('the reason is the analysis’, or else that the result is partial', () => {
    expect(whyReview(item({ ...done, quality: 'partial', row: { quality: 'D' } }), rule)).toEqual([poor]);
    expect(whyReview(item({ ...done, quality: 'partial' }), rule).map(({ code }) => code)).toEqual([
      'partial-result',
    ]);
    expect(whyReview({ ...item({ ...done, quality: 'partial' }), confirmed: true }, rule)).toEqual([]);
    expect(whyReview(item({ status: 'queued' }), rule)).toEqual([]);
  });

  it('an accepted result asks no longer; one that needs work does, and so does one whose verdict was taken back', () => {
    const bad = item({ ...done, row: { quality: 'D' } });
    const judged = (events: readonly ReviewEvent[]) => ({ ...bad, review: { events } });
    const accepted = judged([verdict('accepted')]);
    expect(whyReview(accepted, rule)).toEqual([]);
    expect(reviewReasonsOf(accepted, rule)).toEqual([poor]);
    expect(whyReview(judged([verdict('needs-work')]), rule)).toEqual([poor]);
    const undone = judged([verdict('accepted'), { kind: 'undone', place: 0, atMs: 0, by: 'AB' }]);
    expect(whyReview(undone, rule)).toEqual([poor]);
  });

  it('a partial result that was let stand is accepted', () => {
    expect(verdictOn({ ...item({ ...done, quality: 'partial' }), confirmed: true })).toBe('accepted');
    expect(verdictOn(item(done))).toBe('open');
  });

  it('what an earlier ledger keeps wants review where its file failed here, and not where a person cancelled that', () => {
    const fault = { kind: 'timeout', detail: '' } as const;
    const inVain = (why: Fault) =>
      whyReview({ ...item(done), ledger: { own: '', kept: true, inVain: why } }, rule).map(
        ({ code }) => code,
      );
    expect(inVain(fault)).toEqual(['failed-here']);
    expect(inVain({ kind: 'cancelled' })).toEqual([]);
  });

  it('what waits is in no list but all; what was given up is failed', () => {
    const fault = { kind: 'timeout', detail: '' } as const;
    expect(groupsOf({ status: 'queued' })).toEqual(['all']);
    expect(groupsOf({ status: 'quarantined', fault })).toEqual(['all', 'failed']);
  });
});

it('every state has a word of its own', () => {
  const fault = { kind: 'cancelled' } as const;
  const states: readonly ItemState[] = [
    { status: 'awaited' },
    { status: 'queued' },
    { status: 'running', leaseUntilMs: 0 },
    done,
    { ...done, quality: 'partial' },
    { status: 'failed', fault },
    { status: 'cancelled' },
  ];
  expect(states.map((state) => describeState(item(state)).word)).toEqual([
    'Listed',
    'Waiting',
    'Reading',
    'Done',
    'Partial',
    'Failed',
    'Cancelled',
  ]);
});
