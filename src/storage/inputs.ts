import type { SealingKey } from './at-rest/sealing-key.ts';
import { openPacks, type Repack } from './input-packs.ts';
import { ownDirectory } from './own-directory.ts';
import type { Database } from './schema.ts';
import { blobOf, storeBlob } from './stored-blob.ts';

/**
 * Bytes of dropped files, kept by their SHA-256 so that a batch outlives a reload, and so that the same bytes are
 * kept once. They lie in the origin-private file system, or in IndexedDB where the browser has none.
 * The intake worker writes files straight into `directory`; everything else goes through here.
 */
export type InputStore = {
  /** Where the intake worker writes; undefined: hand it the blob by `keep`. */
  readonly directory: FileSystemDirectoryHandle | undefined;
  /** Keeps bytes in IndexedDB, for browsers that cannot write into `directory`; sealed where a key is given. */
  readonly keep: (sha256: string, blob: Blob, key?: SealingKey) => Promise<void>;
  /** The key that the files of a batch are to lie under; absent, or undefined: none. */
  readonly sealingOf?: (batchId: string) => Promise<SealingKey | undefined>;
  /** The bytes, still on disk; undefined when they are not here. Their hash is checked where they are used. */
  readonly open: (sha256: string) => Promise<Blob | undefined>;
  readonly remove: (hashes: readonly string[]) => Promise<void>;
  /**
   * Removes what is left of packs some of whose files were removed, the others being written anew beside them. Only
   * while nobody reads or writes files.
   */
  readonly tidy?: (repack: Repack) => Promise<void>;
  /** The hashes of everything stored; of what is sealed, keyed ones (`at-rest/`). */
  readonly stored: () => Promise<readonly string[]>;
};

/** Where the files lay before this app had a folder of its own; what is still there is used until it is needed no more. */
export const oldInputFolder = 'inputs';

/** What a stored file is called. Others of the old folder are not of this app. */
export const inputName = /^[0-9a-f]{64}$/;

/** Opens the store of input files. */
export async function openInputs(database: Database): Promise<InputStore> {
  const { inputs } = database;
  const directory = await ownDirectory('inputs').catch(() => undefined);
  const old = await oldDirectory();
  const directories = [directory, old].filter((each) => each !== undefined);
  const packs = directory && openPacks(directory);

  async function openAlone(sha256: string): Promise<Blob | undefined> {
    for (const each of directories) {
      try {
        const file = await (await each.getFileHandle(sha256)).getFile();
        // Nothing empty is ever stored: the browser made the file and then did not let it be written.
        if (file.size > 0) return file;
      } catch {
        // not here; perhaps in the database
      }
    }
    const record = await inputs.get(sha256);
    return record && blobOf(record.blob);
  }

  async function keep(sha256: string, blob: Blob): Promise<void> {
    await storeBlob(blob, (stored) => inputs.put({ sha256, blob: stored }));
  }

  return {
    directory,
    keep,

    open: async (sha256) => {
      const known = packs?.knows(sha256) === true ? await packs.find(sha256) : undefined;
      const file = known ?? (await openAlone(sha256));
      if (file !== undefined || packs === undefined) return file;
      await packs.look();
      return packs.find(sha256);
    },

    remove: async (hashes) => {
      const names = (await packs?.look()) ?? new Set<string>();
      await packs?.remove(hashes);
      // A file that is being read by another tab is left for the next sweep.
      const alone = hashes.filter((hash) => names.has(hash));
      if (directory !== undefined) await Promise.allSettled(alone.map((hash) => directory.removeEntry(hash)));
      if (old !== undefined) await Promise.allSettled(hashes.map((hash) => old.removeEntry(hash)));
      const kept = new Set(await inputs.toCollection().primaryKeys());
      await inputs.bulkDelete(hashes.filter((hash) => kept.has(hash)));
    },

    tidy: async (repack) => {
      await packs?.tidy(repack);
    },

    stored: async () => {
      const names: string[] = await inputs.toCollection().primaryKeys();
      const lying = (await packs?.look()) ?? new Set<string>();
      for (const name of lying) if (inputName.test(name)) names.push(name);
      if (old !== undefined) for await (const name of old.keys()) if (inputName.test(name)) names.push(name);
      return [...names, ...(packs?.hashes() ?? [])];
    },
  };
}

/** The old folder while something of this app is in it. */
async function oldDirectory(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const old = await root.getDirectoryHandle(oldInputFolder);
    for await (const name of old.keys()) if (inputName.test(name)) return old;
    // Fails, as it should, where another app keeps something in it.
    await root.removeEntry(oldInputFolder);
  } catch {
    // there is none, or no such file system
  }
  return undefined;
}
