import { ownDirectory } from '../own-directory.ts';
import { readOnly, type SegmentFile, type SegmentFolder } from './segment-folder.ts';

/** The synchronous access that only workers have. */
type SyncFile = FileSystemFileHandle & {
  createSyncAccessHandle?: (options?: { mode: 'read-only' }) => Promise<SegmentFile>;
};

/** Chromium (seen with 156) now and then never answers a request for synchronous access. */
const accessWithinMs = 3_000;

const segmentName = /^\d{6}\.journal$/;

/**
 * The journal's folder in the origin-private file system, for a worker.
 *
 * @throws where there is none.
 */
export async function openOpfsFolder(): Promise<SegmentFolder> {
  const directory = await ownDirectory('journal');
  return {
    names: async () => {
      const names: string[] = [];
      for await (const name of directory.keys()) if (segmentName.test(name)) names.push(name);
      return names;
    },
    open: async (name) => {
      const handle: SyncFile = await directory.getFileHandle(name, { create: true });
      if (handle.createSyncAccessHandle === undefined)
        throw new DOMException('no synchronous access to files', 'NotSupportedError');
      try {
        // A request that is never answered is made once more: others go through meanwhile.
        const file = (await inTime(handle.createSyncAccessHandle())) ?? (await again(handle));
        // Safari before 16.4 answered with promises.
        if (typeof file.getSize() === 'number') return file;
        file.close();
        throw new DOMException('access to files is not synchronous', 'NotSupportedError');
      } catch (thrown) {
        if (!(thrown instanceof DOMException)) throw thrown;
        if (thrown.name === 'NoModificationAllowedError') return 'held';
        // Chromium opens nothing for writing once the quota is spent, not even to append to. What is there can be read.
        const file = thrown.name === 'QuotaExceededError' ? await forReading(handle) : undefined;
        if (file === undefined) throw thrown;
        return file;
      }
    },
  };
}

/** undefined where the browser knows no such access. */
async function forReading(handle: SyncFile): Promise<SegmentFile | undefined> {
  const request = handle.createSyncAccessHandle?.({ mode: 'read-only' }).catch(() => undefined);
  const file = request && (await inTime(request));
  return file && readOnly(file);
}

async function again(handle: SyncFile): Promise<SegmentFile> {
  const request = handle.createSyncAccessHandle?.();
  const access = request && (await inTime(request));
  if (access === undefined)
    throw new DOMException('the browser gives no access to the journal', 'TimeoutError');
  return access;
}

/** The access, or undefined when it does not come in time; one that comes too late is closed again. */
async function inTime(request: Promise<SegmentFile | undefined>): Promise<SegmentFile | undefined> {
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(undefined);
    }, accessWithinMs);
  });
  const granted = request.then((access) => {
    if (late) access?.close();
    return access;
  });
  granted.catch(() => undefined);
  try {
    return await Promise.race([granted, limit]);
  } finally {
    clearTimeout(timer);
  }
}
