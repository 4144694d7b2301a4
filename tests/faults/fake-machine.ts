import { Dexie } from 'dexie';
import type { Batch, Item, Runner } from '#engine/ports.ts';
import { runBatch, type RunEnd } from '#engine/run-batch.ts';
import { drawKeyId, drawSecret, openKeyRing, sealingKeyOf } from '#storage/at-rest/sealing-key.ts';
import type { SealingPorts } from '#storage/at-rest/unseal.ts';
import { memoryFolder } from '#storage/journal/memory-folder.ts';
import { freeLocks, testWorker } from '#storage/journal/test-worker.ts';
import { workerLog } from '#storage/journal/worker-log.ts';
import { openStore, type OpenedStore } from '#storage/open-store.ts';
import { openDatabase, type Database } from '#storage/schema.ts';

/** Where a program may end: before a step, in the middle of it, or after it. */
export type Moment = 'before' | 'inside' | 'after';
/** The steps of both stores that change something. */
export type StepName = 'journal write' | 'journal flush' | 'journal truncate' | 'transaction';

/** What happens to the machine at the end of the program. */
export type Ending = {
  /** What was not flushed is lost. The database is strict: it loses nothing. */
  readonly powerCut: boolean;
  /** The browser deletes the database, as Chromium does after some kills. */
  readonly databaseDeleted: boolean;
};

export type FakeTab = OpenedStore & { readonly database: Database };

/** A machine whose disk outlives its programs: a journal's folder and a database. */
export type FakeMachine = {
  readonly tab: () => Promise<FakeTab>;
  /** Asked at each moment of each step of a living program; throw to end it there. */
  at: (step: StepName, moment: Moment) => void;
  readonly isDead: () => boolean;
  readonly end: (ending: Ending) => Promise<void>;
  readonly disk: ReturnType<typeof memoryFolder>;
};

/** Thrown where the program ends. */
export class Ended extends Error {}

let machines = 0;

/** What seals new batches under a passphrase that has been given in every tab. */
export async function passphraseGiven(): Promise<SealingPorts> {
  const key = await sealingKeyOf(drawKeyId('passphrase'), drawSecret());
  const ring = openKeyRing();
  ring.put(key);
  return { ring, keyForNew: () => Promise.resolve(key) };
}

/** `sealing`: batches lie under a key. */
export function fakeMachine(sealing?: SealingPorts): FakeMachine {
  const name = `machine-${String(machines++)}`;
  const disk = memoryFolder();
  let dead = false;
  let generation = 1;
  let opened: Database | undefined;

  const reach = (step: StepName, moment: Moment): void => {
    if (dead) throw new Ended();
    try {
      machine.at(step, moment);
    } catch (thrown) {
      if (thrown instanceof Ended) dead = true;
      throw thrown;
    }
  };
  disk.onStep = (step, _name, bytes) => {
    reach(`journal ${step}`, 'before');
    if (step !== 'write') return undefined;
    try {
      reach('journal write', 'inside');
    } catch (thrown) {
      // Half of the bytes reach the disk; the rest of the program does not.
      if (thrown instanceof Ended) return Math.floor(bytes / 2);
      throw thrown;
    }
    return undefined;
  };

  /** The database, with its transactions as steps. */
  function watched(database: Database): Database {
    const transaction = database.transaction.bind(database) as (...given: unknown[]) => Promise<unknown>;
    const watchedTransaction = async (...given: unknown[]): Promise<unknown> => {
      const body = given[given.length - 1] as () => unknown;
      if (given[0] === 'r') return transaction(...given);
      reach('transaction', 'before');
      const result = await transaction(...given.slice(0, -1), async () => {
        const value = await body();
        reach('transaction', 'inside');
        return value;
      });
      reach('transaction', 'after');
      return result;
    };
    database.transaction = watchedTransaction as unknown as Database['transaction'];
    const backend = database.backendDB.bind(database);
    database.backendDB = () => watchedConnection(backend());
    return database;
  }

  /** The connection as `inOwnTransaction` asks for it: what it writes is a step as well. */
  function watchedConnection(connection: IDBDatabase): IDBDatabase {
    const begin: IDBDatabase['transaction'] = (names, mode, options) => {
      if (mode !== 'readwrite') return connection.transaction(names, mode, options);
      reach('transaction', 'before');
      const transaction = connection.transaction(names, mode, options);
      const commit = transaction.commit.bind(transaction);
      transaction.commit = () => {
        reach('transaction', 'inside');
        commit();
      };
      transaction.addEventListener('complete', () => {
        try {
          reach('transaction', 'after');
        } catch (thrown) {
          if (!(thrown instanceof Ended)) throw thrown; // what a dead program hears changes nothing
        }
      });
      return transaction;
    };
    return { transaction: begin } as IDBDatabase;
  }

  const machine: FakeMachine = {
    disk,
    at: () => undefined,
    isDead: () => dead,
    tab: async () => {
      const database = watched(openDatabase(name));
      opened = database;
      const startLog = () => workerLog(testWorker(disk.folder, () => generation++));
      const clock = { nowMs: () => 0 };
      const store = await openStore(database, {
        clock,
        locks: freeLocks,
        startLog,
        ...(sealing && { sealing }),
      });
      return { ...store, database };
    },
    end: async ({ powerCut, databaseDeleted }) => {
      dead = true;
      opened?.close();
      if (powerCut) disk.cutPower();
      else disk.killTabs();
      if (databaseDeleted) await Dexie.delete(name);
      machine.at = () => undefined;
      dead = false;
    },
  };
  return machine;
}

export const batch: Batch = { id: 'b', title: 'B', analysisId: 'letters', createdAtMs: 0, options: {} };

/** Makes the batch with these files, all stored; one whose name begins with `bad` has no result. */
export async function fillBatch({ records }: FakeTab, names: readonly string[]): Promise<void> {
  if ((await records.get(batch.id)) === undefined) await records.create(batch);
  const there = (await records.items(batch.id)).length;
  await records.addItems(
    batch.id,
    names
      .slice(there)
      .map((name) => ({ name, sizeBytes: 1, sha256: `hash of ${name}`, state: { status: 'queued' } })),
  );
}

/** A runner whose results depend on the file alone. */
const runner: Runner = {
  slots: 2,
  run: (_batch, { name }) =>
    Promise.resolve(
      name.startsWith('bad')
        ? { ok: false, fault: { kind: 'unreadable', code: 'no-letters', detail: name } }
        : {
            ok: true,
            value: {
              quality: 'success',
              row: { letters: name.length },
              version: 1,
              finding: new TextEncoder().encode(`finding of ${name}`),
              timing: { readMs: 0, analyseMs: 0 },
            },
          },
    ),
  stop: () => undefined,
};

/** Runs what is left of the batch; `onSettled` hears of every file that the page would show as ended. */
export async function runRest(
  { store }: FakeTab,
  onSettled: (item: Item) => void = () => undefined,
): Promise<RunEnd> {
  await store.releaseLeases(batch.id);
  const run = runBatch(batch, {
    store,
    runner,
    clock: { nowMs: () => 0 },
    leaseMs: 1000,
    onItem: (item) => {
      if (item.state.status === 'done' || item.state.status === 'failed') onSettled(item);
    },
  });
  return run.ended;
}

/** Everything the user would see of the batch, without attempts. */
export async function picture({ records }: FakeTab) {
  const items = await records.items(batch.id);
  const findings = await records.findings(items.map(({ id }) => id));
  return {
    counts: (await records.get(batch.id))?.counts,
    files: items.map(({ id, name, state }, index) => ({
      id,
      name,
      state,
      finding: new TextDecoder().decode(findings[index]),
    })),
  };
}
