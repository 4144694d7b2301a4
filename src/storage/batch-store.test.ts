import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { countAdded, noItems } from '#engine/counts.ts';
import type { BatchCounts, Item, ItemState } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { openBatchRecords, type BatchRecords } from './batch-records.ts';
import { openBatchStore, type DurableBatchStore } from './batch-store.ts';
import { openDatabase, type Database } from './schema.ts';

const leaseMs = 1000;
const done: ItemState = { status: 'done', quality: 'success', row: { quality: 'A' }, version: 1 };
const queued: ItemState = { status: 'queued' };

let database: Database;
let records: BatchRecords;
let store: DurableBatchStore;
let nowMs: number;
let nextDatabase = 0;

beforeEach(() => {
  nowMs = 0;
  database = openDatabase(`test-${nextDatabase++}`);
  records = openBatchRecords(database);
  store = openBatchStore(database, { nowMs: () => nowMs });
});

async function batchOf(files: number, id = 'b'): Promise<void> {
  await records.create({ id, title: id, analysisId: 'cpet', createdAtMs: nowMs, options: {} });
  await records.addItems(
    id,
    Array.from({ length: files }, (_, n) => ({
      name: `f${n}`,
      sizeBytes: 1,
      sha256: `h${n}`,
      state: queued,
    })),
  );
}

async function claimed(): Promise<Item> {
  const given = await store.claim('b', leaseMs);
  if (given.kind !== 'item') throw new Error('nothing to claim');
  return given.item;
}

const statuses = async () => (await records.items('b')).map(({ state }) => statusOf(state)).join(' ');

async function countsMatchRecount(batchId = 'b'): Promise<BatchCounts | undefined> {
  const recount = (await records.items(batchId)).reduce((sum, { state }) => countAdded(sum, state), noItems);
  const kept = (await records.get(batchId))?.counts;
  expect(kept).toEqual(recount);
  return kept;
}

describe('claiming', () => {
  it('gives items in the order of the drop, past the tenth', async () => {
    await batchOf(12);
    const order: number[] = [];
    for (let n = 0; n < 12; n++) order.push((await claimed()).ordinal);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'none' });
  });

  it('gives each item once, however many ask at the same time', async () => {
    await batchOf(30);
    const taken = await Promise.all(Array.from({ length: 40 }, () => store.claim('b', leaseMs)));
    const ids = taken.flatMap((given) => (given?.kind === 'item' ? [given.item.id] : []));
    expect(new Set(ids).size).toBe(30);
    expect(ids).toHaveLength(30);
    expect(await countsMatchRecount()).toMatchObject({ running: 30, queued: 0 });
  });

  it('gives each item to one of two tabs', async () => {
    await batchOf(40);
    const other = openBatchStore(openDatabase(database.name), { nowMs: () => nowMs });
    const stores = [store, other];
    const taken = await Promise.all(Array.from({ length: 60 }, (_, n) => stores[n % 2]?.claim('b', leaseMs)));
    const ids = taken.flatMap((given) => (given?.kind === 'item' ? [given.item.id] : []));
    expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
    expect(await countsMatchRecount()).toMatchObject({ running: 40 });
  });

  it('gives an item again once its lease is over, after everything that was never tried', async () => {
    await batchOf(2);
    const lost = await claimed();
    nowMs += leaseMs;
    const other = await claimed();
    expect(other.ordinal).toBe(1);
    // It may have been the one that ended its tab: it waits until nothing else is in hand.
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'wait', untilMs: nowMs + leaseMs });
    await store.settle(other, { state: done });
    expect(await claimed()).toMatchObject({ id: lost.id, attempts: 2, cutOffs: 1 });
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'none' });
  });

  it('never gives another batch its items', async () => {
    await batchOf(1);
    await batchOf(1, 'bb');
    await claimed();
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'none' });
    expect(await countsMatchRecount('bb')).toMatchObject({ queued: 1 });
  });
});

describe('settling', () => {
  it('writes state, finding and counters together', async () => {
    await batchOf(2);
    const item = await claimed();
    await store.settle(item, { state: done }, new Uint8Array([1, 2, 3]));
    expect(await statuses()).toBe('COMPLETED PENDING');
    expect(await records.findings([item.id, 'none'])).toEqual([new Uint8Array([1, 2, 3]), undefined]);
    expect(await countsMatchRecount()).toMatchObject({ total: 2, completed: 1, queued: 1, running: 0 });
  });

  it.each([
    ['the lease was lost and claimed again', async () => void ((nowMs += leaseMs), await claimed())],
    ['it was settled before', async (item: Item) => void (await store.settle(item, { state: queued }))],
    ['the rest was cancelled', async () => void (await store.cancelRest('b'))],
    ['the leases were released', async () => void (await store.releaseLeases('b'))],
    ['the batch was removed', async () => void (await records.remove('b'))],
  ])('drops a late result when %s', async (_when, meanwhile) => {
    await batchOf(1);
    const item = await claimed();
    await meanwhile(item);
    expect(await store.settle(item, { state: done }, new Uint8Array([9]))).toBeUndefined();
    expect(await records.findings([item.id])).toEqual([undefined]);
    if ((await records.get('b')) !== undefined) await countsMatchRecount();
  });
});

describe('moving many', () => {
  it('cancels the rest and leaves what is done', async () => {
    await batchOf(3);
    await store.settle(await claimed(), { state: done });
    await claimed();
    expect(await store.cancelRest('b')).toHaveLength(2);
    expect(await statuses()).toBe('COMPLETED CANCELLED CANCELLED');
    await countsMatchRecount();
  });

  it('queues failed items again with their attempts counted anew, but not files that were never stored', async () => {
    await batchOf(1);
    const empty: ItemState = {
      status: 'failed',
      fault: { kind: 'unreadable', code: 'empty-file', detail: '0 bytes' },
    };
    await records.addItems('b', [{ name: 'empty', sizeBytes: 0, sha256: '', state: empty }]);
    await store.settle(await claimed(), {
      state: { status: 'failed', fault: { kind: 'worker', detail: 'gone' } },
    });
    const again = await store.requeue('b', { statuses: ['failed', 'quarantined'] });
    expect(again).toMatchObject([{ ordinal: 0, attempts: 1, attemptsBefore: 1, state: queued }]);
    expect(await statuses()).toBe('PENDING FAILED');
    await countsMatchRecount();
  });
});

describe('awaited files', () => {
  const awaited: ItemState = { status: 'awaited' };
  const listed = (names: readonly string[]) =>
    records.addItems(
      'b',
      names.map((name) => ({ name, sizeBytes: 1, sha256: '', state: awaited })),
    );
  const filling = ({ id }: Pick<Item, 'id'>) => ({ id, sizeBytes: 2, sha256: 'h', state: queued });

  it('are pending, never claimed, and queued once their bytes are stored', async () => {
    await batchOf(0);
    const [a, b] = await listed(['a', 'b']);
    expect(await statuses()).toBe('PENDING PENDING');
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'none' });
    if (a === undefined || b === undefined) throw new Error('nothing listed');
    expect(await records.fill('b', [filling(b), filling({ id: 'gone' })])).toMatchObject([
      { name: 'b', sizeBytes: 2, sha256: 'h', state: queued },
    ]);
    expect(await claimed()).toMatchObject({ id: b.id });
    expect(await countsMatchRecount()).toMatchObject({ total: 2, awaited: 1, running: 1 });
  });

  it('are cancelled with the rest, not filled then, and awaited again when the user goes on', async () => {
    await batchOf(0);
    const [a] = await listed(['a']);
    await store.cancelRest('b');
    expect(await statuses()).toBe('CANCELLED');
    if (a !== undefined) expect(await records.fill('b', [filling(a)])).toEqual([]);
    expect(await store.requeue('b', { statuses: ['cancelled'] })).toMatchObject([{ state: awaited }]);
    expect(await countsMatchRecount()).toMatchObject({ awaited: 1 });
  });

  it('ten thousand are listed at once', async () => {
    await batchOf(0);
    await listed(Array.from({ length: 10_000 }, (_, n) => `f${n}`));
    expect(await countsMatchRecount()).toMatchObject({ total: 10_000, awaited: 10_000 });
  });

  it('are counted, as none, in batches of the first version', async () => {
    const old = new Dexie('old');
    old.version(1).stores({
      batches: 'id',
      items: 'id, [batchId+state.status], sha256',
      findings: 'itemId',
      inputs: 'sha256',
    });
    const counts = { total: 1, queued: 1, running: 0, completed: 0, partial: 0, failed: 0, cancelled: 0 };
    await old.table('batches').add({ id: 'b', title: 'old', counts });
    old.close();
    expect((await openBatchRecords(openDatabase('old')).get('b'))?.counts).toEqual({ ...counts, awaited: 0 });
  });
});

describe('records', () => {
  it('lists the newest batch first, with its counters', async () => {
    await batchOf(2);
    nowMs = 5;
    await batchOf(1, 'newer');
    expect((await records.list()).map(({ id, counts }) => [id, counts.total])).toEqual([
      ['newer', 1],
      ['b', 2],
    ]);
  });

  it('removing a batch takes its items and findings, and no one else’s', async () => {
    await batchOf(2);
    await batchOf(2, 'bb');
    const item = await claimed();
    await store.settle(item, { state: done }, new Uint8Array([1]));
    expect(await records.remove('b')).toEqual(['h0', 'h1']);
    expect(await records.items('b')).toEqual([]);
    expect(await records.findings([item.id])).toEqual([undefined]);
    expect(await records.items('bb')).toHaveLength(2);
  });

  it('needs the bytes of a file until every item that has them is done', async () => {
    await batchOf(2);
    await batchOf(1, 'bb');
    await store.settle(await claimed(), { state: done });
    expect(await records.needed(['h0', 'h1', 'h9'])).toEqual(new Set(['h0', 'h1']));
    const other = await store.claim('bb', leaseMs);
    if (other.kind === 'item') await store.settle(other.item, { state: done });
    expect(await records.needed(['h0', 'h1'])).toEqual(new Set(['h1']));
  });
});

it('keeps counters equal to a recount under any order of moves', async () => {
  const step = fc.constantFrom(
    'claim',
    'done',
    'fail',
    'requeue',
    'cancel',
    'retry',
    'wait',
    'release',
    'add',
    'list',
    'fill',
    'await again',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const id = `p${nextDatabase++}`;
      await records.create({ id, title: id, analysisId: 'cpet', createdAtMs: 0, options: {} });
      const add = () => records.addItems(id, [{ name: 'f', sizeBytes: 1, sha256: 'h', state: queued }]);
      const awaited = { name: 'g', sizeBytes: 1, sha256: '', state: { status: 'awaited' } } as const;
      const list = () => records.addItems(id, [awaited, awaited]);
      const ids = async () => (await records.items(id)).map((item) => item.id);
      const fill = async () =>
        records.fill(
          id,
          (await ids()).slice(-1).map((last) => ({ id: last, sizeBytes: 1, sha256: 'h', state: queued })),
        );
      await add();
      await add();
      let last: Item | undefined;
      for (const what of steps) {
        const given = what === 'claim' ? await store.claim(id, leaseMs) : undefined;
        if (given?.kind === 'item') last = given.item;
        if (what === 'done' && last) await store.settle(last, { state: done });
        else if (what === 'fail' && last)
          await store.settle(last, { state: { status: 'failed', fault: { kind: 'cancelled' } } });
        else if (what === 'requeue' && last) await store.settle(last, { state: queued });
        else if (what === 'cancel') await store.cancelRest(id);
        else if (what === 'retry') await store.requeue(id, { statuses: ['failed', 'cancelled'] });
        else if (what === 'release') await store.releaseLeases(id);
        else if (what === 'add') await add();
        else if (what === 'list') await list();
        else if (what === 'fill') await fill();
        else if (what === 'await again') await records.awaitAgain(id, await ids());
        else nowMs += leaseMs;
      }
      await countsMatchRecount(id);
    }),
    { numRuns: 60 },
  );
});
