import { failFile, ok, type Fault, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import type { LedgerDifference } from '#engine/ledger/compare-ledgers.ts';
import { askToWrite } from '#storage/ledger-files/file-handles.ts';
import { sha256Of } from '#storage/ledger-files/sha256-of.ts';
import type { BackupRecord } from '#storage/schema.ts';
import { copyAway, openPlace, type PlacePorts } from './ledger-place.ts';
import type { LedgerRows } from './ledger-rows.ts';

type Failure = { readonly ok: false; readonly fault: Fault };

function refused(detail: string): Failure {
  return { ok: false, fault: { kind: 'storage', detail } };
}

const damaged = (): Failure =>
  failFile(
    'unreadable',
    'backup-damaged',
    'the copy is gone, or its bytes do not have the hash that was written down',
  );

/** What putting a copy in the place of the ledger would change; where no file is there, in that of the ledger as it is now. */
export async function compareWith(
  backup: BackupRecord,
  rows: LedgerRows,
  ports: PlacePorts,
): Promise<Result<LedgerDifference>> {
  const copy = await ports.backups.open(backup);
  if (copy === undefined) return damaged();
  const maker = await rows.load();
  if (maker === undefined) return refused('the batch is not there any more');
  const record = await ports.records.place(backup.batchId);
  const open = record?.handle && (await openPlace(backup.batchId, record, ports));
  const there = open === undefined || open === 'needs-permission' ? undefined : await open.target.read();
  return maker.compare(there ?? (await maker.make(backup.batchId)).bytes, copy);
}

/**
 * Puts a copy into the user's file: what is there is copied away and verified first. Then the batch writes there no
 * more, or the next settled file would undo the restore.
 */
export async function restoreBackup(
  backup: BackupRecord,
  rows: LedgerRows,
  ports: PlacePorts,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { batchId } = backup;
  try {
    const record = await ports.records.place(batchId);
    if (record?.handle === undefined) return refused('this batch is written to no file');
    if (!(await askToWrite(record.handle))) return refused('the browser may not write to the file');
    const bytes = await ports.backups.open(backup);
    if (bytes === undefined) return damaged();
    const open = await openPlace(batchId, record, ports);
    const maker = await rows.load();
    if (open === 'needs-permission' || maker === undefined) return refused('the file cannot be opened');
    const copied = await copyAway(batchId, open, maker, ports);
    if (!copied.ok)
      return refused('what is in the file could not be copied away first, so it was left as it is');
    await open.target.write({ bytes: bytes.slice(), sha256: await sha256Of(bytes) });
    await ports.records.removePlace(batchId);
    return ok(bytes);
  } catch (thrown) {
    return refused(`the file could not be written: ${describeThrown(thrown)}`);
  }
}
