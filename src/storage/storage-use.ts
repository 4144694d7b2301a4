import { Dexie } from 'dexie';
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

/** Deletes the database, every file in the origin-private file system, and all caches and settings of this origin. */
export async function eraseStorage(database: Database): Promise<void> {
  database.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  await emptyFileSystem();
  if ('caches' in globalThis) for (const key of await caches.keys()) await caches.delete(key);
  if ('serviceWorker' in navigator) {
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister();
  }
  localStorage.clear();
  sessionStorage.clear();
}

async function emptyFileSystem(): Promise<void> {
  let root: FileSystemDirectoryHandle;
  try {
    root = await navigator.storage.getDirectory();
  } catch {
    return; // there is none
  }
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
}
