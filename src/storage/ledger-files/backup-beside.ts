import { backupName, backupsToDelete, nextSequence } from '#engine/ledger/backups.ts';
import type { WholeLedger } from './ledger-target.ts';
import { fileInFolder, userFile } from './user-file.ts';

/** The folder beside a ledger that its copies lie in. */
export const backupFolder = 'backup';

/**
 * Copies a ledger into `backup/` of the folder that the user chose, reads it back, and lets go of the oldest copies
 * there. A copy that is there already is not made again.
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
  const names: string[] = [];
  for await (const name of backups.keys()) names.push(name);
  const sequence = nextSequence(ledgerName, names);
  const name = backupName(ledgerName, sequence, nowMs, ledger.sha256);
  const sameAs = backupName(ledgerName, sequence - 1, nowMs, ledger.sha256);
  if (names.some((each) => isCopyOf(each, sameAs))) return;
  await userFile(await fileInFolder(backups, name)).write(ledger);
  const all = [...names, name].map((each) => ({ name: each, verified: each === name }));
  for (const old of backupsToDelete(ledgerName, all, keep)) await backups.removeEntry(old);
}

/** The same ledger, number and bytes, whatever the time. */
function isCopyOf(name: string, other: string): boolean {
  const [untimed, otherUntimed] = [name, other].map((each) => each.replace(/\.\d{8}T\d{9}Z\./, '.'));
  return untimed === otherUntimed;
}
