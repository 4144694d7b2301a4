import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { countAdded, noItems } from '#engine/counts.ts';
import type { Claimant, Item, ItemState } from '#engine/ports.ts';
import { openBatchRecords } from './batch-records.ts';
import { openBatchStore } from './batch-store.ts';
import { noJournal } from './journal/open-journal.ts';
import { openDatabase } from './schema.ts';

const leaseMs = 1000;
const done: ItemState = { status: 'done', quality: 'success', row: {}, version: 1 };
const queued: ItemState = { status: 'queued' };

let nextDatabase = 0;

async function storeOf(names: readonly string[], journal = noJournal) {
  const database = openDatabase(`next-claim-${String(nextDatabase++)}`);
  const records = openBatchRecords(database);
  await records.create({ id: 'b', title: 'b', analysisId: 'cpet', createdAtMs: 0, options: {} });
  await records.addItems(
    'b',
    names.map((name) => ({ name, sizeBytes: 1, sha256: name, state: queued })),
  );
  const store = openBatchStore(database, { nowMs: () => 0 }, journal);
  const claim = async (by?: Claimant): Promise<Item> => {
    const claimed = await store.claim('b', leaseMs, by);
    if (claimed.kind !== 'item') throw new Error('nothing to claim');
    return claimed.item;
  };
  /** Settles an item and gives the name of the next one, where there was one. */
  const settle = async (item: Item, by: Claimant = {}): Promise<string | undefined> => {
    let name: string | undefined;
    const taken = (next: { readonly item: Item }) => (name = next.item.name);
    await store.settle(item, { state: done }, undefined, { leaseMs, by, taken });
    return name;
  };
  return { records, claim, settle };
}

describe('the next item, taken with a settlement', () => {
  it('comes in the transaction of the settlement, with the counters of both', async () => {
    const { records, claim, settle } = await storeOf(['f0', 'f1', 'f2']);
    const first = await claim();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    expect(await settle(first, { owner: 'me' })).toBe('f1');
    const tables = put.mock.contexts.map((store) => (store as IDBObjectStore).name);
    expect(tables.filter((name) => name === 'batches')).toHaveLength(1);
    put.mockRestore();
    const items = await records.items('b');
    expect(items.map(({ state }) => state.status)).toEqual(['done', 'running', 'queued']);
    expect(items[1]).toMatchObject({ attempts: 1, state: { owner: 'me', leaseUntilMs: leaseMs } });
    expect((await records.get('b'))?.counts).toEqual(
      items.reduce((sum, { state }) => countAdded(sum, state), noItems),
    );
  });

  it('is none where nothing is queued', async () => {
    const { claim, settle } = await storeOf(['f0']);
    expect(await settle(await claim())).toBeUndefined();
  });

  it('is another one for each of many that settle at once', async () => {
    const names = Array.from({ length: 60 }, (_, place) => `f${String(place)}`);
    const { records, claim, settle } = await storeOf(names);
    const inHand = await Promise.all(Array.from({ length: 20 }, () => claim()));
    const next = await Promise.all(inHand.map((item) => settle(item)));
    expect(new Set(next).size).toBe(20);
    expect((await records.get('b'))?.counts).toMatchObject({ completed: 20, running: 20, queued: 20 });
  });

  it('takes the place in the lane that the settled one leaves', async () => {
    const names = [...Array.from({ length: 40 }, (_, place) => `f${String(place)}.pdf`), 'x.jpg'];
    const by = { owner: 'me', lanes: [{ id: 'pdf', endings: ['.pdf'], atOnce: 1 }] } as const;
    const { claim, settle } = await storeOf(names);
    expect(await settle(await claim(by), by)).toBe('f1.pdf');
  });

  it('is left where it is when the settlement is refused', async () => {
    const full = new DOMException('full', 'QuotaExceededError');
    const refusing = { ...noJournal, append: () => Promise.reject(full) };
    const { records, claim, settle } = await storeOf(['f0', 'f1'], refusing);
    await expect(settle(await claim())).rejects.toThrow();
    expect((await records.get('b'))?.counts).toMatchObject({ running: 1, queued: 1 });
  });
});
