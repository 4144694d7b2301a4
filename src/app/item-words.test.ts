import { describe, expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import { belongsTo, describeState, whyReview, type ItemGroup, type ReviewRule } from './item-words.ts';

function item(state: ItemState): Item {
  return { id: 'i', batchId: 'b', ordinal: 0, name: 'a', sizeBytes: 1, sha256: '', attempts: 1, state };
}

const rule: ReviewRule = (row) => (row['quality'] === 'D' ? ['quality D'] : []);

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
    expect(whyReview(item({ ...done, quality: 'partial', row: { quality: 'D' } }), rule)).toEqual([
      'quality D',
    ]);
    expect(whyReview(item({ ...done, quality: 'partial' }), rule)).toEqual(['partial result']);
    expect(whyReview({ ...item({ ...done, quality: 'partial' }), confirmed: true }, rule)).toEqual([]);
    expect(whyReview(item({ status: 'queued' }), rule)).toEqual([]);
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
