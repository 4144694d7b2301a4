import { fail, failFile, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import type { Item } from '#engine/ports.ts';
import { askToRead, fileBelow, mayRead } from '#storage/folders.ts';
import type { FolderWishes, NamedFile } from './batch-api.ts';
import type { BatchPorts } from './batch-ports.ts';

/**
 * Files that are read where they lie. A batch has one such folder; an item of it that has no copy in this browser is
 * looked for there, by the path that it was taken from, else by its own. Without the user's permission its files are not failed: they wait.
 */
export type BatchFolders = FolderWishes & {
  /** Remembers the folder of these files; gives them as they are to be taken in: copied where the batch has another one. */
  readonly place: (batchId: string, files: readonly NamedFile[]) => Promise<readonly NamedFile[]>;
  /** The file of an item; undefined where its batch has no folder. Fault `cancelled`: the user has to be asked first. */
  readonly open: (item: Item) => Promise<Result<File> | undefined>;
};

/** Opens the folders of this tab's batches. */
export function openBatchFolders({ folders }: Pick<BatchPorts, 'folders'>): BatchFolders {
  /** As last read: a run asks for each of its files. */
  const known = new Map<string, FileSystemDirectoryHandle>();

  async function folderOf(batchId: string): Promise<FileSystemDirectoryHandle | undefined> {
    const handle = known.get(batchId) ?? (await folders?.get(batchId));
    if (handle !== undefined) known.set(batchId, handle);
    return handle;
  }

  async function choose(batchId: string, handle: FileSystemDirectoryHandle): Promise<boolean> {
    if (folders === undefined) return false;
    const present = await folderOf(batchId);
    if (present !== undefined && !(await present.isSameEntry(handle))) return false;
    await folders.put(batchId, handle);
    known.set(batchId, handle);
    return true;
  }

  return {
    place: async (batchId, files) => {
      const first = files.find(({ inPlace }) => inPlace !== undefined)?.inPlace?.folder;
      if (first === undefined) return files;
      const chosen = await choose(batchId, first);
      return files.map((given) =>
        chosen && given.inPlace?.folder === first ? given : { ...given, inPlace: undefined },
      );
    },
    standing: async (batchId) => {
      const handle = await folderOf(batchId);
      return handle && { name: handle.name, permission: await mayRead(handle) };
    },
    ask: async (batchId) => {
      const handle = await folderOf(batchId);
      return handle !== undefined && (await askToRead(handle)) === 'granted';
    },
    forget: async (batchId) => {
      await folders?.remove(batchId);
      known.delete(batchId);
    },
    open: async (item) => {
      const handle = await folderOf(item.batchId);
      if (handle === undefined) return undefined;
      try {
        const file = await fileBelow(handle, item.inPlace ?? pathOf(item));
        if (file !== undefined) return ok(file);
        return failFile('unreadable', 'input-missing', `it is no longer in the folder ${handle.name}`);
      } catch (thrown) {
        if (thrown instanceof DOMException && thrown.name === 'NotAllowedError')
          return fail({ kind: 'cancelled' });
        const detail = `the browser could not read it from the folder ${handle.name} (${describeThrown(thrown)})`;
        return fail({ kind: 'storage', detail });
      }
    },
  };
}

function pathOf({ name, folder }: Item): string {
  return folder === undefined ? name : `${folder}/${name}`;
}
