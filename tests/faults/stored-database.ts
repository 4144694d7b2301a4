import { appendFile, open, readdir, rm, stat } from 'node:fs/promises';
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

/**
 * Damages the log of a LevelDB database of a browser that is not running, in its middle: the browser finds it corrupt
 * when it opens it, deletes all of it, and goes on with an empty one, as after some kills. Gives whether there was a log.
 */
export async function damageDatabase(profile: string): Promise<boolean> {
  let damaged = false;
  for (const { path, backend } of await databaseFiles(profile)) {
    if (backend !== 'LevelDB') continue;
    for (const name of (await readdir(path)).filter((each) => each.endsWith('.log'))) {
      const { size } = await stat(join(path, name));
      if (size < 200) continue;
      const file = await open(join(path, name), 'r+');
      await file.write(new Uint8Array(40).fill(0xa5), 0, 40, Math.floor(size / 3));
      await file.close();
      damaged = true;
    }
  }
  return damaged;
}

/**
 * Leaves a record's header without its payload behind the log of a LevelDB database, as a kill between the two does
 * (google/leveldb #1287): what the browser then appends is read as that payload. Gives whether there was a log.
 */
export async function tearHeader(profile: string): Promise<boolean> {
  let torn = false;
  for (const { path, backend } of await databaseFiles(profile)) {
    if (backend !== 'LevelDB') continue;
    const logs = (await readdir(path)).filter((each) => each.endsWith('.log')).sort();
    const newest = logs.at(-1);
    if (newest === undefined) continue;
    // Checksum (4 bytes), length 40 (2 bytes), type "full" (1 byte).
    await appendFile(join(path, newest), Uint8Array.of(0x11, 0x22, 0x33, 0x44, 40, 0, 1));
    torn = true;
  }
  return torn;
}

/** Bytes in the logs of the LevelDB databases of a profile, also of one that a browser is at work on. */
export async function loggedBytes(profile: string): Promise<number> {
  let sum = 0;
  for (const { path, backend } of await databaseFiles(profile)) {
    if (backend !== 'LevelDB') continue;
    for (const name of (await readdir(path)).filter((each) => each.endsWith('.log')))
      sum += await stat(join(path, name)).then(
        ({ size }) => size,
        () => 0, // gone between the two looks
      );
  }
  return sum;
}
