import { fail, ok, type Fault, type Result } from '#core/result.ts';
import { refuseBatch } from '#engine/limits.ts';
import { describeThrown } from '#core/thrown.ts';
import { storageRefusal } from '#storage/storage-refusal.ts';
import type { AddedFiles, BatchApi, NamedFile } from './batch-api.ts';
import { amountOf, limitsOfBatch } from './batch-limits.ts';
import type { BatchNews } from './batch-news.ts';
import { intakeLock, type BatchPorts } from './batch-ports.ts';
import { lineUp, type IntakeLine } from './intake-line.ts';
import { openRoom } from './intake-room.ts';
import { inTurns } from './in-turns.ts';
import { planSteps, type IntakePlan, type Placed } from './plan-intake.ts';
import type { StoredInputs } from './stored-inputs.ts';
import { nothingAdded, takeInPart } from './take-in-part.ts';
import { tellIntake } from './tell-intake.ts';

/** The intake of files into batches. */
export type BatchIntake = {
  readonly addFiles: BatchApi['addFiles'];
  readonly isAdding: (batchId: string) => boolean;
  /** For a run that has nothing left to claim: true once more files came or might have, false when none will. */
  readonly moreToCome: (batchId: string) => Promise<boolean>;
  /** Ends the intake of a batch, and resolves when it has ended; what is in stays. */
  readonly abort: (batchId: string) => Promise<void>;
};

type Underway = {
  readonly controller: AbortController;
  /** Resolves with the next files, or with the end of the intake. */
  next: Promise<void>;
  arrived: () => void;
};

/** Opens the intake of this tab. See [Note: Awaited files] in engine/ports.ts. */
export function openIntake(ports: BatchPorts, news: BatchNews, stored: StoredInputs): BatchIntake {
  const { records, locks } = ports;
  const underway = new Map<string, Underway>();

  return {
    addFiles: async (batchId, files, onProgress, signal) => {
      const work = underway.has(batchId) ? undefined : begin(batchId, signal);
      const add = async (lock: Lock | null): Promise<Result<AddedFiles>> => {
        if (work === undefined || lock === null)
          return fail(storageFault('files are being added to this batch already'));
        const told = { batchId, files: files.length, signal: work.controller.signal };
        return tellIntake(ports.tellEvent, told, () => takeIn(batchId, files, work, onProgress));
      };
      try {
        return await locks.request(intakeLock(batchId), { ifAvailable: true }, add);
      } catch (thrown) {
        return fail(storageFault(describeThrown(storageRefusal(thrown))));
      } finally {
        if (work !== undefined) {
          underway.delete(batchId);
          work.arrived();
          news.tell(batchId);
        }
      }
    },
    isAdding: (batchId) => underway.has(batchId),
    moreToCome: async (batchId) => {
      const work = underway.get(batchId);
      if (work === undefined) return false;
      await work.next;
      return true;
    },
    abort: async (batchId) => {
      const work = underway.get(batchId);
      work?.controller.abort();
      while (work !== undefined && underway.get(batchId) === work) await work.next;
    },
  };

  async function takeIn(
    batchId: string,
    files: readonly NamedFile[],
    work: Underway,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<Result<AddedFiles>> {
    const batch = await records.get(batchId);
    if (batch === undefined) return fail(storageFault('the batch was removed'));
    const { analysisId, ledger } = batch;
    const limits = limitsOfBatch(
      ports.limits,
      ports.findAnalysis(analysisId),
      ports.filesPerBatch?.(analysisId),
    );
    const before = await records.items(batchId);
    const placed = await stored.folders.place(batchId, files);
    const plan = await inTurns(planSteps(before, placed, limits, { looselyToo: ledger !== undefined }));
    const present = { files: before.length, bytes: before.reduce((sum, item) => sum + item.sizeBytes, 0) };
    const adding = amountOf(
      plan.fresh.map(({ given }) => given),
      limits,
    );
    const refusal = refuseBatch(present, adding, limits);
    if (refusal !== undefined) return fail(refusal);
    const wanted = [...(await list(batchId, plan)), ...plan.doubted];
    const filling = new Set(plan.filling.map(({ itemId }) => itemId));
    const hashes = new Set(
      before.flatMap(({ id, sha256 }) => (sha256 === '' || filling.has(id) ? [] : [sha256])),
    );
    const added: AddedFiles = {
      ...nothingAdded,
      added: plan.fresh.length,
      alreadyThere: plan.alreadyThere,
      ...(plan.unclear.length > 0 && { unclear: plan.unclear }),
    };
    if (wanted.length === 0) return ok(added);
    const taken = await takeInAll(batchId, lineUp(wanted), hashes, work, onProgress);
    return taken.ok ? ok(sum(added, taken.value)) : taken;
  }

  /**
   * Takes in file by file of the line. Where the browser has no more room it goes on as the copies of finished files
   * make some, and ends with what is left when nothing does: those files stay awaited.
   */
  async function takeInAll(
    batchId: string,
    line: IntakeLine,
    hashes: Set<string>,
    work: Underway,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<AddedFiles>> {
    const { signal } = work.controller;
    const total = line.length();
    const room = openRoom(batchId, ports, stored);
    const worker = ports.startIntake();
    let added = nothingAdded;
    /** Nothing makes room any more: the next file is tried in what is left for results. */
    let lastTry = false;
    try {
      onProgress(0, total);
      while (line.length() > 0 && !signal.aborted) {
        const part = line.take(lastTry ? line.nextBytes() : await room.forCopies());
        if (part.length === 0) {
          const more = await room.more(signal, line.nextBytes());
          if (more === 'paused') return ok(withoutRoom(added, line));
          lastTry = more === 'none';
          continue;
        }
        const taken = await takeInPart(batchId, part, worker, hashes, ports, news);
        arrive(work);
        if (!taken.ok) return taken;
        added = sum(added, taken.value.added);
        const { unplaced } = taken.value;
        room.taken(part.reduce((bytes, { given }) => bytes + given.file.size, 0));
        line.putBack(unplaced);
        onProgress(total - line.length(), total);
        const more = unplaced.length === 0 ? 'came' : await room.more(signal);
        if (more === 'paused' || (more === 'none' && lastTry)) return ok(withoutRoom(added, line));
        lastTry = more === 'none';
      }
      return ok(added);
    } finally {
      worker.stop();
    }
  }

  /** Makes every file that the plan adds an item, before any of its bytes are read; gives what is now awaited. */
  async function list(batchId: string, { fresh, filling, again }: IntakePlan): Promise<readonly Placed[]> {
    const listed = await records.addItems(
      batchId,
      fresh.map(({ item }) => item),
    );
    const awaitedAgain = again.length === 0 ? [] : await records.awaitAgain(batchId, again);
    news.tell(batchId, [...listed, ...awaitedAgain]);
    const awaited = listed.flatMap(({ id, state }, index) => {
      const given = fresh[index]?.given;
      return given !== undefined && state.status === 'awaited' ? [{ given, itemId: id }] : [];
    });
    return [...filling, ...awaited];
  }

  function begin(batchId: string, signal: AbortSignal | undefined): Underway {
    const controller = new AbortController();
    signal?.addEventListener('abort', () => {
      controller.abort();
    });
    if (signal?.aborted === true) controller.abort();
    const work: Underway = { controller, next: Promise.resolve(), arrived: () => undefined };
    work.next = new Promise((resolve) => (work.arrived = resolve));
    underway.set(batchId, work);
    news.tell(batchId);
    return work;
  }

  function arrive(work: Underway): void {
    const { arrived } = work;
    work.next = new Promise((resolve) => (work.arrived = resolve));
    arrived();
  }
}

function withoutRoom(added: AddedFiles, line: IntakeLine): AddedFiles {
  return { ...added, withoutRoom: line.rest().map(({ given }) => given) };
}

function sum(a: AddedFiles, b: AddedFiles): AddedFiles {
  return {
    added: a.added + b.added,
    duplicates: a.duplicates + b.duplicates,
    alreadyThere: a.alreadyThere + b.alreadyThere,
    ...(a.unclear && { unclear: a.unclear }),
    ...(b.withoutRoom && { withoutRoom: b.withoutRoom }),
  };
}

function storageFault(detail: string): Fault {
  return { kind: 'storage', detail };
}
