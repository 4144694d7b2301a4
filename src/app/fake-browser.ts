import type { AnalysisManifest, AnyAnalysis, SourceFile } from '#analyses/analysis.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { adjustmentsOf, type Adjustments } from '#core/review.ts';
import type { Item, Runner } from '#engine/ports.ts';
import { openBatchRecords } from '#storage/batch-records.ts';
import { openBatchStore, type DurableBatchStore } from '#storage/batch-store.ts';
import type { InputStore } from '#storage/inputs.ts';
import { openDatabase, type Database } from '#storage/schema.ts';
import { analyseFiles } from '#workers/analyse-file.ts';
import { takeInFiles } from '#workers/take-in-files.ts';
import type { BatchPorts } from './batch-ports.ts';
import { joinBatches, type JoinedBatches } from './join-batches.ts';

/** A text that comes to a partial result, 14 bytes long for a name of three. */
export const partialText = (name: string): string => `part only: ${name}`;

/** An analysis that counts letters, and refuses the text "bad". */
const letters: AnyAnalysis = {
  id: 'letters',
  version: 1,
  defaultOptions: { subjectSalt: '' },
  checkOptions: ok,
  read: ({ bytes }: SourceFile) => {
    const text = new TextDecoder().decode(bytes);
    return Promise.resolve(
      text === 'bad' ? failFile('unreadable', 'no-letters', 'none', { row: 3 }) : ok(text),
    );
  },
  analyse: (text: string) =>
    Promise.resolve(ok({ letters: text.length, ...(text.startsWith('part') && { isPart: true }) })),
  // A text of one letter kept too little to be made anew.
  recompute: ({ letters: count }: { letters: number }, _options, _tools, _facts, byHand?: Adjustments) =>
    Promise.resolve(
      count === 1
        ? failFile('unsupported', 'cannot-recompute', 'one letter')
        : ok({ letters: count, madeAnew: true, ...(byHand && { byHand }) }),
    ),
  completeness: ({ isPart = false }: { isPart?: boolean }) => (isPart ? 'partial' : 'success'),
  remarks: () => [],
  columns: [
    { name: 'quality', title: 'Quality', kind: 'text', description: '', value: () => 'A' },
    {
      name: 'letters',
      title: 'Letters',
      kind: 'integer',
      description: '',
      value: ({ letters: count, byHand }: { letters: number; byHand?: Adjustments }) =>
        (byHand?.['letters'] as number | undefined) ?? count,
    },
  ],
  report: () => ({ title: '', blocks: [] }),
};
export const lettersManifest: AnalysisManifest = {
  id: 'letters',
  version: 1,
  title: 'Letters',
  itemNoun: { one: 'text', many: 'texts' },
  disclaimer: 'Only for tests.',
  accepts: ['.txt'],
  load: () => Promise.resolve(letters),
};
const findAnalysis = (id: string) => (id === 'letters' ? lettersManifest : undefined);

export type FakeTab = JoinedBatches & {
  readonly database: Database;
  /** Ends the tab without a word: its locks are free, and what it still does reaches no store. */
  readonly die: () => void;
  /** Leaves the note of a page that goes, then ends. */
  readonly leavePage: () => void;
};
export type FakeBrowser = {
  readonly tab: (more?: Partial<BatchPorts>) => FakeTab;
  /** The stored inputs, by hash. */
  readonly files: Map<string, Blob>;
  /** What work waits for; `anew`: results made anew wait for this instead. */
  readonly gate: { hold: Promise<void>; anew?: Promise<void> };
  /** Room for stored inputs, in bytes; `tells`: whether the browser says how much of it is left. */
  readonly disk: { quotaBytes: number; tells: boolean; mostBytes: number };
  /** Batches' folders. */
  readonly folders: Map<string, FileSystemDirectoryHandle>;
  readonly settings: { keepsInputs: boolean };
  readonly close: () => void;
};

/** Web Locks of one browser, shared by its tabs: exclusive locks, a queue each. */
function fakeLocks(): LockManager {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Map<string, number>();
  const request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
    const callback = rest[rest.length - 1] as (lock: unknown) => unknown;
    const { ifAvailable = false } = rest.length > 1 ? (rest[0] as { ifAvailable?: boolean }) : {};
    const waiting = held.get(name) ?? 0;
    if (ifAvailable && waiting > 0) return callback(null);
    held.set(name, waiting + 1);
    const turn = (queues.get(name) ?? Promise.resolve()).then(() => callback({ name }));
    queues.set(
      name,
      turn.catch(() => undefined),
    );
    return turn.finally(() => held.set(name, (held.get(name) ?? 1) - 1));
  };
  const query = () =>
    Promise.resolve({ held: [...held].flatMap(([name, count]) => (count > 0 ? [{ name }] : [])) });
  return { request, query } as unknown as LockManager;
}

/** The locks as a tab has them that dies at some time. */
function locksUntil(locks: LockManager, isDead: Promise<void>): LockManager {
  const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
    const callback = rest.pop() as (lock: Lock | null) => Promise<unknown>;
    const held = (lock: Lock | null) => Promise.race([callback(lock), isDead]);
    return locks.request(name, (rest[0] ?? {}) as LockOptions, held) as Promise<unknown>;
  };
  return { request, query: () => locks.query() } as unknown as LockManager;
}

/** A store that a dead tab cannot reach. */
function mortal(store: DurableBatchStore, isDead: Promise<void>): DurableBatchStore {
  let dead = false;
  void isDead.then(() => (dead = true));
  const claim: DurableBatchStore['claim'] = (...asked) =>
    dead ? new Promise(() => undefined) : store.claim(...asked);
  const settle: DurableBatchStore['settle'] = (...asked) =>
    dead ? new Promise(() => undefined) : store.settle(...asked);
  const want: DurableBatchStore['want'] = (...asked) =>
    dead ? new Promise(() => undefined) : store.want(...asked);
  return { ...store, claim, settle, want };
}

/** What a job carries of an item's review. */
function byHandIn({ review }: Item): { readonly adjustments?: Adjustments } {
  const adjustments = adjustmentsOf(review);
  return adjustments === undefined ? {} : { adjustments };
}

let nextBrowser = 0;

/**
 * A browser for tests, in Node over an in-memory IndexedDB: as many tabs as are opened share its database, files,
 * locks and channel; work is done in the same process, and waits while `gate.hold` is pending.
 */
export function fakeBrowser(): FakeBrowser {
  const name = `app-${nextBrowser++}`;
  const files = new Map<string, Blob>();
  const disk = { quotaBytes: Infinity, tells: true, mostBytes: 0 };
  const usedBytes = () => [...files.values()].reduce((sum, { size }) => sum + size, 0);
  const inputs: InputStore = {
    directory: undefined,
    keep: (sha256, blob) => {
      const needed = usedBytes() + (files.has(sha256) ? 0 : blob.size);
      if (needed > disk.quotaBytes)
        return Promise.reject(new DOMException('no more room', 'QuotaExceededError'));
      disk.mostBytes = Math.max(disk.mostBytes, needed);
      return Promise.resolve(void files.set(sha256, blob));
    },
    open: (sha256) => Promise.resolve(files.get(sha256)),
    remove: (hashes) => Promise.resolve(hashes.forEach((hash) => files.delete(hash))),
    stored: () => Promise.resolve([...files.keys()]),
  };
  const folders = new Map<string, FileSystemDirectoryHandle>();
  const settings = { keepsInputs: false };
  const locks = fakeLocks();
  const gate: FakeBrowser['gate'] = { hold: Promise.resolve() };
  const channels: BroadcastChannel[] = [];

  const leftTabs = new Set<string>();
  let tabs = 0;

  function tab(more: Partial<BatchPorts> = {}): FakeTab {
    const owner = `tab ${tabs++}`;
    let die = (): void => undefined;
    const isDead = new Promise<void>((resolve) => (die = resolve));
    const database = openDatabase(name);
    const clock = { nowMs: () => 0 };
    const channel = new BroadcastChannel(name);
    channels.push(channel);
    const startRunner = (open: (item: Item) => Promise<Result<Blob>>): Runner => {
      const worker = analyseFiles({
        findAnalysis,
        tools: { infer: () => Promise.resolve(ok({})) },
        nowMs: () => 0,
      });
      let stop = (): void => undefined;
      const stopped = new Promise<Result<never>>((resolve) => {
        stop = () => {
          resolve({ ok: false, fault: { kind: 'cancelled' } });
        };
      });
      const run: Runner['run'] = async ({ analysisId, options }, item) => {
        await gate.hold;
        const file = await open(item);
        if (!file.ok) return file;
        const { name: fileName, sha256 } = item;
        return worker.analyse({
          ...{ analysisId, options, name: fileName, sha256, file: file.value },
          ...byHandIn(item),
        });
      };
      const recompute: Runner['recompute'] = async ({ analysisId, options }, item, finding) => {
        await (gate.anew ?? gate.hold);
        return worker.recompute({ analysisId, options, finding, ...byHandIn(item) });
      };
      return {
        slots: 2,
        run: (batch, item) => Promise.race([run(batch, item), stopped]),
        recompute: (...given) => Promise.race([recompute(...given), stopped]),
        stop,
      };
    };
    const ports = {
      store: mortal(openBatchStore(database, clock), isDead),
      records: openBatchRecords(database),
      inputs,
      folders: {
        put: (batchId: string, handle: FileSystemDirectoryHandle) =>
          Promise.resolve(void folders.set(batchId, handle)),
        get: (batchId: string) => Promise.resolve(folders.get(batchId)),
        remove: (batchId: string) => Promise.resolve(void folders.delete(batchId)),
      },
      keepsInputs: () => settings.keepsInputs,
      findAnalysis,
      startRunner,
      startIntake: () => ({ ...takeInFiles, stop: () => undefined }),
      locks: locksUntil(locks, isDead),
      channel,
      clock,
      limits: { fileSizeBytes: 20, filesPerBatch: 100 },
      leaseMs: 1000,
      tabs: {
        owner,
        endOf: (other: string | undefined, browserLived = false) => {
          if (other === owner || leftTabs.has(other ?? '')) return 'left' as const;
          return browserLived ? ('died' as const) : ('unknown' as const);
        },
        forget: () => {
          leftTabs.clear();
        },
      },
      appVersion: '1.2.3',
      storageRoom: () =>
        Promise.resolve({
          usageBytes: disk.tells ? usedBytes() : 0,
          quotaBytes: disk.tells ? disk.quotaBytes : 1e9,
        }),
    };
    const leavePage = (): void => {
      leftTabs.add(owner);
      die();
    };
    return { ...joinBatches({ ...ports, ...more }, () => undefined), database, die, leavePage };
  }
  const close = (): void => {
    for (const channel of channels) {
      channel.close();
      channel.postMessage = () => undefined; // a tab's timers end with it; here they may come once more
    }
  };
  return { tab, files, gate, disk, folders, settings, close };
}
