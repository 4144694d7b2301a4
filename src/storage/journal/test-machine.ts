import { Dexie } from 'dexie';
import type { Item, ItemState } from '#engine/ports.ts';
import { openBatchRecords, type BatchRecords } from '../batch-records.ts';
import { openBatchStore, type DurableBatchStore } from '../batch-store.ts';
import { openDatabase, type Database } from '../schema.ts';
import { heal, type Healing } from './heal.ts';
import { memoryFolder, type MemoryFolder } from './memory-folder.ts';
import { openJournal, type Journal } from './open-journal.ts';
import { openSegmentLog } from './segment-log.ts';

/** A tab of a test: both stores over a disk in memory, healed. */
export type TestTab = {
  readonly database: Database;
  readonly journal: Journal;
  readonly store: DurableBatchStore;
  readonly records: BatchRecords;
  readonly healing: Healing;
};

/** A machine for tests: what its tabs leave behind, the next one finds. */
export type TestMachine = {
  readonly name: string;
  readonly disk: MemoryFolder;
  readonly tab: (journalOf?: (database: Database) => Journal) => Promise<TestTab>;
  readonly ownJournal: (database: Database) => Journal;
  readonly leave: (tab: TestTab) => Promise<void>;
  /** Deletes the database, as the browser does. */
  readonly wipe: () => Promise<void>;
};

let machines = 0;

export function testMachine(): TestMachine {
  const name = `machine-${machines++}`;
  const disk = memoryFolder();
  let drawn = 1;
  let minutes = 0;

  function ownJournal(database: Database): Journal {
    const log = openSegmentLog(
      disk.folder,
      () => 60_000 * minutes++, // every name is on the disk when it matters
      () => drawn++,
    );
    return openJournal(log, async (id) => {
      const batch = await database.batches.get(id);
      return batch && { ...batch, counts: undefined };
    });
  }

  return {
    name,
    disk,
    ownJournal,
    tab: async (journalOf = ownJournal) => {
      const database = openDatabase(name);
      const journal = journalOf(database);
      const healing = await heal(database, journal, 0);
      const store = openBatchStore(database, { nowMs: () => 0 }, journal);
      return { database, journal, store, records: openBatchRecords(database, journal), healing };
    },
    leave: async ({ database, journal }) => {
      // What was only written gets to its file as long as the machine runs.
      await journal.append('none', [], 'written');
      journal.close();
      database.close();
      disk.killTabs();
    },
    wipe: () => Dexie.delete(name),
  };
}

/** Makes a batch with this many files, queued. */
export async function fill({ records }: TestTab, files: number, id = 'b'): Promise<void> {
  await records.create({ id, title: id, analysisId: 'cpet', createdAtMs: 0, options: {} });
  await records.addItems(
    id,
    Array.from({ length: files }, (_, n) => ({
      name: `f${n}`,
      sizeBytes: 1,
      sha256: `h${n}`,
      state: { status: 'queued' },
    })),
  );
}

export const done = (letters: number): ItemState => ({
  status: 'done',
  quality: 'success',
  row: { letters },
  version: 1,
});

export async function claimNext({ store }: Pick<TestTab, 'store'>): Promise<Item> {
  const claimed = await store.claim('b', 1000);
  if (claimed.kind !== 'item') throw new Error('nothing to claim');
  return claimed.item;
}

export async function settleNext({ store }: TestTab, state: ItemState): Promise<void> {
  const item = await claimNext({ store });
  await store.settle(item, { state }, state.status === 'done' ? new Uint8Array([item.ordinal]) : undefined);
}

export const states = async ({ records }: TestTab): Promise<string> =>
  (await records.items('b')).map(({ state }) => state.status).join(' ');
