import { ownFolder } from '#storage/own-directory.ts';
import { ownName } from '#storage/storage-use.ts';

/** What this app has in this browser, by the kinds of storage there are. Other apps of the same host are not counted. */
export type Left = {
  readonly databases: number;
  readonly files: number;
  readonly caches: number;
  readonly settings: number;
  readonly serviceWorkers: number;
};

/** Looks everywhere where a page can keep something, and counts what is this app's. Makes nothing by looking. */
export async function whatIsLeft(scope: string): Promise<Left> {
  const [databases, files, ownCaches, workers] = await Promise.all([
    databaseNames(),
    countFiles(),
    'caches' in globalThis ? caches.keys() : [],
    ownRegistrations(scope),
  ]);
  return {
    databases: databases.filter((name) => ownName.test(name)).length,
    files,
    caches: ownCaches.filter((name) => ownName.test(name)).length,
    settings: ownSettings(localStorage).length + ownSettings(sessionStorage).length,
    serviceWorkers: workers.length,
  };
}

async function databaseNames(): Promise<readonly string[]> {
  if (!('databases' in indexedDB)) return []; // Firefox before 126 does not tell
  return (await indexedDB.databases()).map(({ name }) => name ?? '');
}

async function countFiles(): Promise<number> {
  try {
    const root = await navigator.storage.getDirectory();
    return await countIn(await root.getDirectoryHandle(ownFolder));
  } catch {
    return 0; // the browser has no such storage, or there is no folder of this app
  }
}

/** A folder counts as well. */
async function countIn(folder: FileSystemDirectoryHandle): Promise<number> {
  let count = 1;
  for await (const entry of folder.values())
    count += entry.kind === 'directory' ? await countIn(entry as FileSystemDirectoryHandle) : 1;
  return count;
}

/** Where the kit remembers how far a page was scrolled; in a tab's own storage, which no other app shares. */
const kitName = /^sveltekit:/;

/** The names under which this app keeps something in this storage. */
export function ownSettings(storage: Storage): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '');
  return keys.filter((key) => ownName.test(key) || kitName.test(key));
}

/** This app's service workers: those at or below the path that it is served from. */
export async function ownRegistrations(scope: string): Promise<readonly ServiceWorkerRegistration[]> {
  if (!('serviceWorker' in navigator)) return [];
  const all = await navigator.serviceWorker.getRegistrations();
  return all.filter((registration) => registration.scope.startsWith(new URL(scope, location.href).href));
}
