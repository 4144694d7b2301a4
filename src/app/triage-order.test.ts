import { describe, expect, it } from 'vitest';
import type { ReviewEvent, Verdict } from '#core/review.ts';
import type { Item, ReviewRule } from './item-words.ts';
import { mostInNeedFirst, nextOpen, progressOf, steadyQueue, triageQueue } from './triage-order.ts';

/** The weights of a result's reasons stand in its row: "70 45". */
const rule: ReviewRule = (row) =>
  String(row['weights'] ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ code: `w${word}`, weight: Number(word), label: word, words: word }));

function result(name: string, ordinal: number, weights: string, verdict?: Verdict): Item {
  const event: ReviewEvent | undefined = verdict && { kind: 'verdict', verdict, atMs: 0, by: 'AB' };
  return {
    id: name,
    batchId: 'b',
    ordinal,
    name,
    sizeBytes: 1,
    sha256: '',
    attempts: 1,
    state: { status: 'done', quality: 'success', row: { weights }, version: 1 },
    ...(event && { review: { events: [event] } }),
  };
}

function namesOf(queue: readonly { readonly id: string }[]): string {
  return queue.map(({ id }) => id).join(' ');
}

describe('the queue', () => {
  it('has the gravest reason first, then the second, then the order of the drop', () => {
    const items = [
      result('slight', 0, '45 45 45'),
      result('grave', 1, '90'),
      result('graver', 2, '90 45'),
      result('sound', 3, ''),
      result('slight-too', 4, '45 45 45'),
    ];
    expect(namesOf(triageQueue(items, rule))).toBe('graver grave slight slight-too');
  });

  it('has a result that asks for nothing where a person said or changed something', () => {
    const moved: Item = {
      ...result('moved', 1, ''),
      review: { events: [{ kind: 'adjusted', what: 'vt1', to: { timeS: 300 }, atMs: 0, by: 'AB' }] },
    };
    expect(namesOf(triageQueue([result('told', 0, '', 'accepted'), moved], rule))).toBe('told moved');
  });

  it('leaves out what has no result', () => {
    const failed: Item = {
      ...result('a', 0, '90'),
      state: { status: 'failed', fault: { kind: 'timeout', detail: '' } },
    };
    expect(triageQueue([failed], rule)).toEqual([]);
  });

  it('keeps its order while a person goes through it: a corrected result stays, new ones come behind', () => {
    const queue = steadyQueue();
    expect(namesOf(queue([result('a', 0, '45'), result('b', 1, '90')], rule))).toBe('b a');
    const corrected = [result('a', 0, '45'), result('b', 1, ''), result('c', 2, '100')];
    expect(namesOf(queue(corrected, rule))).toBe('b a c');
  });
});

it('a list of what needs review has what was looked at behind what was not', () => {
  const items = [result('a', 0, '90', 'needs-work'), result('b', 1, '45'), result('c', 2, '60')];
  expect(namesOf(mostInNeedFirst(items, rule))).toBe('c b a');
});

it('progress counts what has a verdict', () => {
  const items = [
    result('a', 0, '90', 'accepted'),
    result('b', 1, '90', 'needs-work'),
    result('c', 2, '90'),
    result('d', 3, '90', 'open'),
  ];
  expect(progressOf(triageQueue(items, rule))).toEqual({
    total: 4,
    reviewed: 2,
    accepted: 1,
    needsWork: 1,
  });
});

it('the next open one is after this one, or else from the start; never this one', () => {
  const queue = triageQueue(
    [result('a', 0, '90'), result('b', 1, '80', 'accepted'), result('c', 2, '70'), result('d', 3, '60')],
    rule,
  );
  expect(nextOpen(queue, 'a')?.id).toBe('c');
  expect(nextOpen(queue, 'd')?.id).toBe('a');
  expect(nextOpen(queue, undefined)?.id).toBe('a');
  expect(nextOpen(queue.slice(0, 1), 'a')).toBeUndefined();
});
