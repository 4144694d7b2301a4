import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBatchRecords, type BatchRecords } from './batch-records.ts';
import { openBatchStore, type DurableBatchStore } from './batch-store.ts';
import { openDatabase, type Database } from './schema.ts';
import { steadyStore } from './steady-store.ts';

const clock = { nowMs: () => 0 };
const done = { state: { status: 'done', quality: 'success', row: {}, version: 1 } } as const;
let database: Database;
let records: BatchRecords;
let plain: DurableBatchStore;
let slept: number[];
let refusals: string[];
let next = 0;

beforeEach(async () => {
  database = openDatabase(`steady-${next++}`);
  records = openBatchRecords(database);
  plain = openBatchStore(database, clock);
  slept = [];
  refusals = [];
  await records.create({ id: 'b', title: 'b', analysisId: 'cpet', createdAtMs: 0, options: {} }, [
    { name: 'f', sizeBytes: 1, sha256: 'h', state: { status: 'queued' } },
  ]);
});
afterEach(() => {
  vi.useRealTimers();
});

function steady(
  store: Partial<DurableBatchStore> = {},
  makeRoom = () => Promise.resolve(false),
): DurableBatchStore {
  return steadyStore(
    { ...plain, ...store },
    {
      itemOf: records.item,
      sleep: (ms) => Promise.resolve(void slept.push(ms)),
      random: () => 0,
      makeRoom,
      onRefused: (code) => refusals.push(code),
    },
  );
}

async function claimed(store: DurableBatchStore) {
  const given = await store.claim('b', 1000);
  if (given.kind !== 'item') throw new Error('nothing to claim');
  return given.item;
}

describe('a store whose browser refuses', () => {
  it('asks again after longer and longer pauses, then lets the refusal stand', async () => {
    const claim = vi.fn(() => Promise.reject(new DOMException('gone', 'AbortError')));
    await expect(steady({ claim }).claim('b', 1000)).rejects.toThrow('gone');
    expect(claim).toHaveBeenCalledTimes(4);
    expect(slept).toEqual([250, 500, 1000]);
    expect(refusals).toEqual(['AbortError', 'AbortError', 'AbortError', 'AbortError']);
  });

  it('opens a connection anew that the browser closed in the background', async () => {
    const store = steady({
      reopen: async () => {
        await database.open();
      },
    });
    await claimed(store);
    database.close();
    expect(await store.releaseLeases('b', () => 'left')).toHaveLength(1);
    expect(await claimed(store)).toMatchObject({ attempts: 2 });
  });

  it('knows a row that was written before its connection was gone', async () => {
    let first = true;
    const store = steady({
      settle: async (...asked) => {
        const item = await plain.settle(...asked);
        if (!first) return item;
        first = false;
        throw new DOMException('lost', 'UnknownError');
      },
    });
    const item = await claimed(store);
    expect(await store.settle(item, done)).toMatchObject({ id: item.id, state: done.state });
  });

  it('asks again on a full disk once room was made', async () => {
    const full = new DOMException('full', 'QuotaExceededError');
    const claim = vi.fn(plain.claim).mockRejectedValueOnce(full);
    const makeRoom = vi.fn(() => Promise.resolve(true));
    expect(await steady({ claim }, makeRoom).claim('b', 1000)).toMatchObject({ kind: 'item' });
    expect(makeRoom).toHaveBeenCalledTimes(1);
    expect(refusals).toEqual(['full']);
  });

  it('asks again on a full disk where another call was just making room, and left none to make', async () => {
    const full = new DOMException('full', 'QuotaExceededError');
    const claim = vi.fn(plain.claim).mockRejectedValueOnce(full);
    expect(await steady({ claim }).claim('b', 1000)).toMatchObject({ kind: 'item' });
    expect(slept).toEqual([250]);
  });

  it('says what to free when the disk stays full', async () => {
    const settle = vi.fn(() => Promise.reject(new DOMException('', 'QuotaExceededError')));
    const store = steady({ settle });
    await expect(store.settle(await claimed(store), done)).rejects.toThrow(/removing batches/);
    expect(settle).toHaveBeenCalledTimes(4);
    expect(refusals).toEqual(['full', 'full', 'full', 'full']);
  });

  it('does not ask again after a bug of the program', async () => {
    const claim = vi.fn(() => Promise.reject(new TypeError('oops')));
    await expect(steady({ claim }).claim('b', 1000)).rejects.toThrow('oops');
    expect(claim).toHaveBeenCalledTimes(1);
  });

  it('gives up a call that gets no answer', async () => {
    const store = steady({ claim: () => new Promise(() => undefined) });
    vi.useFakeTimers();
    const refused = expect(store.claim('b', 1000)).rejects.toThrow(/no answer within 30 s/);
    await vi.advanceTimersByTimeAsync(30_000);
    await refused;
  });
});
