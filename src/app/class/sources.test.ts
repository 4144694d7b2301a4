import { describe, expect, it } from 'vitest';
import type { ReviewEvent } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { lookAtSources, takeOver, type SourcePorts } from './sources.ts';

const set = (what: string, atMs: number): ReviewEvent => ({
  kind: 'adjusted',
  what,
  to: 1,
  by: 'AB',
  atMs,
});

function item(batchId: string, ordinal: number, more: Partial<Item> = {}): Item {
  return {
    id: `${batchId}/${ordinal}`,
    batchId,
    ordinal,
    name: `report-${ordinal}.pdf`,
    sizeBytes: 1,
    sha256: 'x',
    attempts: 1,
    state: { status: 'done', quality: 'success', row: {}, version: 1 },
    ...more,
  };
}

const judged = (verdict: 'accepted' | 'needs-work', atMs: number): ReviewEvent => ({
  kind: 'verdict',
  verdict,
  by: 'AB',
  atMs,
  ...(verdict === 'accepted' && { of: {} }),
});
const reviewed = (...events: readonly ReviewEvent[]): Partial<Item> => ({ review: { events } });
const from = (batchId: string, ordinal: number, atMs = 5): Partial<Item> => ({
  takenFrom: { batchId, itemId: `${batchId}/${ordinal}`, atMs },
});

function ports(sources: readonly Item[], titles: Readonly<Record<string, string>> = { a: 'Autumn' }) {
  const asked: (readonly string[])[] = [];
  const port: SourcePorts = {
    itemsOf: (ids) => {
      asked.push(ids);
      if (ids.some((id) => id.startsWith('locked/'))) return Promise.reject(new Error('key-missing'));
      return Promise.resolve(sources.filter(({ id }) => ids.includes(id)));
    },
    titleOf: (batchId) => Promise.resolve(titles[batchId]),
    isStopped: () => false,
  };
  return { port, asked };
}

describe('the batches that a class comes from', () => {
  it('are said with how many files were taken and when, and are read in pages', async () => {
    const copies = Array.from({ length: 100 }, (_, n) => item('c', n, from('a', n, n === 3 ? 9 : 5)));
    const { port, asked } = ports(copies.map((_, n) => item('a', n)));
    const seen = await lookAtSources([...copies, item('c', 100)], port);
    expect(seen).toEqual({
      sources: [{ batchId: 'a', title: 'Autumn', files: 100, atMs: 9, isReadable: true }],
      changed: [],
    });
    expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(100);
  });

  it('of a batch of files alone are none, and nothing is read', async () => {
    const { port, asked } = ports([]);
    expect(await lookAtSources([item('c', 0)], port)).toEqual({ sources: [], changed: [] });
    expect(asked).toEqual([]);
  });

  it('say which results were corrected there since, and which of them here too', async () => {
    const before = set('0/take', 1);
    const { port } = ports([
      item('a', 0, reviewed(before, set('0/score', 2))),
      item('a', 1, reviewed(before)),
      item('a', 2, reviewed(set('0/score', 3))),
    ]);
    const copies = [
      item('c', 0, { ...from('a', 0), ...reviewed(before) }),
      item('c', 1, { ...from('a', 1), ...reviewed(before, set('0/name', 4)) }),
      item('c', 2, { ...from('a', 2), ...reviewed(set('0/name', 5)) }),
    ];
    const seen = await lookAtSources(copies, port);
    expect(seen?.changed.map(({ copy, isCorrectedHere }) => [copy.id, isCorrectedHere])).toEqual([
      ['c/0', false],
      ['c/2', true],
    ]);
  });

  it('say which results were given another verdict there since, and which of them one here too', async () => {
    const { port } = ports([
      item('a', 0, reviewed(judged('accepted', 2))),
      item('a', 1, reviewed(judged('needs-work', 3))),
      item('a', 2, reviewed(judged('accepted', 4))),
    ]);
    const copies = [
      item('c', 0, from('a', 0)),
      item('c', 1, { ...from('a', 1), ...reviewed(judged('accepted', 5)) }),
      item('c', 2, { ...from('a', 2), ...reviewed(judged('accepted', 6)) }),
    ];
    const seen = await lookAtSources(copies, port);
    expect(
      seen?.changed.map(({ copy, isJudged, isJudgedHere }) => [copy.id, isJudged, isJudgedHere]),
    ).toEqual([
      ['c/0', true, false],
      ['c/1', true, true],
    ]);
  });

  it('that are gone or lie under a key that is not here are told apart, and hold up no other', async () => {
    const { port } = ports([item('a', 0, reviewed(set('0/take', 1)))], { a: 'Autumn', locked: 'Winter' });
    const copies = [
      item('c', 0, from('locked', 0)),
      item('c', 1, from('gone', 1)),
      item('c', 2, from('a', 0)),
    ];
    const seen = await lookAtSources(copies, port);
    expect(seen?.sources.map(({ batchId, title, isReadable }) => [batchId, title, isReadable])).toEqual([
      ['locked', 'Winter', false],
      ['gone', undefined, true],
      ['a', 'Autumn', true],
    ]);
    expect(seen?.changed).toHaveLength(1);
  });
});

describe('taking changes over', () => {
  it('adds to each copy what it has not, as both are then, and names those that could not be', async () => {
    const added: [string, readonly ReviewEvent[]][] = [];
    const items = new Map(
      [
        item('a', 0, reviewed(set('0/take', 1), set('0/score', 2), judged('accepted', 7))),
        item('a', 1, reviewed(set('0/take', 3))),
        item('a', 2, reviewed(set('0/take', 4))),
        // Meanwhile another tab took one of the corrections over, and all of another's.
        item('c', 0, { ...from('a', 0), ...reviewed(set('0/take', 1)) }),
        item('c', 1, from('a', 1)),
        item('c', 2, { ...from('a', 2), ...reviewed(set('0/take', 4)) }),
      ].map((each) => [each.id, each] as const),
    );
    const outcome = await takeOver(['c/0', 'c/1', 'c/2', 'c/gone'], {
      item: (id) => Promise.resolve(items.get(id)),
      review: (id, events) => {
        added.push([id, events]);
        const fault = { kind: 'storage', detail: 'the disk is full' } as const;
        const copy = items.get(id);
        return Promise.resolve(
          id === 'c/1' || copy === undefined ? { ok: false, fault } : { ok: true, value: copy },
        );
      },
    });
    expect(added.map(([id, events]) => [id, events.map((event) => event.atMs)])).toEqual([
      ['c/0', [2, 7]], // in one change
      ['c/1', [3]],
    ]);
    expect(outcome).toEqual({
      taken: 1,
      left: [{ name: 'report-1.pdf', fault: { kind: 'storage', detail: 'the disk is full' } }],
    });
  });
});
