import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeLocks } from './fake-locks.ts';
import type { SegmentLog } from './journal/segment-log.ts';
import { lookAtDatabase } from './look-at-database.ts';
import { openStore } from './open-store.ts';
import { openDatabase } from './schema.ts';

let name: string;
let databases = 0;

beforeEach(() => {
  name = `looked-at-${databases++}`;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser whose first opening of a database says what it lost, as Chromium does, and no later one. */
function losing(...lost: readonly object[]): void {
  const real = globalThis.indexedDB;
  const left = [...lost];
  const open: IDBFactory['open'] = (...asked) => {
    const request = real.open(...asked);
    const loss = left.shift();
    request.addEventListener('upgradeneeded', (event) => Object.assign(event, loss));
    return request;
  };
  vi.stubGlobal('indexedDB', { open });
}

it('a database that is not there is said to be none, and is not made by the look', async () => {
  expect(await lookAtDatabase(name)).toEqual({ existed: false, version: 0 });
  expect((await indexedDB.databases()).map((each) => each.name)).not.toContain(name);
});

it('a database that is there has its version as the schema counts it, also where it is a newer one', async () => {
  const database = openDatabase(name);
  await database.open();
  const { verno } = database;
  database.close();
  expect(await lookAtDatabase(name)).toEqual({ existed: true, version: verno });
});

it.each([
  ['with the browser’s own words', { dataLoss: 'total', dataLossMessage: 'I/O error' }, 'I/O error'],
  ['without words', { dataLoss: 'total' }, 'total'],
  ['only where something was lost', { dataLoss: 'none', dataLossMessage: '' }, undefined],
])('a loss is heard %s', async (_, event, dataLoss) => {
  losing(event);
  expect(await lookAtDatabase(name)).toEqual({ existed: false, version: 0, ...(dataLoss && { dataLoss }) });
});

it('a loss is heard at the start, before anything else opens the database, and is said', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => JSON.stringify({ batches: 2, atMs: 0 }),
    setItem: () => undefined,
    removeItem: () => undefined,
  });
  losing({ dataLoss: 'total', dataLossMessage: 'Corruption: no meta-nextfile entry' });
  const refuse = () => Promise.reject(new DOMException('none', 'NotSupportedError'));
  const calls = ['survey', 'read', 'append', 'makeSpares', 'leave', 'free'];
  const log = Object.fromEntries(calls.map((call) => [call, refuse]));
  const store = await openStore(openDatabase(name), {
    clock: { nowMs: () => 0 },
    locks: fakeLocks().client('tab'),
    startLog: () => ({ ...log, close: () => undefined }) as unknown as SegmentLog,
  });
  expect(store.health().notices.map(({ detail }) => detail)).toContainEqual(
    expect.stringContaining('(Corruption: no meta-nextfile entry)'),
  );
  store.close();
});
