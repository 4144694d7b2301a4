import { countAdded, noItems } from '#engine/counts.ts';
import type { Batch, Item } from '#engine/ports.ts';
import { openBackups } from '#storage/ledger-files/backups.ts';
import { memoryFiles, type MemoryFiles } from '#storage/ledger-files/memory-files.ts';
import type { LedgerRecords } from '#storage/ledger-files/places.ts';
import type { BackupRecord, PlaceRecord } from '#storage/schema.ts';
import { replaceFile } from '#workers/write-flushed.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import { makeLedgers } from '#workers/make-ledger.ts';
import { joinLedgers, type Ledgers } from './join-ledgers.ts';
import { shareMaker } from './ledger-rows.ts';

/** The ledgers of a tab, for tests: disks in memory, the worker in the same process, and a clock fifty times as fast. */
export type FakeLedgers = Ledgers & {
  /** The stores: the items of each batch. */
  readonly batches: Map<string, readonly Item[]>;
  readonly batch: (batchId: string) => Batch;
  /** The user's folder, and this browser's own. */
  readonly user: MemoryFiles;
  readonly own: MemoryFiles;
  /** What the user chooses next. */
  pick: FileSystemFileHandle | FileSystemDirectoryHandle | undefined;
  readonly killMaker: () => void;
  /** The browser deletes its database; the journal brings the results back, and these alone. */
  readonly loseDatabase: () => void;
  readonly anotherTab: () => FakeLedgers;
  readonly close: () => void;
};

type Shared = {
  readonly user: MemoryFiles;
  readonly own: MemoryFiles;
  readonly places: Map<string, PlaceRecord>;
  readonly chosen: Set<string>;
  readonly backups: Map<string, BackupRecord>;
  readonly locks: LockManager;
  readonly channelName: string;
};

const timesAsFast = 50;
let nextChannel = 0;

export function fakeLedgers(): FakeLedgers {
  return openTab({
    user: memoryFiles(),
    own: memoryFiles(),
    places: new Map(),
    chosen: new Set(),
    backups: new Map(),
    locks: queueingLocks(),
    channelName: `ledgers-${nextChannel++}`,
  });
}

/** Exclusive locks, a queue each. */
function queueingLocks(): LockManager {
  const queues = new Map<string, Promise<unknown>>();
  const request = async (name: string, task: () => unknown): Promise<unknown> => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(task);
    queues.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
  return { request, query: () => Promise.resolve({ held: [] }) } as unknown as LockManager;
}

function recordsIn({ places, backups }: Shared): LedgerRecords {
  return {
    place: (batchId) => Promise.resolve(places.get(batchId)),
    putPlace: (place) => Promise.resolve(void places.set(place.batchId, place)),
    removePlace: (batchId) => Promise.resolve(void places.delete(batchId)),
    backups: {
      of: (batchId) => Promise.resolve([...backups.values()].filter((each) => each.batchId === batchId)),
      put: (record) => Promise.resolve(void backups.set(record.name, record)),
      remove: (names) => Promise.resolve(names.forEach((name) => backups.delete(name))),
    },
  };
}

function openTab(browser: Shared): FakeLedgers {
  const { user, own, locks, channelName } = browser;
  const batches = new Map<string, readonly Item[]>();
  const channel = new BroadcastChannel(channelName);
  let closed = false;
  const post = channel.postMessage.bind(channel);
  channel.postMessage = (message) => {
    if (!closed) post(message);
  };
  const batch = (id: string): Batch => ({
    id,
    title: 'Tests',
    analysisId: 'letters',
    createdAtMs: 0,
    options: {},
  });
  let dead = new Set<object>();
  const makers: object[] = [];
  const startMaker = (): LedgerMaker => {
    const ledgers = makeLedgers();
    makers.push(ledgers);
    const alive = async <Value>(task: () => Value): Promise<Awaited<Value>> => {
      await Promise.resolve();
      if (dead.has(ledgers)) throw new Error('the ledger worker stopped');
      return await task();
    };
    return {
      begin: (...asked) => alive(() => ledgers.begin(...asked)),
      put: (...asked) => alive(() => ledgers.put(...asked)),
      make: (...asked) => alive(() => ledgers.make(...asked)),
      end: (...asked) => alive(() => ledgers.end(...asked)),
      judge: (...asked) => alive(() => ledgers.judge(...asked)),
      countRows: (...asked) => alive(() => ledgers.countRows(...asked)),
      compare: (...asked) => alive(() => ledgers.compare(...asked)),
      writeFlushed: own.writeFlushed,
      replaceFile,
      stop: () => undefined,
    };
  };
  const shared = shareMaker(startMaker);
  const records = recordsIn(browser);
  let timeMs = 0;
  const nowMs = (): number => (timeMs += 1);
  const ledgers = joinLedgers(
    {
      record: (id) => {
        const items = batches.get(id);
        const counts = items?.reduce((sum, { state }) => countAdded(sum, state), noItems);
        return Promise.resolve(counts && { ...batch(id), counts });
      },
      items: (id, from, to) => Promise.resolve(batches.get(id)?.slice(from, to) ?? []),
      columnsOf: () => Promise.resolve(['quality']),
      startMaker,
      records,
      backups: openBackups({
        directory: () => Promise.resolve(own.handle),
        writeFlushed: own.writeFlushed,
        records: records.backups,
        nowMs,
        keep: () => 10,
      }),
      browserFolder: () => Promise.resolve(own.handle),
      nowMs,
      keep: () => 10,
      locks,
      timers: {
        nowMs: () => performance.now() * timesAsFast,
        after: (ms, task) => {
          const timer = setTimeout(() => {
            if (!closed) task();
          }, ms / timesAsFast);
          return () => {
            clearTimeout(timer);
          };
        },
      },
      channel,
      tellEvent: () => undefined,
      chosen: {
        has: (id) => browser.chosen.has(id),
        set: (id, isChosen) => void (isChosen ? browser.chosen.add(id) : browser.chosen.delete(id)),
      },
      pickers: () => ({
        showSaveFilePicker: () => Promise.resolve(made.pick as FileSystemFileHandle),
        showOpenFilePicker: () => Promise.resolve([made.pick as FileSystemFileHandle]),
        showDirectoryPicker: () => Promise.resolve(made.pick as FileSystemDirectoryHandle),
      }),
    },
    shared,
  );
  const made: FakeLedgers = {
    ...ledgers,
    batches,
    batch,
    user,
    own,
    pick: undefined,
    killMaker: () => {
      dead = new Set(makers);
    },
    loseDatabase: () => {
      browser.places.clear();
      browser.backups.clear();
    },
    anotherTab: () => openTab(browser),
    close: () => {
      closed = true;
      channel.close();
    },
  };
  return made;
}
