/** Chromium (seen with 156) now and then never answers a request for synchronous access. */
const accessWithinMs = 3_000;

/** The synchronous file access that only workers have (WHATWG File System, 2.6). */
type SyncHandle = {
  readonly truncate: (sizeBytes: number) => void;
  readonly write: (bytes: Uint8Array, options: { at: number }) => number;
  readonly flush: () => void;
  readonly close: () => void;
};
type SyncFile = FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<SyncHandle> };

/**
 * Writes a file as a whole and flushes it to the disk, in a worker; where the browser gives no synchronous access, or
 * does not answer, by a stream, which a kill survives and a power cut may not. Then reads it back.
 *
 * @throws where the file cannot be written, or reads back as something else.
 */
export async function writeFlushed(
  directory: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const handle: SyncFile = await directory.getFileHandle(name, { create: true });
  const access = await syncAccess(handle);
  if (access === undefined) await writeStream(handle, bytes);
  else {
    try {
      access.truncate(0);
      const written = access.write(bytes, { at: 0 });
      if (written < bytes.length) throw new DOMException('written in part', 'QuotaExceededError');
      access.flush();
    } finally {
      access.close();
    }
  }
  await checkBack(handle, bytes);
}

/**
 * Puts bytes in the place of a file that the user chose, and reads them back; beside the page, for ten megabytes would
 * hold it up.
 *
 * @throws where the file cannot be replaced (it is then as it was), or reads back as something else.
 */
export async function replaceFile(
  handle: FileSystemFileHandle,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await writeStream(handle, bytes);
  await checkBack(handle, bytes);
}

async function checkBack(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const back = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  if (!isSame(back, bytes)) throw new DOMException('the file reads back as something else', 'DataError');
}

async function writeStream(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { createWritable }: Partial<FileSystemFileHandle> = handle;
  if (createWritable === undefined)
    throw new DOMException('this browser lets pages write no files', 'NotSupportedError');
  const stream = await createWritable.call(handle);
  try {
    await stream.write(bytes);
  } catch (thrown) {
    await stream.abort().catch(() => undefined);
    throw thrown;
  }
  await stream.close();
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether the browser says that it has no such thing. */
export function isNotSupported(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NotSupportedError';
}

/** The access; undefined where there is none, or it does not come in time. One that comes too late is closed again. */
async function syncAccess(handle: SyncFile): Promise<SyncHandle | undefined> {
  if (handle.createSyncAccessHandle === undefined) return undefined;
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(undefined);
    }, accessWithinMs);
  });
  const granted = handle.createSyncAccessHandle().then((access) => {
    if (late) access.close();
    return access;
  });
  granted.catch(() => undefined);
  try {
    return await Promise.race([granted, limit]);
  } catch (thrown) {
    if (isNotSupported(thrown)) return undefined; // WebKit on Linux has it in name only
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
