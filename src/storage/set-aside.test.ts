import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import { testMachine, type TestMachine, type TestTab } from './journal/test-machine.ts';

const done = { status: 'done', quality: 'success', row: { letters: 3 }, version: 1 } as const;
const queued = { status: 'queued' } as const;
const gone = { kind: 'worker', detail: 'gone' } as const;

let machine: TestMachine;
let tab: TestTab;
beforeEach(async () => {
  machine = testMachine();
  tab = await machine.tab();
  const item = { sizeBytes: 3, attempts: 4, pipeline: 'older', state: done };
  await tab.records.create(
    { id: 'b', title: 'B', analysisId: 'letters', createdAtMs: 0, options: {} },
    ['a', 'b'].map((name) => ({ ...item, name, sha256: name, ledger: { own: 'p', kept: true } })),
  );
  const ids = ['b/000000', 'b/000001'];
  const filled = ids.map((id) => ({ id, sizeBytes: 9, sha256: 'other', inPlace: 'x', state: queued }));
  await tab.records.fill('b', filled);
});

const claim = async (): Promise<Item> => {
  const claimed = await tab.store.claim('b', 1000, { owner: 'gone', pipeline: 'newer' });
  if (claimed.kind !== 'item') throw new Error(claimed.kind);
  return claimed.item;
};
const first = async (): Promise<Item | undefined> => (await tab.records.items('b'))[0];
const asKept = { state: done, sha256: 'a', sizeBytes: 3, pipeline: 'older' };

it.each<[string, ItemState]>([
  ['refused', { status: 'failed', fault: { kind: 'unreadable', code: 'no-time', detail: 'none' } }],
  ['quarantined', { status: 'quarantined', fault: gone }],
  ['cancelled', { status: 'cancelled' }],
  ['lost', { status: 'awaited' }],
])('a kept result whose file is %s is back in both stores, with what was said of it', async (_, state) => {
  const claimed = await claim();
  expect(claimed.ledger).not.toHaveProperty('kept');
  await tab.store.settle(claimed, { state });
  const items = await tab.records.items('b');
  expect(items[0]).toMatchObject({ ...asKept, attempts: 5, ledger: { own: 'p', kept: true } });
  expect(items[0]).not.toHaveProperty('inPlace');
  expect(items[0]?.ledger).toHaveProperty('inVain');
  expect(items[0]?.ledger).not.toHaveProperty('aside');
  const batch = await tab.records.get('b');
  expect(batch?.counts).toMatchObject({ completed: 1, queued: 1, failed: 0, awaited: 0, cancelled: 0 });
  await machine.leave(tab);
  await machine.wipe();
  tab = await machine.tab();
  expect(await tab.records.items('b')).toEqual(items);
  expect(await tab.records.get('b')).toEqual(batch);
});

it('a kept result stays aside while its file is tried again, and is back once tabs died over it', async () => {
  await tab.store.settle(await claim(), { state: { status: 'queued', after: gone }, cutOffs: 1 });
  expect((await first())?.ledger).toMatchObject({ aside: { sha256: 'a' } });
  await tab.store.settle(await claim(), { state: { ...done, row: { letters: 9 } } }); // the other one
  await claim();
  await tab.store.releaseLeases('b', () => 'died');
  const item = await first();
  expect(item).toMatchObject({ ...asKept, ledger: { kept: true, inVain: { kind: 'worker' } } });
  await tab.store.requeue('b', { ids: ['b/000000'] });
  expect(await first()).toMatchObject({ state: queued, sha256: 'a', attemptsBefore: 6 });
  expect(await first()).not.toHaveProperty('cutOffs');
  await tab.store.cancelRest('b');
  expect(await first()).toMatchObject({ ...asKept, ledger: { kept: true, inVain: { kind: 'cancelled' } } });
});

it('a kept result is gone for good once there is another', async () => {
  const settled = await tab.store.settle(await claim(), { state: { ...done, row: { letters: 9 } } });
  expect(settled).toMatchObject({ state: { row: { letters: 9 } }, sha256: 'other', pipeline: 'newer' });
  expect(settled?.ledger).toEqual({ own: 'p' });
});
