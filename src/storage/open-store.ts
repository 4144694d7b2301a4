import type { Clock } from '#engine/ports.ts';
import type { SealingPorts } from './at-rest/unseal.ts';
import { unsealed } from './at-rest/unsealed.ts';
import type { SealingKey } from './at-rest/sealing-key.ts';
import { openBatchRecords, type BatchRecords } from './batch-records.ts';
import { openBatchStore, type DurableBatchStore } from './batch-store.ts';
import { openInputs, type InputStore } from './inputs.ts';
import { owedCopies, writeCopies } from './journal/copy-owed.ts';
import { heal, nothingHealed, type Healing, type HealingProgress } from './journal/heal.ts';
import { openJournal, type Journal } from './journal/open-journal.ts';
import type { SegmentLog } from './journal/segment-log.ts';
import { keepConnection } from './keep-connection.ts';
import { letGoForUpgrade, untilNoneWorks, type IsWork } from './let-go.ts';
import { lookAtDatabase, type DatabaseFound } from './look-at-database.ts';
import { leaveHoleBehind } from './names-behind-hole.ts';
import type { Opening } from './opening.ts';
import type { Database } from './schema.ts';
import { isStorageFull, openingRefusal, refuseNewer } from './storage-refusal.ts';
import { eraseStorage } from './storage-use.ts';
import { waitForRoom } from './wait-for-room.ts';
import { healthOf, noticesOf, type StoreHealth } from './store-health.ts';
import { recallStore, rememberStore } from './store-memory.ts';

/** Both stores, joined and healed. */
export type OpenedStore = {
  readonly store: DurableBatchStore;
  readonly records: BatchRecords;
  readonly inputs: InputStore;
  /** The key of a batch that this tab holds; undefined for one that is not sealed. @throws SealRefusal without it. */
  readonly sealingOf: (batchId: string) => Promise<SealingKey | undefined>;
  /** The records as they lie, whatever key they lie under: only to say which there are, and to remove them. */
  readonly asTheyLie: Pick<BatchRecords, 'list' | 'remove' | 'needed'>;
  readonly health: () => StoreHealth;
  /** Lets go of both stores. */
  readonly close: () => void;
  /** Erases both stores, the input files, caches and settings. */
  readonly erase: () => Promise<void>;
};

export type StorePorts = {
  readonly clock: Clock;
  readonly locks: LockManager;
  /** The journal's log; it may refuse every call. */
  readonly startLog: () => SegmentLog;
  /** Locks whose holders work on a batch; nothing is upgraded under them. */
  readonly isWork?: IsWork;
  /** Keys of what lies sealed; absent: nothing does. */
  readonly sealing?: SealingPorts;
  /** Resolves after this many ms. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Hears how far the opening is, and later of a newer version in another tab. Must not throw. */
  readonly onOpening?: (opening: Opening) => void;
};

/** Held while a tab joins the two stores: two at once would each read what the other has open. */
const openingLock = 'benchside-opening';
/** Held by the tab that writes to the journal what it was not told. */
const copyingLock = 'benchside-journal-copy';

/** Opens the journal beside a database that is not open yet, and heals the one by the other before anything uses them. */
export async function openStore(database: Database, ports: StorePorts): Promise<OpenedStore> {
  const { clock, locks, startLog, isWork = () => false, sleep = plainSleep } = ports;
  const { onOpening = () => undefined } = ports;
  const journal = openJournal(startLog(), async (batchId) => {
    const record = await database.batches.get(batchId);
    if (record === undefined) return undefined;
    const { counts: _counts, ...batch } = record;
    return batch;
  });
  let letNamesGo = (): void => undefined;
  const close = (): void => {
    letNamesGo();
    journal.close();
    database.close();
  };
  let hasLetGo = false;
  onOpening({ phase: 'opening' });
  letGoForUpgrade(database, locks, isWork, {
    asked: () => {
      onOpening({ phase: 'asked' });
    },
    letGo: () => {
      hasLetGo = true;
      close();
      onOpening({ phase: 'let-go' });
    },
  });
  const wait = (): void => {
    onOpening({ phase: 'waiting' });
  };
  const { found, healing } = await locks
    .request(openingLock, async () => {
      const looked = await lookAtDatabase(database.name);
      if (looked.version > database.verno) throw refuseNewer(looked.version, database.verno);
      await upgrade(database, looked, () => untilNoneWorks(locks, isWork, wait), wait);
      letNamesGo = await leaveHoleBehind(locks); // before the journal, or anything else, makes a file
      const progress = (now: HealingProgress): void => {
        onOpening({ phase: 'healing', ...now });
      };
      return {
        found: looked,
        healing: await heal(database, journal, clock.nowMs(), progress).catch(unlessFull),
      };
    })
    .catch((thrown: unknown) => {
      close();
      throw openingRefusal(thrown);
    });
  const batchesNow = await database.batches.count().catch((thrown: unknown) => {
    throw openingRefusal(thrown);
  });
  const notices = noticesOf(found, healing, recallStore(), batchesNow);
  if (!notices.some(({ code }) => code === 'storage-cleared'))
    rememberStore({ batches: batchesNow, atMs: clock.nowMs() });
  await copyLater(locks, database, journal);

  const inputs = await openInputs(database);
  onOpening({ phase: 'open' });
  const onLost = (): void => {
    journal.close();
    onOpening({ phase: 'lost' });
  };
  const isMarked = (await database.marks.get('store')) !== undefined;
  const reopen = keepConnection(database, { isMarked, sleep, onLost });
  if (healing.cutOff) {
    onOpening({ phase: 'unhealed' });
    void waitForRoom(database, sleep).then(onLost);
  }
  const store = openBatchStore(database, clock, journal);
  // A new database whose journal could not be read may be a wiped one: no stored file is then taken for unneeded.
  const isWhole = !healing.cutOff && (!healing.wasNew || journal.absence() === undefined);
  const lying: Pick<OpenedStore, 'store' | 'records' | 'inputs'> = {
    store: {
      ...store,
      // What the journal has would be done once more.
      claim: (...asked) => (healing.cutOff ? Promise.reject(unhealed()) : store.claim(...asked)),
      // A newer version has the database by now: opened anew it would be used as if it were this one's.
      reopen: () =>
        hasLetGo
          ? Promise.reject(new DOMException('this tab has let go of the database', 'DatabaseClosedError'))
          : reopen(),
    },
    records: remembering(openBatchRecords(database, journal, clock), database, clock),
    inputs: isWhole ? inputs : { ...inputs, stored: () => Promise.resolve([]) },
  };
  return {
    ...unsealed(lying, ports.sealing, ports.clock),
    asTheyLie: lying.records,
    health: () => healthOf(journal.absence(), notices),
    close,
    erase: async () => {
      journal.close();
      await locks.request(openingLock, () => eraseStorage(database));
    },
  };
}

function unhealed(): DOMException {
  return new DOMException(
    'earlier results are still to be brought back from the journal, and the disk is too full for them; free some space, and the page loads anew',
    'DatabaseUnhealedError',
  );
}

function plainSleep(ms: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, ms));
}

/** Opens the database; one of an older version only once nobody works with it, and once its tabs have let go of it. */
async function upgrade(
  database: Database,
  { version }: DatabaseFound,
  untilFree: () => Promise<void>,
  wait: () => void,
): Promise<void> {
  if (version > 0 && version < database.verno) await untilFree();
  const blocked = (): boolean => {
    wait();
    return false; // or Dexie writes to the console
  };
  database.on('blocked', blocked);
  await database.open().catch((thrown: unknown) => {
    if (!isStorageFull(thrown)) throw thrown; // said by the healing
  });
  database.on.blocked.unsubscribe(blocked);
}

/** A full disk must not keep its owner from opening the app: it is where space is made. The next start heals on. */
function unlessFull(thrown: unknown): Healing {
  if (!isStorageFull(thrown)) throw thrown;
  return { ...nothingHealed, cutOff: true };
}

/** Another tab's last transaction is through by then: a copy that begins later has it. */
const copyAfterMs = 2_000;

/** Finds out what the journal is owed, in one tab at a time, and goes on to write it after the opening. */
function copyLater(locks: LockManager, database: Database, journal: Journal): Promise<void> {
  return new Promise((resolve) => {
    const copying = locks.request(copyingLock, { ifAvailable: true }, async (lock) => {
      const copies = lock === null ? [] : await owedCopies(database, journal);
      resolve();
      if (copies.length === 0) return;
      await new Promise((passed) => setTimeout(passed, copyAfterMs));
      await writeCopies(database, journal, copies);
    });
    copying.catch(() => {
      resolve(); // the disk is full, or the page goes: tried again at the next start
    });
  });
}

/** Records that also keep in mind how many batches there are. */
function remembering(records: BatchRecords, { batches }: Database, clock: Clock): BatchRecords {
  const remember = async (): Promise<void> => {
    rememberStore({ batches: await batches.count(), atMs: clock.nowMs() });
  };
  return {
    ...records,
    create: async (batch, first) => {
      await records.create(batch, first);
      await remember();
    },
    remove: async (batchId) => {
      const hashes = await records.remove(batchId);
      await remember();
      return hashes;
    },
  };
}
