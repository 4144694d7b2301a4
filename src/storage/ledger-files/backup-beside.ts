import { backupName, backupsToDelete, nextSequence, parseBackupName } from '#engine/ledger/backups.ts';
import type { WholeLedger } from './ledger-target.ts';
import { sha256Of } from './sha256-of.ts';
import { fileInFolder, userFile } from './user-file.ts';

/** The folder beside a ledger that its copies lie in. */
export const backupFolder = 'backup';

/**
 * Copies a ledger into `backup/` of the folder that the user chose, reads it back, and lets go of the oldest copies
 * there. A copy that is there already, and whose bytes are the ledger's, is not made again.
 *
 * @throws where the copy could not be made.
 */
export async function keepBeside(
  folder: FileSystemDirectoryHandle,
  ledgerName: string,
  ledger: WholeLedger,
  nowMs: number,
  keep: number,
): Promise<void> {
  const backups = await folder.getDirectoryHandle(backupFolder, { create: true });
  const names = await withoutEmpty(backups, ledgerName);
  const sequence = nextSequence(ledgerName, names);
  const sameAs = backupName(ledgerName, sequence - 1, nowMs, ledger.sha256);
  const same = names.find((each) => isCopyOf(each, sameAs));
  if (same !== undefined && (await holds(backups, same, ledger))) return;
  // A damaged one is written over: its name says which bytes it is to have.
  const name = same ?? backupName(ledgerName, sequence, nowMs, ledger.sha256);
  try {
    await userFile(await fileInFolder(backups, name)).write(ledger);
  } catch (thrown) {
    // Nothing that is not the copy stays under the name of one.
    if (same === undefined) await backups.removeEntry(name).catch(() => undefined);
    throw thrown;
  }
  const all = [...new Set([...names, name])].map((each) => ({ name: each, verified: each === name }));
  for (const old of backupsToDelete(ledgerName, all, keep)) await backups.removeEntry(old);
}

/**
 * The names of what lies there. What a copy that was cut off left is an empty file: it goes, or it would take the place
 * of a copy among those that are kept.
 */
async function withoutEmpty(backups: FileSystemDirectoryHandle, ledgerName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of backups.keys()) names.push(name);
  const stem = parseBackupName(backupName(ledgerName, 1, 0, '00000000'))?.stem;
  const left: string[] = [];
  for (const name of names) {
    const isOurs = parseBackupName(name)?.stem === stem;
    if (!isOurs || !(await isRemovedAsEmpty(backups, name))) left.push(name);
  }
  return left;
}

async function isRemovedAsEmpty(backups: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    if ((await (await backups.getFileHandle(name)).getFile()).size > 0) return false;
    await backups.removeEntry(name);
    return true;
  } catch {
    return false; // a scanner has it open: no reason not to make the next copy
  }
}

/** Whether a file holds a ledger, byte for byte. */
async function holds(
  backups: FileSystemDirectoryHandle,
  name: string,
  { bytes, sha256 }: WholeLedger,
): Promise<boolean> {
  const file = await (await backups.getFileHandle(name)).getFile();
  return file.size === bytes.length && (await sha256Of(new Uint8Array(await file.arrayBuffer()))) === sha256;
}

/** The same ledger, number and bytes, whatever the time. */
function isCopyOf(name: string, other: string): boolean {
  const [untimed, otherUntimed] = [name, other].map((each) => each.replace(/\.\d{8}T\d{9}Z\./, '.'));
  return untimed === otherUntimed;
}
