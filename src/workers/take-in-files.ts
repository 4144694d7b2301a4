import { filesInPack, packHeadBytes, packOf } from '#core/pack.ts';
import { describeThrown } from '#core/thrown.ts';
import { countAhead } from './count-ahead.ts';
import { folderAt } from './folder-path.ts';
import type { Intake } from './intake.ts';
import type { Intaken, IntakeWorkerApi } from './protocol.ts';
import { bytesOfHash, sha256Hex } from './sha256.ts';
import { isNotSupported } from './write-flushed.ts';

/** Files whose bytes are read and hashed at the same time: hashing runs beside the disk. */
const atOnce = 4;

/**
 * Chromium (seen with 156) now and then never answers a request for synchronous access, about once in 3,000 files of
 * a large batch, while other files go on; without a limit the whole intake would wait for ever.
 */
const accessWithinMs = 3_000;

/** Files up to this size go into packs: of a larger one the bytes cost more than the file. */
const packedUpToBytes = 1024 * 1024;

const fullName = 'QuotaExceededError';

/** The synchronous file access that only workers have (WHATWG File System, 2.6). */
type SyncHandle = {
  readonly getSize?: () => number;
  readonly truncate: (sizeBytes: number) => void;
  readonly write: (bytes: Uint8Array, options: { at: number }) => number;
  readonly flush: () => void;
  readonly close: () => void;
};
type SyncFile = FileSystemFileHandle & { createSyncAccessHandle?: () => Promise<SyncHandle> };

/** Tests run where there is none. */
const browser = globalThis.navigator as Partial<Navigator> | undefined;
const counter = countAhead(browser);

/** The work of the intake worker. The same bytes are written once, also when they come twice in one call. */
export const takeInFiles: Omit<Intake, 'stop'> = {
  takeIn: async (files, directory) => {
    const results: Intaken[] = [];
    const writing = new Map<string, Promise<Intaken>>();
    const small = new Map<string, Uint8Array>();
    let next = 0;
    let full: Intaken | undefined;
    if (directory !== undefined) await counter.expect(directory, sizesOf(files) + packHeadBytes);
    const takeIn = async (file: File): Promise<Intaken> => {
      const bytes = await bytesOf(file);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const sha256 = await sha256Hex(bytes);
      if (directory === undefined) return { kind: 'hashed', sha256 };
      if (bytes.length <= packedUpToBytes) {
        small.set(sha256, bytes);
        return { kind: 'stored', sha256 }; // in a moment: below
      }
      const written = writing.get(sha256) ?? stored(sha256, () => writeOrAgain(directory, sha256, bytes));
      writing.set(sha256, written);
      return written;
    };
    const lane = async (): Promise<void> => {
      while (next < files.length) {
        const index = next++;
        const file = files[index];
        if (file === undefined) continue;
        // Once one had no room, the others are not even read.
        const result = full ?? (await takeIn(file));
        if (result.kind === 'refused' && result.full === true) full = result;
        results[index] = result;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    if (directory === undefined) return results;
    const outcomes = await storeSmall(directory, small);
    return results.map((result) => ('sha256' in result && outcomes.get(result.sha256)) || result);
  },
  repack: async (directory, files) => {
    const blobs = files.map(({ file }) => file);
    const bytes = await Promise.all(blobs.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
    const small = new Map(files.map(({ sha256 }, i) => [sha256, bytes[i] ?? new Uint8Array()]));
    await counter.expect(directory, sizesOf(blobs) + packHeadBytes);
    const outcomes = await storeSmall(directory, small);
    return [...outcomes.values()].every(({ kind }) => kind === 'stored');
  },
  countAhead: (directory, sizeBytes) => countAhead(browser).expect(directory, sizeBytes),
};

/** The same for a page, which names the folder. */
export const takeInByPath: IntakeWorkerApi = {
  takeIn: async (files, path) => takeInFiles.takeIn(files, path && (await folderAt(path))),
  repack: async (path, files) => takeInFiles.repack(await folderAt(path), files),
  countAhead: async (path, sizeBytes) => takeInFiles.countAhead(await folderAt(path), sizeBytes),
};

function sizesOf(files: readonly Blob[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | Intaken> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    const detail = `the browser could not read the file (${describeThrown(thrown)}); it may have changed since it was chosen`;
    return { kind: 'unreadable', fault: { kind: 'unreadable', code: 'source-changed', detail } };
  }
}

/** Writes small files into packs; one for itself lies alone, under its hash. */
async function storeSmall(
  directory: FileSystemDirectoryHandle,
  small: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Intaken>> {
  const outcomes = new Map<string, Intaken>();
  const files = [...small].map(([sha256, bytes]) => ({ sha256, bytes }));
  for (let from = 0; from < files.length; from += filesInPack) {
    const packed = files.slice(from, from + filesInPack);
    const [first] = packed;
    const write = (): Promise<boolean> =>
      first !== undefined && packed.length === 1
        ? writeOrAgain(directory, first.sha256, first.bytes)
        : writeFile(directory, `${crypto.randomUUID()}.pack`, packOf(packed));
    const outcome = await stored('', write);
    for (const { sha256 } of packed)
      outcomes.set(sha256, 'sha256' in outcome ? { ...outcome, sha256 } : outcome);
  }
  return outcomes;
}

async function stored(sha256: string, write: () => Promise<boolean>): Promise<Intaken> {
  try {
    return { kind: (await write()) ? 'stored' : 'hashed', sha256 };
  } catch (thrown) {
    return { kind: 'refused', detail: describeThrown(thrown), full: isFull(thrown) };
  }
}

/** Whether the browser's allowance or the disk has no room: what the file system's refusal is called. */
function isFull(thrown: unknown): boolean {
  return isCalled(thrown, fullName);
}

function isCalled(thrown: unknown, name: string): boolean {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === name;
}

/**
 * A power cut may leave a name in the folder with no file behind it. Chromium says so once, and forgets the name with
 * that: the second time the file is made anew.
 */
async function writeOrAgain(
  directory: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  try {
    return await writeFile(directory, name, bytes);
  } catch (thrown) {
    if (!isCalled(thrown, 'NotFoundError')) throw thrown;
    return writeFile(directory, name, bytes);
  }
}

/** Writes the bytes and flushes them to disk; false where this browser has no synchronous access, or does not give it. */
async function writeFile(
  directory: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const handle: SyncFile = await directory.getFileHandle(name, { create: true });
  const { createSyncAccessHandle } = handle;
  if (createSyncAccessHandle === undefined) return false;
  const opened = (): Promise<SyncHandle> => createSyncAccessHandle.call(handle);
  const refused = (thrown: unknown) => (isNotSupported(thrown) ? undefined : ('unknown' as const));
  const fresh = await inTime(opened().then(ifEmpty, refused));
  if (typeof fresh === 'object') return writeBytes(fresh, bytes);
  if (fresh === undefined) return false;
  const present = await handle.getFile();
  // A power cut may leave a file its length and none of its bytes. Few files are there already.
  if (present.size === bytes.length && (await bytesOfHash(present, name)) !== undefined) return true;
  const access = await inTime(opened());
  return access === undefined ? false : writeBytes(access, bytes);
}

/** The access to a file that has nothing in it: one just made, as nearly all are, which need not be looked at. */
function ifEmpty(access: SyncHandle): SyncHandle | 'unknown' {
  if (access.getSize?.() === 0) return access;
  access.close();
  return 'unknown';
}

function writeBytes(access: SyncHandle, bytes: Uint8Array): true {
  try {
    access.truncate(0);
    // A disk that fills up may take a part and say so only by the count.
    if (access.write(bytes, { at: 0 }) < bytes.length)
      throw new DOMException('only a part was written', fullName);
    access.flush();
    counter.written(bytes.length);
  } catch (thrown) {
    empty(access); // what was written would take the room that others wait for
    throw thrown;
  } finally {
    access.close();
  }
  return true;
}

function empty(access: SyncHandle): void {
  try {
    access.truncate(0);
  } catch {
    // the next attempt at this file begins with it
  }
}

/** The access, or undefined when it does not come in time; one that comes too late is closed again. */
async function inTime<Access extends SyncHandle | 'unknown' | undefined>(
  request: Promise<Access>,
): Promise<Access | undefined> {
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(undefined);
    }, accessWithinMs);
  });
  const granted = request.then((access) => {
    if (late && typeof access === 'object') access.close();
    return access;
  });
  try {
    return await Promise.race([granted, limit]);
  } finally {
    clearTimeout(timer);
  }
}
