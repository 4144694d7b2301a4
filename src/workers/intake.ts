import { wrap } from 'comlink';
import { pathOf } from './folder-path.ts';
import type { Intaken, IntakeWorkerApi, StoredFile } from './protocol.ts';

export type Intake = {
  /** Hashes and stores these files; a dead worker is a `refused` for each of them. Never rejects. */
  readonly takeIn: (
    files: readonly File[],
    directory: FileSystemDirectoryHandle | undefined,
  ) => Promise<readonly Intaken[]>;
  /** Writes stored files anew, in a pack; false where one could not be written. Never rejects. */
  readonly repack: (directory: FileSystemDirectoryHandle, files: readonly StoredFile[]) => Promise<boolean>;
  /** Has the browser count bytes that no file will hold (`count-ahead.ts`). Never rejects. */
  readonly countAhead: (directory: FileSystemDirectoryHandle, sizeBytes: number) => Promise<void>;
  readonly stop: () => void;
};

/** Starts the intake worker. */
export function startIntake(start: () => Worker): Intake {
  const worker = start();
  const api = wrap<IntakeWorkerApi>(worker);
  const died = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => {
      resolve(`the intake worker stopped: ${event.message || 'no reason given'}`);
    });
    worker.addEventListener('messageerror', () => {
      resolve('a message from the intake worker could not be read');
    });
  });
  const takeIn = async (files: readonly File[], directory: FileSystemDirectoryHandle | undefined) =>
    api.takeIn(files, directory && (await pathOf(directory)));
  const repack = async (directory: FileSystemDirectoryHandle, files: readonly StoredFile[]) =>
    api.repack(await pathOf(directory), files);
  const countAhead = async (directory: FileSystemDirectoryHandle, sizeBytes: number) =>
    api.countAhead(await pathOf(directory), sizeBytes);
  return {
    takeIn: (files, directory) => {
      const refuseAll = (detail: string) => files.map((): Intaken => ({ kind: 'refused', detail }));
      return Promise.race([
        takeIn(files, directory).catch((thrown: unknown) => refuseAll(String(thrown))),
        died.then(refuseAll),
      ]);
    },
    repack: (directory, files) =>
      Promise.race([repack(directory, files).catch(() => false), died.then(() => false)]),
    countAhead: (directory, sizeBytes) =>
      Promise.race([countAhead(directory, sizeBytes).catch(() => undefined), died.then(() => undefined)]),
    stop: () => {
      worker.terminate();
    },
  };
}
