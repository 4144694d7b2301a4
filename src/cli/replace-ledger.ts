import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256Hex } from '#core/sha256.ts';
import { backupName, backupsToDelete, nextSequence, parseBackupName } from '#engine/ledger/backups.ts';

/** A file that a ledger is written to again and again. */
export type LedgerFile = {
  /**
   * Puts a ledger's bytes in the place of the file: the new content is written beside it, flushed, read back, and renamed
   * over it. At every instant the file is the whole previous version or the whole next one. What was there before the
   * first write, and what anyone else wrote there since the last, is first copied to `backup/` beside it, verified, and
   * only the last ten copies are kept: versions of this one run would push out those that matter. One write after another.
   *
   * @throws when something cannot be written, or reads back as something else; the old file is then as it was.
   */
  readonly replace: (bytes: Uint8Array, nowMs: number) => Promise<void>;
};

/** The file of a ledger; nothing is read or written yet. */
export function ledgerFileAt(path: string): LedgerFile {
  let written: Uint8Array | undefined;
  let last: Promise<void> = Promise.resolve();

  async function replaceNow(bytes: Uint8Array, nowMs: number): Promise<void> {
    const before = await contentOf(path);
    if (before !== undefined) {
      if (Buffer.compare(before, bytes) === 0) return;
      const isOurs = written !== undefined && Buffer.compare(before, written) === 0;
      if (!isOurs) await keepBackup(path, before, nowMs);
    }
    const next = `${path}.${String(process.pid)}.new`;
    try {
      await writeFlushed(next, bytes);
      await rename(next, path);
    } catch (error) {
      await rm(next, { force: true });
      throw error;
    }
    written = bytes;
    await flushFolder(dirname(path));
  }
  return {
    replace: (bytes, nowMs) => {
      last = last.catch(() => undefined).then(() => replaceNow(bytes, nowMs));
      return last;
    },
  };
}

/** Writes a ledger once. */
export function replaceLedger(path: string, bytes: Uint8Array, nowMs: number): Promise<void> {
  return ledgerFileAt(path).replace(bytes, nowMs);
}

async function keepBackup(path: string, bytes: Uint8Array, nowMs: number): Promise<void> {
  const folder = join(dirname(path), 'backup');
  await mkdir(folder, { recursive: true });
  const name = basename(path);
  const present = await readdir(folder);
  const copy = backupName(name, nextSequence(name, present), nowMs, sha256Hex(bytes));
  await writeFlushed(join(folder, copy), bytes);
  await flushFolder(folder);
  const backups = await Promise.all(
    [...present, copy].map(async (each) => ({ name: each, verified: await isWhole(join(folder, each)) })),
  );
  for (const old of backupsToDelete(name, backups)) await rm(join(folder, old), { force: true });
}

/** Whether a backup still has the hash that its name says. */
async function isWhole(path: string): Promise<boolean> {
  const parsed = parseBackupName(basename(path));
  const content = parsed && (await contentOf(path));
  return content !== undefined && sha256Hex(content).startsWith(parsed?.sha8 ?? '-');
}

/** Writes a new file, flushes it to the disk and reads it back. */
async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const written = await readFile(path);
  if (Buffer.compare(written, bytes) !== 0) throw new Error(`${path} reads back as something else`);
}

/** Makes a rename durable; systems that cannot flush a folder are left alone. */
async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // Windows opens no folders
  }
}

async function contentOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
