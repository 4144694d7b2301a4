import type { Database } from './schema.ts';

/**
 * Bytes of dropped files, kept by their SHA-256 so that a batch outlives a reload, and so that the same bytes are
 * kept once. They lie in the origin-private file system, or in IndexedDB where the browser has none.
 * The intake worker writes files straight into `directory`; everything else goes through here.
 */
export type InputStore = {
  /** Where the intake worker writes; undefined: hand it the blob by `keep`. */
  readonly directory: FileSystemDirectoryHandle | undefined;
  /** Keeps bytes in IndexedDB, for browsers that cannot write into `directory`. */
  readonly keep: (sha256: string, blob: Blob) => Promise<void>;
  /** The bytes, still on disk; undefined when they are not here. Their hash is checked where they are used. */
  readonly open: (sha256: string) => Promise<Blob | undefined>;
  readonly remove: (hashes: readonly string[]) => Promise<void>;
  /** The hashes of everything stored. */
  readonly stored: () => Promise<readonly string[]>;
};

/** The folder of the origin-private file system that the files lie in. */
export const inputFolder = 'inputs';

/** Opens the store of input files. */
export async function openInputs(database: Database): Promise<InputStore> {
  const { inputs } = database;
  const directory = await openDirectory();
  return {
    directory,

    keep: async (sha256, blob) => {
      await inputs.put({ sha256, blob });
    },

    open: async (sha256) => {
      try {
        const file = await (await directory?.getFileHandle(sha256))?.getFile();
        // Nothing empty is ever stored: the browser made the file and then did not let it be written.
        if (file !== undefined && file.size > 0) return file;
      } catch {
        // not in the file system; perhaps in the database
      }
      return (await inputs.get(sha256))?.blob;
    },

    remove: async (hashes) => {
      // A file that is not there, or is being read by another tab, is left for the next sweep.
      if (directory !== undefined) {
        await Promise.allSettled(hashes.map((hash) => directory.removeEntry(hash)));
      }
      await inputs.bulkDelete([...hashes]);
    },

    stored: async () => {
      const names: string[] = await inputs.toCollection().primaryKeys();
      if (directory !== undefined) for await (const name of directory.keys()) names.push(name);
      return names;
    },
  };
}

async function openDirectory(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(inputFolder, { create: true });
  } catch {
    return undefined; // private windows of some browsers, and insecure origins
  }
}
