import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The browser's log goes on in blocks of so many bytes. */
const blockBytes = 32_768;

/** The log in which Chromium keeps the names of the origin-private file system. @throws where there is none. */
async function logOfNames(profile: string): Promise<{ readonly path: string; readonly sizeBytes: number }> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const log = entries
    .filter(
      ({ name, parentPath }) =>
        name.endsWith('.log') && /File System[\\/]\d+[\\/]t[\\/]Paths$/.test(parentPath),
    )
    .map(({ name, parentPath }) => join(parentPath, name))
    .sort()
    .at(-1);
  if (log === undefined)
    throw new Error(`no log of names was found in ${profile}: where does this browser keep them?`);
  return { path: log, sizeBytes: (await stat(log)).size };
}

/**
 * Writes zeros over the end of the log of names in the profile of a browser that is not running, from `fromBytes` or
 * the beginning of its last block: what a power cut leaves where a file's new length reached the disk and its bytes did
 * not. Gives how many bytes were lost and how long the log is.
 *
 * @throws when there is no such log: the browser keeps names elsewhere, and the test would prove nothing.
 */
export async function holeInNames(
  profile: string,
  fromBytes: (sizeBytes: number) => number,
): Promise<{ readonly lostBytes: number; readonly sizeBytes: number }> {
  const { path, sizeBytes } = await logOfNames(profile);
  const from = Math.max(Math.floor(fromBytes(sizeBytes)), sizeBytes - (sizeBytes % blockBytes));
  const lostBytes = Math.max(0, sizeBytes - from);
  const file = await open(path, 'r+');
  await file.write(new Uint8Array(lostBytes), 0, lostBytes, from);
  await file.close();
  return { lostBytes, sizeBytes };
}
