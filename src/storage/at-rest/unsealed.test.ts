import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch, Item } from '#engine/ports.ts';
import { memoryFolder } from '../journal/memory-folder.ts';
import { freeLocks, testWorker } from '../journal/test-worker.ts';
import { workerLog } from '../journal/worker-log.ts';
import { openStore, type OpenedStore } from '../open-store.ts';
import { openDatabase, type Database } from '../schema.ts';
import { drawKeyId, drawSecret, openKeyRing, sealingKeyOf, type SealingKey } from './sealing-key.ts';

const batch: Batch = {
  id: 'b',
  title: 'Marker ward',
  analysisId: 'letters',
  createdAtMs: 0,
  options: { subjectSalt: 'Marker salt' },
};
const state = { status: 'queued' } as const;
const files = ['Marker Anna.pdf', 'Marker Ben.txt'].map((name, index) => ({
  name,
  folder: 'Marker folder',
  sizeBytes: 3,
  sha256: String(index).repeat(64),
  state,
}));
const done = { status: 'done', quality: 'success', row: { who: 'Marker row' }, version: 1 } as const;
const bytes = new TextEncoder().encode('the Marker finding');

let name: string;
let machines = 0;
let disk: ReturnType<typeof memoryFolder>;
let generation = 1;
let key: SealingKey;

beforeEach(async () => {
  name = `sealed-${machines++}`;
  disk = memoryFolder();
  key = await sealingKeyOf(drawKeyId('session'), drawSecret());
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
});

type Tab = OpenedStore & { readonly database: Database };

/** A tab that holds these keys, and puts new batches under the first. */
async function tab(keys: readonly SealingKey[]): Promise<Tab> {
  const ring = openKeyRing();
  for (const each of keys) ring.put(each);
  const database = openDatabase(name);
  const opened = await openStore(database, {
    clock: { nowMs: () => 0 },
    locks: freeLocks,
    startLog: () => workerLog(testWorker(disk.folder, () => generation++)),
    sealing: { ring, keyForNew: () => Promise.resolve(keys[0]) },
  });
  return { ...opened, database };
}

/** Everything that lies in either store, as text. */
async function everythingLying({ database }: Tab): Promise<string> {
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  const text = (bytesLying: Uint8Array): string => new TextDecoder().decode(bytesLying);
  const lying = JSON.stringify(tables, (_name, value: unknown) =>
    value instanceof Uint8Array ? text(value) : value,
  );
  const names = await disk.folder.names();
  const segments = await Promise.all(
    names.map(async (segment) => {
      const file = await disk.folder.open(segment);
      if (file === 'held') return '';
      const content = new Uint8Array(file.getSize());
      file.read(content, { at: 0 });
      return text(content);
    }),
  );
  return lying + segments.join('');
}

/** A batch of two files, the first of which is done, reviewed and copied. */
async function worked(opened: Tab): Promise<readonly Item[]> {
  const { records, store } = opened;
  await records.create(batch);
  await records.addItems('b', files);
  const claimed = await store.claim('b', 1000, { lanes: [{ id: 'pdf', endings: ['.pdf'], atOnce: 1 }] });
  if (claimed.kind !== 'item') throw new Error(claimed.kind);
  expect(claimed.item.name).toBe('Marker Anna.pdf');
  const settled = await store.settle(claimed.item, { state: done }, bytes);
  expect(settled).toMatchObject({ name: 'Marker Anna.pdf', folder: 'Marker folder', state: done });
  if (settled === undefined) throw new Error('not settled');
  const review = { events: [{ kind: 'verdict', verdict: 'accepted', atMs: 1, by: 'Marker' }] } as const;
  await records.review(settled, review);
  return records.items('b');
}

describe('a sealed batch', () => {
  it('leaves nothing in either store that could be read, and is whole for who has its key', async () => {
    const opened = await tab([key]);
    const items = await worked(opened);
    expect(items.map((item) => item.name)).toEqual(['Marker Anna.pdf', 'Marker Ben.txt']);
    expect(items.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
    const [found] = await opened.records.findings(['b/000000', 'b/000001']);
    expect(new TextDecoder().decode(found)).toBe('the Marker finding');
    expect(await opened.records.get('b')).toMatchObject({ title: 'Marker ward', options: batch.options });
    const lying = await everythingLying(opened);
    expect(lying).toContain('sealed1:');
    expect(lying).not.toMatch(/Marker|0{64}/);
    opened.close();
  });

  it('comes back from the journal without its key, and is the same with it', async () => {
    const before = await tab([key]);
    const items = await worked(before);
    before.close();
    disk.killTabs();
    await Dexie.delete(name);
    const blind = await tab([]);
    expect(await blind.asTheyLie.list()).toHaveLength(1);
    expect(await blind.records.list()).toEqual([]);
    await expect(blind.records.items('b')).rejects.toMatchObject({ code: 'key-missing' });
    blind.close();
    disk.killTabs();
    const after = await tab([key]);
    expect(await after.records.items('b')).toEqual(items);
    expect(await after.records.findings(['b/000000'])).toEqual([bytes]);
    after.close();
  });

  it('is queued, filled, confirmed and renamed like any other', async () => {
    const opened = await tab([key]);
    const { records, store } = opened;
    await worked(opened);
    await records.rename('b', 'Marker other');
    expect((await records.get('b'))?.title).toBe('Marker other');
    expect(await store.cancelRest('b')).toMatchObject([{ name: 'Marker Ben.txt' }]);
    const again = await store.requeue('b', { statuses: ['cancelled'] }, () => false);
    expect(again).toMatchObject([{ name: 'Marker Ben.txt', sha256: '', state: { status: 'awaited' } }]);
    const fault = { kind: 'unreadable', code: 'no-time', detail: 'Marker sheet' } as const;
    const ended = { id: 'b/000001', sizeBytes: 4, sha256: 'c'.repeat(64) };
    const [filled] = await records.fill('b', [{ ...ended, state: { status: 'failed', fault } }]);
    expect(filled).toMatchObject({ sha256: 'c'.repeat(64), state: { fault } });
    expect(await records.needed(['c'.repeat(64), 'd'.repeat(64)])).toEqual(new Set(['c'.repeat(64)]));
    expect(await everythingLying(opened)).not.toMatch(/Marker|c{64}/);
    opened.close();
  });

  it('needs the copy of a partial result until a person accepts it, and again where that is taken back', async () => {
    const opened = await tab([key]);
    const { records, store } = opened;
    await records.create(batch);
    await records.addItems('b', files);
    for (const _file of files) {
      const claimed = await store.claim('b', 1000);
      if (claimed.kind !== 'item') throw new Error(claimed.kind);
      await store.settle(claimed.item, { state: { ...done, quality: 'partial' } }, bytes);
    }
    const hashes = files.map(({ sha256 }) => sha256);
    expect(await records.needed(hashes)).toEqual(new Set(hashes));
    const said = async (verdict: 'accepted' | 'needs-work', ordinal: number) => {
      const item = (await records.items('b'))[ordinal];
      if (item === undefined) throw new Error('an item is there');
      await records.review(item, { events: [{ kind: 'verdict', verdict, atMs: 1, by: 'Marker' }] });
    };
    await said('accepted', 0);
    await said('needs-work', 1);
    expect(await records.needed(hashes)).toEqual(new Set(hashes.slice(1)));
    expect(await records.needed(hashes, 'all')).toEqual(new Set(hashes));
    expect(await records.needed(hashes, 'without-result')).toEqual(new Set());
    await said('needs-work', 0);
    expect(await records.needed(hashes)).toEqual(new Set(hashes));
    expect(await everythingLying(opened)).not.toMatch(/Marker|accepted/);
    opened.close();
  });

  it('puts back what a ledger keeps where an analysis here came to nothing, also from the journal', async () => {
    const before = await tab([key]);
    const { records, store } = before;
    const { ledger } = { ledger: { own: 'Marker cell', kept: true } } as const;
    const kept = files.map((file) => ({ ...file, state: done, pipeline: 'older', ledger }));
    await records.create(batch, kept);
    const queued = { sizeBytes: 4, sha256: 'c'.repeat(64), state };
    await records.fill(
      'b',
      ['b/000000', 'b/000001'].map((id) => ({ ...queued, id })),
    );
    const claimed = await store.claim('b', 1000, { pipeline: 'newer' });
    if (claimed.kind !== 'item') throw new Error(claimed.kind);
    const fault = { kind: 'unreadable', code: 'no-time', detail: 'Marker sheet' } as const;
    await store.settle(claimed.item, { state: { status: 'failed', fault } });
    await store.cancelRest('b');
    const items = await records.items('b');
    expect(items).toMatchObject(
      [fault, { kind: 'cancelled' }].map((inVain, place) => ({
        ...{ state: done, sha256: files[place]?.sha256, pipeline: 'older', sizeBytes: 3 },
        ledger: { ...ledger, inVain },
      })),
    );
    expect(items[0]?.ledger).not.toHaveProperty('aside');
    expect(await everythingLying(before)).not.toMatch(/Marker|c{64}|0{64}/);
    before.close();
    disk.killTabs();
    await Dexie.delete(name);
    const after = await tab([key]);
    expect(await after.records.items('b')).toEqual(items);
    expect((await after.records.get('b'))?.counts).toMatchObject({ completed: 2, total: 2 });
    after.close();
  });

  it('gives copies to a batch under another key or none, each as that batch lies', async () => {
    const opened = await tab([key]);
    await worked(opened);
    opened.close();
    disk.killTabs();
    const other = await sealingKeyOf(drawKeyId('passphrase'), drawSecret());
    const second = await tab([other, key]);
    await second.records.create({ ...batch, id: 'c' });
    const [copy] = await second.records.copyItems('c', ['b/000000', 'b/000001']);
    expect(copy).toMatchObject({ id: 'c/000000', name: 'Marker Anna.pdf', state: done });
    expect(copy?.sealed?.key).toBe(other.id);
    expect(copy?.takenFrom).toMatchObject({ batchId: 'b', itemId: 'b/000000' });
    expect(await second.records.findings(['c/000000'])).toEqual([bytes]);
    const [given] = await second.records.itemsOf(['b/000000']);
    if (given === undefined) throw new Error('an item is there');
    const changed = {
      rev: given.rev ?? 0,
      item: { ...given, name: 'Marker Anne.pdf' },
      finding: bytes.slice(1),
    };
    const [anew] = await second.records.copyItems('c', [given.id], new Map([[given.id, changed]]));
    expect(anew).toMatchObject({ name: 'Marker Anne.pdf', sealed: { key: other.id } });
    expect(await second.records.findings(['c/000001'])).toEqual([bytes.slice(1)]);
    // Under one key too: of whom a class is does not lie there in the clear.
    const [twice] = await second.records.copyItems('c', ['c/000000']);
    expect(twice?.takenFrom).toMatchObject({ batchId: 'c', itemId: 'c/000000' });
    expect(await everythingLying(second)).not.toMatch(/Marker|"takenFrom":\{/);
    second.close();
    disk.killTabs();
    const third = await tab([other]);
    await third.asTheyLie.remove('b');
    expect((await third.records.items('c')).map((item) => item.name)).toEqual([
      'Marker Anna.pdf',
      'Marker Anne.pdf',
      'Marker Anna.pdf',
    ]);
    third.close();
  });
});

it('without a key everything lies as it did before there were any', async () => {
  const opened = await tab([]);
  await worked(opened);
  const lying = await everythingLying(opened);
  expect(lying).not.toContain('seal');
  expect(lying).toContain('Marker Anna.pdf');
  opened.close();
});
