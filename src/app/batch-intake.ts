import { fail, failFile, ok, type Fault, type Result } from '#core/result.ts';
import { refuseCount, refuseFile } from '#engine/limits.ts';
import type { ItemState } from '#engine/ports.ts';
import type { NewItem } from '#storage/batch-records.ts';
import type { Intaken } from '#workers/protocol.ts';
import type { Intake } from '#workers/intake.ts';
import type { AddedFiles, BatchApi, NamedFile } from './batch-api.ts';
import type { BatchNews } from './batch-news.ts';
import { inputsLock, type BatchPorts } from './batch-ports.ts';

/** The intake of files into batches. */
export type BatchIntake = {
  readonly addFiles: BatchApi['addFiles'];
  readonly isAdding: (batchId: string) => boolean;
  /** For a run that has nothing left to claim: true once more files came or might have, false when none will. */
  readonly moreToCome: (batchId: string) => Promise<boolean>;
  /** Ends the intake of a batch, and resolves when it has ended; what is in stays. */
  readonly abort: (batchId: string) => Promise<void>;
};

/** Files of one step: small, so that rows appear and progress moves while a folder is taken in. */
const step = { files: 32, bytes: 32 * 1024 * 1024 };

type Underway = {
  readonly controller: AbortController;
  /** Resolves with the next files, or with the end of the intake. */
  next: Promise<void>;
  arrived: () => void;
};

/** Opens the intake of this tab. */
export function openIntake(ports: BatchPorts, news: BatchNews): BatchIntake {
  const { records, startIntake, limits } = ports;
  const underway = new Map<string, Underway>();

  return {
    addFiles: async (batchId, files, onProgress, signal) => {
      if ((await records.get(batchId)) === undefined) return fail(storageFault('the batch was removed'));
      const before = await records.items(batchId);
      const names = new Set(before.map(({ name }) => name));
      const coming = files.filter(({ name }) => !names.has(name)).length;
      const refusal = refuseCount(before.length, coming, limits);
      if (refusal !== undefined) return fail(refusal);
      if (underway.has(batchId)) return fail(storageFault('files are being added to this batch already'));

      const work = begin(batchId, signal);
      const worker = startIntake();
      try {
        const known = knownFiles(before);
        let added: AddedFiles = { added: 0, duplicates: 0, alreadyThere: 0 };
        let taken = 0;
        for (const part of steps(files)) {
          if (work.controller.signal.aborted) break;
          const result = await addPart(batchId, part, worker, known, ports, news);
          arrive(work);
          if (!result.ok) return result;
          added = sum(added, result.value);
          taken += part.length;
          onProgress?.(taken, files.length);
        }
        return ok(added);
      } catch (thrown) {
        return fail(storageFault(String(thrown)));
      } finally {
        worker.stop();
        underway.delete(batchId);
        work.arrived();
        news.tell(batchId);
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

/** What the batch has: contents, and contents under a name. */
type Known = { readonly hashes: Set<string>; readonly files: Set<string> };

function knownFiles(items: readonly { readonly name: string; readonly sha256: string }[]): Known {
  const stored = items.filter(({ sha256 }) => sha256 !== '');
  return {
    hashes: new Set(stored.map(({ sha256 }) => sha256)),
    files: new Set(stored.map(({ name, sha256 }) => `${sha256} ${name}`)),
  };
}

/** Stores a few files and lists them, under the lock of the stored files. */
async function addPart(
  batchId: string,
  part: readonly NamedFile[],
  worker: Intake,
  known: Known,
  { records, inputs, locks, limits }: BatchPorts,
  news: BatchNews,
): Promise<Result<AddedFiles>> {
  const fitting = part.filter(({ file }) => refuseFile(file.size, limits) === undefined);
  const add = async (): Promise<Result<AddedFiles>> => {
    const intaken = await worker.takeIn(
      fitting.map(({ file }) => file),
      inputs.directory,
    );
    const outcomeOf = new Map(fitting.map((file, index) => [file, intaken[index]]));
    let counts: AddedFiles = { added: 0, duplicates: 0, alreadyThere: 0 };
    const fresh: NewItem[] = [];
    for (const given of part) {
      const outcome = outcomeOf.get(given);
      if (outcome?.kind === 'refused') return fail(storageFault(outcome.detail));
      if (outcome?.kind === 'hashed') await inputs.keep(outcome.sha256, given.file);
      const sha256 = outcome !== undefined && 'sha256' in outcome ? outcome.sha256 : '';
      if (known.files.has(`${sha256} ${given.name}`)) {
        counts = sum(counts, { added: 0, duplicates: 0, alreadyThere: 1 });
        continue;
      }
      counts = sum(counts, { added: 1, duplicates: known.hashes.has(sha256) ? 1 : 0, alreadyThere: 0 });
      if (sha256 !== '') {
        known.hashes.add(sha256);
        known.files.add(`${sha256} ${given.name}`);
      }
      const state = firstState(given, outcome, refuseFile(given.file.size, limits));
      fresh.push({ name: given.name, sizeBytes: given.file.size, sha256, state });
    }
    news.tell(batchId, await records.addItems(batchId, fresh));
    return ok(counts);
  };
  return (await locks.request(inputsLock, add)) as Result<AddedFiles>;
}

function firstState(given: NamedFile, outcome: Intaken | undefined, refusal: Fault | undefined): ItemState {
  if (refusal !== undefined) return { status: 'failed', fault: refusal };
  if (outcome === undefined) {
    const fault = failFile('unreadable', 'source-changed', `no bytes came for ${given.name}`).fault;
    return { status: 'failed', fault };
  }
  return outcome.kind === 'unreadable' ? { status: 'failed', fault: outcome.fault } : { status: 'queued' };
}

function* steps(files: readonly NamedFile[]): Generator<readonly NamedFile[]> {
  let part: NamedFile[] = [];
  let bytes = 0;
  for (const given of files) {
    if (part.length > 0 && (part.length >= step.files || bytes + given.file.size > step.bytes)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(given);
    bytes += given.file.size;
  }
  if (part.length > 0) yield part;
}

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
