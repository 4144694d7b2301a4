import { Dexie } from 'dexie';
import { inputName, oldInputFolder } from './inputs.ts';
import { ownFolder } from './own-directory.ts';
import type { Database } from './schema.ts';
import { storageParts } from './storage-parts.ts';

/**
 * How much of the browser's allowance this app uses; without end where the browser does not tell. Chromium's quota is an
 * upper bound, not free disk.
 */
export async function storageUse(): Promise<{ usageBytes: number; quotaBytes: number; persisted: boolean }> {
  const storage = storageParts();
  const told = await storage.estimate?.();
  return {
    usageBytes: told?.usage ?? 0,
    quotaBytes: told === undefined ? Infinity : (told.quota ?? 0),
    persisted: (await storage.persisted?.()) === true,
  };
}

/** Asks the browser to keep this app's storage until the user removes it. */
export async function askToPersist(): Promise<boolean> {
  return (await storageParts().persist?.()) === true;
}

/** What this app calls its caches and settings begins with its name: other apps may live on the same host. */
export const ownName = /^benchside\b/;

/** Another tab that does not let go of the database keeps it from going. */
const deletesWithinMs = 10_000;

/**
 * Deletes this app's database, journal, input files, caches and settings, and nothing that another app of this origin
 * keeps. The database need not be one that opens.
 *
 * @throws what the browser refused first; all else is deleted even so.
 */
export async function eraseStorage(database: Pick<Database, 'close' | 'name'>): Promise<void> {
  const refusals: unknown[] = [];
  for (const step of [() => deleteDatabase(database), removeFolders, deleteCaches, removeSettings])
    try {
      await step();
    } catch (thrown) {
      refusals.push(thrown);
    }
  if (refusals.length > 0) throw refusals[0];
}

async function deleteDatabase(database: Pick<Database, 'close' | 'name'>): Promise<void> {
  database.close();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('', 'TimeoutError')); // another tab holds it
    }, deletesWithinMs);
  });
  await Promise.race([Dexie.delete(database.name), tooLong]).finally(() => {
    clearTimeout(timer);
  });
}

async function deleteCaches(): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) if (ownName.test(name)) await caches.delete(name);
}

function removeSettings(): void {
  const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place));
  for (const key of keys) if (key !== null && ownName.test(key)) localStorage.removeItem(key);
}

/** How often, and after which pauses, a folder is asked to go: another tab may be closing its journal. */
const attempts = 20;
const pauseMs = 100;

async function removeFolders(): Promise<void> {
  let root: FileSystemDirectoryHandle;
  try {
    root = await navigator.storage.getDirectory();
  } catch {
    return; // there is none
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      await root.removeEntry(ownFolder, { recursive: true });
      break;
    } catch (thrown) {
      if (isNotFound(thrown)) break;
      if (attempt === attempts) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  await removeOldInputs(root);
}

/** Removes what this app left in the folder of a general name, and the folder once it is empty. */
async function removeOldInputs(root: FileSystemDirectoryHandle): Promise<void> {
  try {
    const old = await root.getDirectoryHandle(oldInputFolder);
    const names: string[] = [];
    for await (const name of old.keys()) if (inputName.test(name)) names.push(name);
    for (const name of names) await old.removeEntry(name);
    await root.removeEntry(oldInputFolder);
  } catch (thrown) {
    if (isNotFound(thrown)) return;
    if (thrown instanceof DOMException && thrown.name === 'InvalidModificationError') return; // another app's files
    throw thrown;
  }
}

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NotFoundError';
}
