import { readLedger } from '#engine/ledger/read-ledger.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';
import type { Item } from '#engine/ports.ts';
import type { FakeLedgers } from './fake-ledgers.ts';
import type { LedgerStatus, PlaceChoice } from './ledger-api.ts';

/** The batch of the tests. */
export const batchId = '7f3c';

export function queued(ordinal: number): Item {
  return {
    id: `${batchId}/${ordinal}`,
    batchId,
    ordinal,
    name: `test-${ordinal}.csv`,
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
    attempts: 0,
    state: { status: 'queued' },
  };
}

export function done(ordinal: number): Item {
  return {
    ...queued(ordinal),
    attempts: 1,
    state: { status: 'done', quality: 'success', version: 1, row: { quality: 'A' } },
  };
}

/** Five queued items in the stores. */
export function fiveItems(tab: FakeLedgers): Item[] {
  const items = [0, 1, 2, 3, 4].map(queued);
  tab.batches.set(batchId, items);
  return items;
}

/** A ledger that was read; throws with the fault where it is none. */
export function read(bytes: Uint8Array | undefined): Ledger {
  const ledger = readLedger(bytes ?? new Uint8Array());
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.fault));
  return ledger.value;
}

/** How many of a ledger's rows are done. */
export function settled(bytes: Uint8Array | undefined): number {
  return read(bytes).rows.filter(({ status }) => status === 'COMPLETED').length;
}

export function begin(tab: FakeLedgers): Promise<void> {
  return tab.follower.begin(tab.batch(batchId));
}

/** Settles an item in the stores and tells it. */
export function settle(tab: FakeLedgers, items: Item[], ordinal: number): void {
  items[ordinal] = done(ordinal);
  tab.follower.changed(batchId, [done(ordinal)]);
}

/** A run in which everything is settled. */
export async function run(tab: FakeLedgers, items: Item[]): Promise<void> {
  await begin(tab);
  items.forEach((_, ordinal) => {
    settle(tab, items, ordinal);
  });
  await tab.follower.rest(batchId);
}

/** How far the ledger is said to be. */
export function stateOf(tab: FakeLedgers): Promise<LedgerStatus['state']> {
  return new Promise((resolve) => {
    tab.api.watch(batchId, ({ state }) => {
      resolve(state);
    });
  });
}

export const userFile = (tab: FakeLedgers): Uint8Array | undefined => tab.user.files.get('results.csv');

export async function chooseFile(tab: FakeLedgers): Promise<PlaceChoice> {
  tab.pick = await tab.user.handle.getFileHandle('results.csv', { create: true });
  return tab.api.choose(batchId, 'new-file', 'results.csv');
}

/** The same ledger with a column of the user's own in front, as a spreadsheet may have saved it. */
export function withNotes(bytes: Uint8Array | undefined): Uint8Array<ArrayBuffer> {
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
  const noted = lines.map((line, index) => `${index === 0 ? 'Note' : `my own ${String(index)}`};${line}`);
  return new TextEncoder().encode(`${noted.join('\r\n')}\r\n`);
}

/** Another program writes the user's file. */
export async function writeAs(tab: FakeLedgers, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const handle = await tab.user.handle.getFileHandle('results.csv', { create: true });
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
}
