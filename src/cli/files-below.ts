import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareFiles } from '#engine/ledger/shards.ts';
import { isMeant } from './drive-page.ts';

/** Paths of the files below a folder, in the order of ledgers. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isMeant)
    .sort(compareFiles);
}
