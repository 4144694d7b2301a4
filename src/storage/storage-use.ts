import { Dexie } from 'dexie';
import { inputFolder } from './inputs.ts';
import type { Database } from './schema.ts';

/** How much of the browser's allowance this app uses. Chromium's quota is an upper bound, not free disk. */
export async function storageUse(): Promise<{ usageBytes: number; quotaBytes: number; persisted: boolean }> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usageBytes: usage, quotaBytes: quota, persisted: await navigator.storage.persisted() };
}

/** Asks the browser to keep this app's storage until the user removes it. */
export async function askToPersist(): Promise<boolean> {
  return navigator.storage.persist();
}

/** What this app calls its caches and settings begins with its name: other apps may live on the same host. */
const ownName = /^benchside\b/;

/** Deletes this app's database, input files, caches and settings, and nothing that another app of this origin keeps. */
export async function eraseStorage(database: Database): Promise<void> {
  database.close();
  await Dexie.delete(database.name);
  await removeInputFolder();
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (ownName.test(name)) await caches.delete(name);
  }
  const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place));
  for (const key of keys) if (key !== null && ownName.test(key)) localStorage.removeItem(key);
}

async function removeInputFolder(): Promise<void> {
  let root: FileSystemDirectoryHandle;
  try {
    root = await navigator.storage.getDirectory();
  } catch {
    return; // there is none
  }
  try {
    await root.removeEntry(inputFolder, { recursive: true });
  } catch (thrown) {
    if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
  }
}
