import { fail, failFile, ok, type Fault, type Result } from '#core/result.ts';
import type { Item, ItemState } from '#engine/ports.ts';
import type { FilledItem, NewItem } from '#storage/batch-records.ts';
import { isStorageFull } from '#storage/storage-refusal.ts';
import type { Intake } from '#workers/intake.ts';
import type { Intaken } from '#workers/protocol.ts';
import { bytesOfHash } from '#workers/sha256.ts';
import type { AddedFiles, NamedFile } from './batch-api.ts';
import type { BatchNews } from './batch-news.ts';
import { inputsLock, type BatchPorts } from './batch-ports.ts';
import { refusalOf, type Doubted, type Placed } from './plan-intake.ts';

/** A file whose bytes are to be stored: an item awaits it, or its hash will tell whether it is a new one. */
export type Wanted = Placed | Doubted;

/** What became of a few files. */
export type TakenPart = {
  readonly added: AddedFiles;
  /** Those that the browser had no room for: their items wait as before. */
  readonly unplaced: readonly Wanted[];
};

export const nothingAdded: AddedFiles = { added: 0, duplicates: 0, alreadyThere: 0 };

/**
 * Reads and hashes a few files, stores their bytes (unless they are read where they lie) and moves their items on,
 * under the lock of the stored files. `hashes`: of the batch so far; grows.
 */
export async function takeInPart(
  batchId: string,
  part: readonly Wanted[],
  worker: Intake,
  hashes: Set<string>,
  ports: BatchPorts,
  news: BatchNews,
): Promise<Result<TakenPart>> {
  const { records, locks, limits } = ports;
  return locks.request(inputsLock, async (): Promise<Result<TakenPart>> => {
    const fitting = part.filter(({ given }) => refusalOf(given, limits) === undefined);
    const outcomes = await readAndStore(batchId, fitting, worker, ports);
    const counts = { ...nothingAdded };
    const filled: FilledItem[] = [];
    const fresh: NewItem[] = [];
    const unplaced: Wanted[] = [];
    const awaitedNow = await lostMeanwhile(part, records);
    for (const wanted of part) {
      const { given } = wanted;
      const outcome = outcomes.get(wanted);
      if (outcome?.kind === 'refused') {
        if (outcome.full !== true) return fail({ kind: 'storage', detail: outcome.detail });
        unplaced.push(wanted);
        continue;
      }
      const sha256 = outcome !== undefined && 'sha256' in outcome ? outcome.sha256 : '';
      const state = stateAfter(given, outcome, refusalOf(given, limits));
      const bytes = { sizeBytes: given.file.size, sha256, inPlace: given.inPlace?.path };
      if ('itemId' in wanted) {
        if (state.status === 'queued' && given.inPlace === undefined)
          ports.held?.hold({ id: wanted.itemId, batchId }, given.file);
        filled.push({ id: wanted.itemId, ...bytes, state });
      } else if (sha256 === '' || (wanted.hashes.has(sha256) && !isAskedFor(wanted))) {
        counts.alreadyThere += 1;
        const lost = awaitedNow.filter((item) => item.sha256 === sha256 && wanted.ids.includes(item.id));
        filled.push(...lost.map(({ id }) => ({ id, ...bytes, state })));
        continue;
      } else if (wanted.keptId !== undefined) {
        filled.push({ id: wanted.keptId, ...bytes, state });
      } else {
        fresh.push({ ...wanted.fresh, ...bytes, state });
        counts.added += 1;
      }
      if (hashes.has(sha256)) counts.duplicates += 1;
      if (sha256 !== '') hashes.add(sha256);
    }
    try {
      news.tell(batchId, await records.fill(batchId, filled));
      if (fresh.length > 0) news.tell(batchId, await records.addItems(batchId, fresh));
    } catch (thrown) {
      if (!isStorageFull(thrown)) throw thrown;
      return ok({ added: nothingAdded, unplaced: part }); // their bytes may be in; their rows are not
    }
    return ok({ added: counts, unplaced });
  });
}

/** Whether a person wants a result that an earlier ledger keeps made here, of the same bytes. */
function isAskedFor({ given, keptId }: Doubted): boolean {
  return given.again === true && keptId !== undefined;
}

/** Items that had their bytes when the intake was planned, and whose copy a run has found lost since. */
async function lostMeanwhile(
  part: readonly Wanted[],
  records: BatchPorts['records'],
): Promise<readonly Item[]> {
  const ids = part.flatMap((wanted) => ('ids' in wanted && !wanted.isDone ? wanted.ids : []));
  if (ids.length === 0) return [];
  return (await records.itemsOf(ids)).filter(({ state }) => state.status === 'awaited');
}

/**
 * The worker's answers. Files that may be known are looked at first, and only stored where they are not, or where their
 * copy is needed and is not whole.
 */
async function readAndStore(
  batchId: string,
  files: readonly Wanted[],
  worker: Intake,
  { inputs }: BatchPorts,
): Promise<ReadonlyMap<Wanted, Intaken>> {
  const outcomes = new Map<Wanted, Intaken>();
  const ask = async (some: readonly Wanted[], directory: typeof inputs.directory): Promise<void> => {
    if (some.length === 0) return;
    const answers = await worker.takeIn(
      some.map(({ given }) => given.file),
      directory,
    );
    answers.forEach((answer, index) => {
      const wanted = some[index];
      if (wanted !== undefined) outcomes.set(wanted, answer);
    });
  };
  await ask(
    files.filter((wanted) => wanted.given.inPlace !== undefined || 'hashes' in wanted),
    undefined,
  );
  const toStore: Wanted[] = [];
  for (const wanted of files) {
    if (wanted.given.inPlace !== undefined) continue;
    const outcome = outcomes.get(wanted);
    const isKnown = outcome !== undefined && 'hashes' in wanted && !isNew(outcome, wanted);
    if (!isKnown || (!wanted.isDone && !(await hasCopy(outcome, inputs)))) toStore.push(wanted);
  }
  // What is sealed is sealed on its way into the database: the worker has no keys.
  const key = await inputs.sealingOf?.(batchId);
  await ask(toStore, key === undefined ? inputs.directory : undefined);
  for (const wanted of toStore) {
    const outcome = outcomes.get(wanted);
    if (outcome?.kind !== 'hashed') continue;
    try {
      await inputs.keep(outcome.sha256, wanted.given.file, key);
    } catch (thrown) {
      outcomes.set(wanted, { kind: 'refused', detail: String(thrown), full: isStorageFull(thrown) });
    }
  }
  return outcomes;
}

/** Whether the bytes are stored, and all there: a power cut may leave a copy its length alone. */
async function hasCopy(outcome: Intaken, inputs: BatchPorts['inputs']): Promise<boolean> {
  if (outcome.kind !== 'hashed') return true; // there is nothing to store
  return (await bytesOfHash(await inputs.open(outcome.sha256), outcome.sha256)) !== undefined;
}

function isNew(outcome: Intaken, { hashes }: Doubted): boolean {
  return outcome.kind === 'hashed' && !hashes.has(outcome.sha256);
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
