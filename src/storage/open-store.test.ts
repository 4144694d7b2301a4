import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLocks } from './fake-locks.ts';
import type { SegmentLog } from './journal/segment-log.ts';
import type { Opening } from './opening.ts';
import { openStore, type OpenedStore, type StorePorts } from './open-store.ts';
import { openDatabase } from './schema.ts';

const isWork = (name: string) => name.startsWith('work:');
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

let locks: ReturnType<typeof fakeLocks>;
let name: string;
let databases = 0;

beforeEach(() => {
  locks = fakeLocks();
  name = `store-${databases++}`;
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
});

type Tab = {
  readonly phases: string[];
  readonly opening: Promise<OpenedStore>;
  readonly locks: LockManager;
};

/** A tab of this version, without a journal. */
function tab(clientId: string, log: Partial<SegmentLog> = {}, sleep?: StorePorts['sleep']): Tab {
  const phases: string[] = [];
  const ports: StorePorts = {
    clock: { nowMs: () => 0 },
    locks: locks.client(clientId),
    startLog: () => {
      const refuse = () => Promise.reject(new DOMException('none', 'NotSupportedError'));
      return {
        survey: refuse,
        read: refuse,
        append: refuse,
        makeSpares: refuse,
        leave: refuse,
        free: refuse,
        close: () => undefined,
        ...log,
      };
    },
    isWork,
    ...(sleep && { sleep }),
    onOpening: ({ phase }: Opening) => phases.push(phase),
  };
  const opening = openStore(openDatabase(name), ports);
  opening.catch(() => undefined);
  return { phases, opening, locks: ports.locks };
}

/** A tab of an older version that has the database open, and closes it when it is asked to, as Dexie does by itself. */
async function olderTab(closes = true): Promise<Dexie> {
  const older = new Dexie(name);
  older.version(4).stores({
    batches: 'id',
    items: 'id, [batchId+state.status], sha256',
    findings: 'itemId',
    inputs: 'sha256',
    models: 'id, sha256',
    marks: 'key',
  });
  if (!closes) older.on('versionchange', () => false);
  await older.open();
  await older.table('batches').put({ id: 'b', title: 'kept', createdAtMs: 1, counts: {} });
  return older;
}

async function hasOpened({ opening }: Tab): Promise<boolean> {
  await soon();
  return Promise.race([opening.then(() => true), Promise.resolve(false)]);
}

describe('a database that another tab has open with an older version', () => {
  it('is upgraded once that tab has let go of it', async () => {
    const older = await olderTab(false);
    const newer = tab('newer');
    expect(await hasOpened(newer)).toBe(false);
    await expect.poll(() => newer.phases).toEqual(['opening', 'waiting']);
    older.close();
    const store = await newer.opening;
    expect(newer.phases.at(-1)).toBe('open');
    expect((await store.records.list()).map(({ title }) => title)).toEqual(['kept']);
    store.close();
  });

  it('is not asked for while that tab works on a batch, whatever it would do', async () => {
    const older = await olderTab();
    let rest = (): void => undefined;
    const working = locks
      .client('older')
      .request('work:b', () => new Promise<void>((resolve) => (rest = resolve)));
    const newer = tab('newer');
    expect(await hasOpened(newer)).toBe(false);
    await expect.poll(() => newer.phases).toEqual(['opening', 'waiting']);
    await older.table('batches').put({ id: 'c', title: 'done', createdAtMs: 2, counts: {} });
    rest();
    await working;
    const store = await newer.opening;
    expect((await store.records.list()).map(({ title }) => title)).toEqual(['done', 'kept']);
    store.close();
  });
});

describe('a tab of this version that a newer one asks for the database', () => {
  const newerVersion = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 9_990);
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('not opened'));
      };
    });

  it('lets go at once when it works on nothing, and does not take it back', async () => {
    const old = tab('old');
    const store = await old.opening;
    const newer = await newerVersion();
    expect(old.phases.slice(-2)).toEqual(['asked', 'let-go']);
    await expect(store.records.list()).rejects.toThrow();
    await expect(store.store.reopen?.()).rejects.toThrow('let go');
    newer.close();
  });

  it('first goes on with its batch to its rest', async () => {
    const old = tab('old');
    const store = await old.opening;
    let rest = (): void => undefined;
    const working = old.locks.request('work:b', () => new Promise<void>((resolve) => (rest = resolve)));
    const newer = newerVersion();
    await expect.poll(() => old.phases.at(-1)).toBe('asked');
    await store.records.create({ id: 'b', title: 'late', analysisId: 'a', createdAtMs: 0, options: {} });
    expect(await store.records.list()).toHaveLength(1);
    rest();
    await working;
    (await newer).close();
    expect(old.phases.at(-1)).toBe('let-go');
  });

  it('does not wait for the work of other tabs', async () => {
    const old = tab('old');
    await old.opening;
    void locks.client('other').request('work:b', () => new Promise(() => undefined));
    (await newerVersion()).close();
    expect(old.phases.at(-1)).toBe('let-go');
  });
});

describe('a database that the disk is too full for to be healed', () => {
  it('is opened, so that space can be made, but runs nothing until the disk takes more', async () => {
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    let pass = (): void => undefined;
    const one = tab(
      'one',
      { leave: () => Promise.resolve([]), survey: full },
      () => new Promise((resolve) => (pass = resolve)),
    );
    const { store, records } = await one.opening;
    expect(one.phases.slice(-2)).toEqual(['open', 'unhealed']);
    expect(await records.list()).toEqual([]);
    await expect(store.claim('b', 1000)).rejects.toThrow('free some space');
    pass();
    await expect.poll(() => one.phases.at(-1)).toBe('lost');
  });
});

describe('a database of a newer version', () => {
  it('is refused in words, and nothing of it is changed', async () => {
    const newer = new Dexie(name);
    newer.version(99).stores({ batches: 'id', somethingNew: '++n' });
    await newer.open();
    await newer.table('batches').put({ id: 'b', title: 'kept' });
    newer.close();
    await expect(tab('old').opening).rejects.toMatchObject({ code: 'store-newer' });
    const again = new Dexie(name);
    await again.open();
    expect(again.verno).toBe(99);
    expect(await again.table('batches').toArray()).toEqual([{ id: 'b', title: 'kept' }]);
    again.close();
  });
});
