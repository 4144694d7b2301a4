import { ownFolder } from './own-directory.ts';
import type { Database } from './schema.ts';
import { storageParts } from './storage-parts.ts';

/** What takes room in this browser, in bytes; undefined where the browser does not tell. */
export type UsageByKind = {
  /** The database: results, rows, events, the user's models. */
  readonly databaseBytes: number | undefined;
  /** Of it, the user's own models. */
  readonly modelsBytes: number;
  /** The second copy of the results. */
  readonly journalBytes: number;
  /** Ledgers that are written here, and backups of ledgers. */
  readonly ledgersBytes: number;
};

/** Measures it; copies of files are measured elsewhere, for they may be many. */
export async function usageByKind({ models }: Database): Promise<UsageByKind> {
  const [databaseBytes, modelRecords, journalBytes, ledgers, backups] = await Promise.all([
    databaseUse(),
    models.toArray(),
    folderBytes('journal'),
    folderBytes('ledgers'),
    folderBytes('backup'),
  ]);
  const modelsBytes = modelRecords.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { databaseBytes, modelsBytes, journalBytes, ledgersBytes: ledgers + backups };
}

/** What only Chromium tells. */
async function databaseUse(): Promise<number | undefined> {
  const told: (StorageEstimate & { readonly usageDetails?: { readonly indexedDB?: number } }) | undefined =
    await storageParts().estimate?.();
  return told?.usageDetails?.indexedDB;
}

/** The bytes in a folder of this app, those below it included; 0 where there is none. */
async function folderBytes(name: 'journal' | 'ledgers' | 'backup'): Promise<number> {
  try {
    const root = await navigator.storage.getDirectory();
    return await bytesBelow(await (await root.getDirectoryHandle(ownFolder)).getDirectoryHandle(name));
  } catch {
    return 0; // it was never made, or is being changed now
  }
}

async function bytesBelow(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const entry of folder.values()) {
    if (entry.kind === 'directory') bytes += await bytesBelow(entry as FileSystemDirectoryHandle);
    else
      bytes += await (entry as FileSystemFileHandle).getFile().then(
        ({ size }) => size,
        () => 0,
      );
  }
  return bytes;
}
