import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders and files of a profile that IndexedDB lies in, by what keeps them. */
async function databaseFiles(profile: string): Promise<readonly { path: string; backend: string }[]> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!/[\\/]IndexedDB([\\/]|$)/.test(entry.parentPath)) return [];
    if (/\.indexeddb\.leveldb$/.test(entry.name)) return [{ path, backend: 'LevelDB' }];
    if (/\.indexeddb\.blob$/.test(entry.name)) return [{ path, backend: 'blobs' }];
    if (/\.(sqlite|db)(-\w+)?$/i.test(entry.name)) return [{ path, backend: 'SQLite' }];
    return [];
  });
}

/**
 * Deletes IndexedDB from the profile of a browser that is not running, as the browser itself does after it found it
 * corrupt; gives what kept it.
 *
 * @throws when there is none: the browser keeps it elsewhere, and the test would prove nothing.
 */
export async function deleteDatabase(profile: string): Promise<string> {
  const files = await databaseFiles(profile);
  if (files.length === 0)
    throw new Error(`no IndexedDB was found in ${profile}: where does this browser keep it?`);
  for (const { path } of files) await rm(path, { recursive: true, force: true });
  return [...new Set(files.map(({ backend }) => backend))].filter((name) => name !== 'blobs').join(' and ');
}
