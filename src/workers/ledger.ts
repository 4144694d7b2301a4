import { transfer, wrap } from 'comlink';
import type { Result } from '#core/result.ts';
import type { LedgerDifference } from '#engine/ledger/compare-ledgers.ts';
import { pathOf } from './folder-path.ts';
import type { LedgerWorkerApi } from './ledger-protocol.ts';

/** The ledger worker as the page has it: every call may reject, and does once the worker is dead. */
export type LedgerMaker = {
  readonly [Call in Exclude<keyof LedgerWorkerApi, 'writeFlushed' | 'replaceFile'>]: (
    ...asked: Parameters<LedgerWorkerApi[Call]>
  ) => Promise<Awaited<ReturnType<LedgerWorkerApi[Call]>>>;
} & {
  readonly writeFlushed: (
    directory: FileSystemDirectoryHandle,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<void>;
  readonly replaceFile: (handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly stop: () => void;
};

/** Starts the ledger worker. Bytes that are handed over to be written are the worker's from then on. */
export function startLedgerMaker(start: () => Worker): LedgerMaker {
  const worker = start();
  const api = wrap<LedgerWorkerApi>(worker);
  let die = (_why: Error): void => undefined;
  const died = new Promise<never>((_, reject) => {
    die = reject;
  });
  died.catch(() => undefined);
  worker.addEventListener('error', (event) => {
    die(new Error(`the ledger worker stopped: ${event.message || 'no reason given'}`));
  });
  worker.addEventListener('messageerror', () => {
    die(new Error('a message from the ledger worker could not be read'));
  });
  const orDead = <Value>(answer: Promise<Value>): Promise<Value> => Promise.race([answer, died]);
  return {
    begin: (batchId, head) => orDead(api.begin(batchId, head)),
    put: (batchId, items) => orDead(api.put(batchId, items)),
    make: (batchId) => orDead(api.make(batchId)),
    end: (batchId) => orDead(api.end(batchId)),
    judge: (batchId, bytes) => orDead<Result<number>>(api.judge(batchId, bytes)),
    countRows: (bytes) => orDead<Result<number>>(api.countRows(bytes)),
    compare: (present, backup) => orDead<Result<LedgerDifference>>(api.compare(present, backup)),
    writeFlushed: (directory, name, bytes) =>
      orDead(pathOf(directory).then((path) => api.writeFlushed(path, name, transfer(bytes, [bytes.buffer])))),
    replaceFile: (handle, bytes) => orDead(api.replaceFile(handle, transfer(bytes, [bytes.buffer]))),
    stop: () => {
      worker.terminate();
      die(new Error('the ledger worker was ended'));
    },
  };
}
