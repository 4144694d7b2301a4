import { fail, failFile, ok, type Fault, type Result } from '#core/result.ts';
import { refuseCount } from '#engine/limits.ts';
import type { ItemState } from '#engine/ports.ts';
import type { FilledItem, NewItem } from '#storage/batch-records.ts';
import type { Intaken } from '#workers/protocol.ts';
import type { Intake } from '#workers/intake.ts';
import type { AddedFiles, BatchApi, NamedFile } from './batch-api.ts';
import type { BatchNews } from './batch-news.ts';
import { inputsLock, intakeLock, type BatchPorts } from './batch-ports.ts';
import { planIntake, refusalOf, type Doubted, type IntakePlan, type Placed } from './plan-intake.ts';

/** The intake of files into batches. */
export type BatchIntake = {
  readonly addFiles: BatchApi['addFiles'];
  readonly isAdding: (batchId: string) => boolean;
  /** For a run that has nothing left to claim: true once more files came or might have, false when none will. */
  readonly moreToCome: (batchId: string) => Promise<boolean>;
  /** Ends the intake of a batch, and resolves when it has ended; what is in stays. */
  readonly abort: (batchId: string) => Promise<void>;
};

/** Files of one step: small, so that rows fill and progress moves while a folder is taken in. */
const step = { files: 32, bytes: 32 * 1024 * 1024 };

type Underway = {
  readonly controller: AbortController;
  /** Resolves with the next files, or with the end of the intake. */
  next: Promise<void>;
  arrived: () => void;
};

/** A file whose bytes are to be stored: an item awaits it, or its hash will tell whether it is a new one. */
type Wanted = Placed | Doubted;

/** Opens the intake of this tab. See [Note: Awaited files] in engine/ports.ts. */
export function openIntake(ports: BatchPorts, news: BatchNews): BatchIntake {
  const { records, locks } = ports;
  const underway = new Map<string, Underway>();

  return {
    addFiles: async (batchId, files, onProgress, signal) => {
      const work = underway.has(batchId) ? undefined : begin(batchId, signal);
      const add = async (lock: Lock | null): Promise<Result<AddedFiles>> =>
        work === undefined || lock === null
          ? fail(storageFault('files are being added to this batch already'))
          : takeIn(batchId, files, work, onProgress);
      try {
        return await locks.request(intakeLock(batchId), { ifAvailable: true }, add);
      } catch (thrown) {
        return fail(storageFault(String(thrown)));
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
    if ((await records.get(batchId)) === undefined) return fail(storageFault('the batch was removed'));
    const before = await records.items(batchId);
    const plan = planIntake(before, files, ports.limits);
    const refusal = refuseCount(before.length, plan.fresh.length, ports.limits);
    if (refusal !== undefined) return fail(refusal);
    const wanted = [...(await list(batchId, plan)), ...plan.doubted];
    const hashes = new Set(before.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== ''));
    let added: AddedFiles = {
      ...nothingAdded,
      added: plan.fresh.length,
      alreadyThere: plan.alreadyThere,
    };
    if (wanted.length === 0) return ok(added);
    const worker = ports.startIntake();
    try {
      let taken = 0;
      onProgress(taken, wanted.length);
      for (const part of steps(wanted)) {
        if (work.controller.signal.aborted) break;
        const result = await addPart(batchId, part, worker, hashes, ports, news);
        arrive(work);
        if (!result.ok) return result;
        added = sum(added, result.value);
        taken += part.length;
        onProgress(taken, wanted.length);
      }
      return ok(added);
    } finally {
      worker.stop();
    }
  }

  /** Makes every file that the plan adds an item, before any of its bytes are read; gives what is now awaited. */
  async function list(batchId: string, { fresh, filling }: IntakePlan): Promise<readonly Placed[]> {
    const listed = await records.addItems(
      batchId,
      fresh.map(({ item }) => item),
    );
    const again = await records.awaitAgain(
      batchId,
      filling.map(({ itemId }) => itemId),
    );
    news.tell(batchId, [...listed, ...again]);
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

/** Stores a few files and moves their items on, under the lock of the stored files. */
async function addPart(
  batchId: string,
  part: readonly Wanted[],
  worker: Intake,
  hashes: Set<string>,
  { records, inputs, locks, limits }: BatchPorts,
  news: BatchNews,
): Promise<Result<AddedFiles>> {
  const fitting = part.filter(({ given }) => refusalOf(given, limits) === undefined);
  const add = async (): Promise<Result<AddedFiles>> => {
    const intaken = await worker.takeIn(
      fitting.map(({ given }) => given.file),
      inputs.directory,
    );
    const outcomeOf = new Map(fitting.map((wanted, index) => [wanted, intaken[index]]));
    const counts = { ...nothingAdded };
    const filled: FilledItem[] = [];
    const fresh: NewItem[] = [];
    for (const wanted of part) {
      const { given } = wanted;
      const outcome = outcomeOf.get(wanted);
      if (outcome?.kind === 'refused') return fail(storageFault(outcome.detail));
      if (outcome?.kind === 'hashed') await inputs.keep(outcome.sha256, given.file);
      const sha256 = outcome !== undefined && 'sha256' in outcome ? outcome.sha256 : '';
      const state = stateAfter(given, outcome, refusalOf(given, limits));
      if ('itemId' in wanted) {
        filled.push({ id: wanted.itemId, sizeBytes: given.file.size, sha256, state });
      } else if (sha256 === '' || wanted.hashes.has(sha256)) {
        counts.alreadyThere += 1;
        continue;
      } else {
        fresh.push({ ...wanted.fresh, sha256, state });
        counts.added += 1;
      }
      if (hashes.has(sha256)) counts.duplicates += 1;
      if (sha256 !== '') hashes.add(sha256);
    }
    news.tell(batchId, await records.fill(batchId, filled));
    if (fresh.length > 0) news.tell(batchId, await records.addItems(batchId, fresh));
    return ok(counts);
  };
  return locks.request(inputsLock, add);
}

/** The state of an item once its bytes were asked for. */
function stateAfter(given: NamedFile, outcome: Intaken | undefined, refusal: Fault | undefined): ItemState {
  if (refusal !== undefined) return { status: 'failed', fault: refusal };
  if (outcome === undefined) {
    const fault = failFile('unreadable', 'source-changed', `no bytes came for ${given.name}`).fault;
    return { status: 'failed', fault };
  }
  return outcome.kind === 'unreadable' ? { status: 'failed', fault: outcome.fault } : { status: 'queued' };
}

function* steps(files: readonly Wanted[]): Generator<readonly Wanted[]> {
  let part: Wanted[] = [];
  let bytes = 0;
  for (const wanted of files) {
    const { size } = wanted.given.file;
    if (part.length > 0 && (part.length >= step.files || bytes + size > step.bytes)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(wanted);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

const nothingAdded: AddedFiles = { added: 0, duplicates: 0, alreadyThere: 0 };

function sum(a: AddedFiles, b: AddedFiles): AddedFiles {
  return {
    added: a.added + b.added,
    duplicates: a.duplicates + b.duplicates,
    alreadyThere: a.alreadyThere + b.alreadyThere,
  };
}

function storageFault(detail: string): Fault {
  return { kind: 'storage', detail };
}
