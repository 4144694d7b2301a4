import type { Database } from './schema.ts';

/** The folders that batches read their files from, where those are not copied. Only browsers with directory handles have any. */
export type FolderStore = {
  readonly put: (batchId: string, handle: FileSystemDirectoryHandle) => Promise<void>;
  readonly get: (batchId: string) => Promise<FileSystemDirectoryHandle | undefined>;
  readonly remove: (batchId: string) => Promise<void>;
};

/** The folders in this database. */
export function openFolders({ folders }: Database): FolderStore {
  return {
    put: async (batchId, handle) => {
      await folders.put({ batchId, handle });
    },
    get: async (batchId) => (await folders.get(batchId))?.handle,
    remove: (batchId) => folders.delete(batchId),
  };
}

/** What only Chromium has: a page may ask for a handle's permission again (WICG File System Access, 2.3). */
type AskedHandle = {
  readonly queryPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
  readonly requestPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
};

/** Whether files of the folder may be read now; `prompt`: once the user was asked, which takes a click. */
export function mayRead(handle: FileSystemDirectoryHandle): Promise<PermissionState> {
  const asked: FileSystemDirectoryHandle & AskedHandle = handle;
  return asked.queryPermission?.({ mode: 'read' }) ?? Promise.resolve('granted');
}

/** Asks the user for the folder. Call from a click. */
export function askToRead(handle: FileSystemDirectoryHandle): Promise<PermissionState> {
  const asked: FileSystemDirectoryHandle & AskedHandle = handle;
  return asked.requestPermission?.({ mode: 'read' }) ?? Promise.resolve('granted');
}

/**
 * The file at a path that was listed below the folder, below one above it, or below one inside it; undefined where
 * there is none. The hash tells whether it is still the same file.
 *
 * @throws NotAllowedError where the user has to be asked first.
 */
export async function fileBelow(handle: FileSystemDirectoryHandle, path: string): Promise<File | undefined> {
  const parts = path.split('/');
  const inside = parts.indexOf(handle.name);
  const ways = inside < 0 ? [parts] : [parts.slice(inside + 1), parts];
  for (const way of ways) {
    try {
      return await fileAt(handle, way);
    } catch (thrown) {
      if (!isMissing(thrown)) throw thrown;
    }
  }
  return undefined;
}

async function fileAt(handle: FileSystemDirectoryHandle, parts: readonly string[]): Promise<File> {
  let folder = handle;
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return (await folder.getFileHandle(parts.at(-1) ?? '')).getFile();
}

function isMissing(thrown: unknown): boolean {
  // TypeError: a name that no file can have, as on a system with other rules.
  if (thrown instanceof TypeError) return true;
  return thrown instanceof DOMException && ['NotFoundError', 'TypeMismatchError'].includes(thrown.name);
}
