import { fail, failFile, ok, type Result } from '#core/result.ts';
import type { Item, Runner } from '#engine/ports.ts';
import type { InNeed } from '#storage/batch-records.ts';
import type { Repack } from '#storage/input-packs.ts';
import type { BatchRecord } from '#storage/schema.ts';
import type { Intake } from '#workers/intake.ts';
import { bytesOfHash, sha256Hex } from '#workers/sha256.ts';
import type { InputCopies } from './batch-api.ts';
import { openBatchFolders, type BatchFolders } from './batch-folders.ts';
import { inputsLock, intakeLock, runLock, type BatchPorts } from './batch-ports.ts';

/** The bytes of items, and their removal once no item needs them. */
export type StoredInputs = {
  readonly folders: BatchFolders;
  readonly copies: InputCopies;
  /** The copy in this browser, else the file in the batch's folder. */
  readonly open: (item: Item) => Promise<Result<Blob>>;
  /** The file as this tab was given it and holds it, else as `open`: for runners that `watchedOver` made. */
  readonly openForRun: StoredInputs['open'];
  /**
   * A runner that tells a file that changed in its folder from a copy that was lost, and that takes the copy where the
   * file that was given is no longer what it was.
   */
  readonly watchedOver: (runner: Runner) => Runner;
  /** Whether bytes of this hash are at hand for items of a batch, as far as can be told without reading them. */
  readonly atHand: (batchId: string) => Promise<(sha256: string) => boolean>;
  /** Tells that an item came to an end; bytes that nobody needs any more go soon. */
  readonly ended: (item: Item) => void;
  /** Tells that a person let these results stand; their bytes go unless that is taken back in the next seconds. */
  readonly stand: (items: readonly Item[]) => void;
  /** Items of a batch whose lost copy came again while they were found lost: queued, once looked for everywhere. */
  readonly found: (batchId: string) => Promise<readonly Item[]>;
  /** Removes those of these files that no item needs. */
  readonly release: (hashes: readonly string[]) => Promise<void>;
  /** Removes what is due now, and gives how many stored files went. */
  readonly settle: () => Promise<number>;
  /**
   * [Note: Giving way] Copies are kept up to the quota. Where nothing else makes room, those of partial results go a few
   * at a time until it `isEnough`, and their number is given: a file without any result comes before one that may be
   * analysed once more, and whose result stays. None go where the user wants copies kept.
   */
  readonly giveWay: (isEnough: () => Promise<boolean>) => Promise<number>;
  /** Removes every stored file that no item needs: what a crash left behind, and what is no longer to be kept. */
  readonly sweep: () => Promise<void>;
  /** Where several files lie in one, takes those out that are still needed, once no batch is to be run any more. */
  readonly tidy: () => Promise<void>;
};

/** Files removed in one go: a removal asks the database once. */
const atOnce = 50;

/** A press that let a result stand may be taken back for this long. */
const standsAfterMs = 5_000;

/** Joins the stored files to the items that need them. */
export function openStoredInputs(ports: BatchPorts): StoredInputs {
  const { inputs, records, locks, held, keepsInputs = () => false } = ports;
  const folders = openBatchFolders(ports);
  /** Items whose file in hand is not a copy of ours. */
  const inPlace = new Set<string>();
  /** Items whose file in hand is the one that was given. */
  const asGiven = new Set<string>();
  let due: string[] = [];
  let standing: ReturnType<typeof setTimeout> | undefined;
  const looking = new Map<string, Promise<readonly Item[]>[]>();
  /** Found again once: a copy that is whole here and cannot be read elsewhere is not tried for ever. */
  const foundBefore = new Set<string>();

  /** Removes those of these files that nobody needs, and gives their number. Looked up and removed under one lock. */
  function remove(
    which: () => Promise<readonly string[]>,
    by: InNeed = keepsInputs() ? 'all' : 'incomplete',
  ): Promise<number> {
    return locks.request(inputsLock, async () => {
      const hashes = await which();
      const needed = await records.needed(hashes, by);
      const unneeded = hashes.filter((hash) => !needed.has(hash));
      await inputs.remove(unneeded);
      return unneeded.length;
    });
  }

  /** Not at nobody's wish while a batch is unfinished: writing its files anew would put them at risk for nothing. */
  async function tidyAtRest(): Promise<void> {
    const isUnfinished = ({ counts }: BatchRecord): boolean => counts.queued + counts.running > 0;
    if (!(await records.list()).some(isUnfinished)) await tidy();
  }

  function tidy(): Promise<void> {
    return locks.request(inputsLock, async () => {
      const { held: now = [] } = await locks.query();
      if (now.some(({ name = '' }) => name.startsWith(runLock('')) || name.startsWith(intakeLock(''))))
        return;
      let worker: Intake | undefined;
      // Into the same folder, not into the database, which a browser may delete at a bad moment.
      const repack: Repack = async (files) => {
        if (inputs.directory === undefined) return false;
        worker ??= ports.startIntake();
        return worker.repack(inputs.directory, files);
      };
      try {
        await inputs.tidy?.(repack);
      } finally {
        worker?.stop();
      }
    });
  }

  async function settle(): Promise<number> {
    const hashes = [...new Set(due)];
    due = [];
    return hashes.length === 0 ? 0 : remove(() => Promise.resolve(hashes));
  }

  /**
   * Copies that partial results alone need. No others: a write that was refused leaves its file, empty, and whoever took
   * that for room would try the same file for ever.
   */
  async function ofPartialResults(): Promise<readonly string[]> {
    const needed = await records.needed(await inputs.stored(), 'incomplete');
    const withoutResult = await records.needed([...needed], 'without-result');
    return [...needed].filter((hash) => !withoutResult.has(hash));
  }

  function giveWay(isEnough: () => Promise<boolean>): Promise<number> {
    if (keepsInputs()) return Promise.resolve(0);
    return locks.request(inputsLock, async () => {
      const spare = await ofPartialResults();
      let gone = 0;
      while (gone < spare.length) {
        const part = spare.slice(gone, gone + atOnce);
        await inputs.remove(part);
        gone += part.length;
        if (await isEnough()) break;
      }
      if (gone > 0) ports.tellEvent?.('copies-gave-way', { files: gone });
      return gone;
    });
  }

  async function open(item: Item): Promise<Result<Blob>> {
    inPlace.delete(item.id);
    const blob = await inputs.open(item.sha256);
    if (blob !== undefined) return ok(blob);
    const file = await folders.open(item);
    if (file?.ok === true) inPlace.add(item.id);
    return (
      file ??
      failFile('unreadable', 'input-missing', 'the stored copy of the file is no longer in this browser')
    );
  }

  function openForRun(item: Item): Promise<Result<Blob>> {
    const file = held?.take(item);
    if (file === undefined) return open(item);
    asGiven.add(item.id);
    return Promise.resolve(ok(file));
  }

  /**
   * [Note: Lost copies] After a power cut a copy may have its length and none of its bytes. A run that is under way
   * when the file is chosen again may have read the lost copy before the intake wrote it anew, and say so afterwards;
   * or say so after the intake had looked at the item and before it stored the file. So whoever comes second looks
   * for the other, both under the lock of the stored files: here, and where the intake fills its items.
   */
  function lookForCopy(item: Item): Promise<readonly Item[]> {
    const { id, batchId, sha256 } = item;
    return locks.request(inputsLock, async () => {
      const blob = foundBefore.has(id) ? undefined : await inputs.open(sha256);
      const bytes = await bytesOfHash(blob, sha256);
      if (bytes === undefined) {
        // Bytes that do not match their hash are of no use: the same file given again is then written anew.
        await inputs.remove([sha256]);
        return [];
      }
      foundBefore.add(id);
      const state = { status: 'queued' } as const;
      return records.fill(batchId, [{ id, sizeBytes: bytes.length, sha256, state }]);
    });
  }

  /** Looks again at a file of a folder whose bytes were not what was listed. */
  async function lookAgain(item: Item): Promise<Result<never>> {
    const file = await folders.open(item);
    if (file === undefined) return failFile('unreadable', 'input-missing', 'its folder is no longer known');
    if (!file.ok) return file;
    const detail = `the browser could not read ${item.name} from its folder`;
    const bytes = await file.value.arrayBuffer().catch(() => undefined);
    if (bytes === undefined || (await sha256Hex(new Uint8Array(bytes))) === item.sha256)
      return fail({ kind: 'storage', detail }); // it may pass
    return failFile(
      'unreadable',
      'source-changed',
      'the file in the folder is no longer the one that was listed: its content changed since; choose the folder again to take it as it is now',
    );
  }

  async function measure(): ReturnType<InputCopies['measure']> {
    const hashes = [...new Set(await inputs.stored())];
    const needed = await records.needed(hashes);
    const withoutResult = await records.needed(hashes, 'without-result');
    const none = (): { files: number; bytes: number } => ({ files: 0, bytes: 0 });
    const sums = { all: none(), partial: none(), kept: none() };
    const kindOf = (hash: string): 'all' | 'partial' | 'kept' => {
      if (!needed.has(hash)) return 'kept';
      return withoutResult.has(hash) ? 'all' : 'partial';
    };
    for (let from = 0; from < hashes.length; from += atOnce) {
      const part = hashes.slice(from, from + atOnce);
      const sizes = await Promise.all(part.map(async (hash) => (await inputs.open(hash))?.size ?? 0));
      part.forEach((hash, index) => {
        for (const sum of new Set([sums.all, sums[kindOf(hash)]])) {
          sum.files += 1;
          sum.bytes += sizes[index] ?? 0;
        }
      });
    }
    return sums;
  }

  return {
    folders,
    copies: {
      measure,
      removeKept: async () => {
        const removed = await remove(() => inputs.stored(), 'incomplete');
        await tidy();
        return removed;
      },
      removePartial: async () => {
        const removed = await remove(ofPartialResults, 'without-result');
        await tidy();
        return removed;
      },
    },
    open,
    openForRun,

    watchedOver: (runner) => ({
      ...runner,
      run: async (batch, item) => {
        let result = await runner.run(batch, item);
        if (asGiven.delete(item.id) && isLost(result)) result = await runner.run(batch, item);
        const readInPlace = inPlace.delete(item.id);
        return readInPlace && isLost(result) ? lookAgain(item) : result;
      },
    }),

    atHand: async (batchId) => {
      if ((await folders.standing(batchId)) !== undefined) return () => true;
      const stored = new Set(await inputs.stored());
      return (sha256) => stored.has(sha256);
    },

    ended: (item) => {
      const { batchId, sha256, state } = item;
      held?.take(item);
      if (state.status === 'awaited' && sha256 !== '')
        looking.set(batchId, [...(looking.get(batchId) ?? []), lookForCopy(item).catch(() => [])]);
      if (state.status === 'done') due.push(sha256);
      // What cannot be removed now is swept at the next start.
      if (due.length >= atOnce) settle().catch(() => undefined);
    },
    stand: (items) => {
      if (items.length === 0) return;
      due.push(...items.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== ''));
      clearTimeout(standing);
      standing = setTimeout(() => {
        settle()
          .then(tidyAtRest)
          .catch(() => undefined); // swept at the next start
      }, standsAfterMs);
    },
    found: async (batchId) => {
      const looked = looking.get(batchId) ?? [];
      looking.delete(batchId);
      return (await Promise.all(looked)).flat();
    },
    release: async (hashes) => {
      await remove(() => Promise.resolve(hashes));
      await tidy();
    },
    settle,
    giveWay,
    sweep: async () => {
      await remove(() => inputs.stored());
      await tidyAtRest();
    },
    tidy: tidyAtRest,
  };
}

function isLost(result: Result<unknown>): boolean {
  return !result.ok && 'code' in result.fault && result.fault.code === 'input-missing';
}
