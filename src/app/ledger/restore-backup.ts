import { failFile, ok, type Fault, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { isNotFound } from '#storage/ledger-files/browser-ledger.ts';
import { askToWrite } from '#storage/ledger-files/file-handles.ts';
import { sha256Of } from '#storage/ledger-files/sha256-of.ts';
import type { BackupRecord } from '#storage/schema.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import type { BackupComparison } from './ledger-api.ts';
import {
  copyAway,
  lookAt,
  openPlace,
  type CopiedAway,
  type OpenPlace,
  type PlacePorts,
} from './ledger-place.ts';
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

/**
 * What putting a copy in the place of the ledger would change. Where no file was chosen, or what lies there is gone or
 * no ledger any more, the copy is compared with the ledger that the stores give: then of all times a restore is needed.
 */
export async function compareWith(
  backup: BackupRecord,
  rows: LedgerRows,
  ports: PlacePorts,
): Promise<Result<BackupComparison>> {
  const copy = await ports.backups.open(backup);
  if (copy === undefined) return damaged();
  const maker = await rows.load();
  if (maker === undefined) return refused('the batch is not there any more');
  const present = await presentLedger(backup.batchId, maker, ports);
  const compared = await maker.compare(present.bytes ?? (await maker.make(backup.batchId)).bytes, copy);
  if (!compared.ok) return compared;
  return ok({ difference: compared.value, ...(present.unlike && { unlike: present.unlike }) });
}

type Present = { readonly bytes?: Uint8Array<ArrayBuffer>; readonly unlike?: BackupComparison['unlike'] };

/** The user's file, where it is a ledger that can be read; else why it is not. */
async function presentLedger(
  batchId: string,
  maker: Pick<LedgerMaker, 'countRows'>,
  ports: PlacePorts,
): Promise<Present> {
  const record = await ports.records.place(batchId);
  if (record?.handle === undefined) return {};
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    const open = await openPlace(batchId, record, ports);
    if (open === 'needs-permission') return { unlike: { kind: 'not-allowed' } };
    bytes = await lookAt(open);
  } catch (thrown) {
    if (isNotFound(thrown)) return { unlike: { kind: 'gone' } };
    return { unlike: { kind: 'damaged', fault: { kind: 'storage', detail: describeThrown(thrown) } } };
  }
  if (bytes === undefined) return { unlike: { kind: 'empty' } };
  const counted = await maker.countRows(bytes);
  return counted.ok ? { bytes } : { unlike: { kind: 'damaged', fault: counted.fault } };
}

/**
 * Puts a copy into the user's file: what is there, whatever it is, is copied away and verified first. Then the batch writes there no
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
    const copied = await copyPresent(batchId, open, maker, ports);
    if (!copied.ok)
      return refused('what is in the file could not be copied away first, so it was left as it is');
    await open.target.write({ bytes: bytes.slice(), sha256: await sha256Of(bytes) });
    await ports.records.removePlace(batchId);
    return ok(bytes);
  } catch (thrown) {
    if (isNotFound(thrown))
      return refused(
        'the file is not there any more, and the browser cannot make it again: download the copy',
      );
    return refused(`the file could not be written: ${describeThrown(thrown)}`);
  }
}

/** Copies what is in the file away; a file that is gone has nothing to copy. */
async function copyPresent(
  batchId: string,
  open: OpenPlace,
  maker: LedgerMaker,
  ports: PlacePorts,
): Promise<CopiedAway> {
  try {
    // Whatever it is: it is put away at the user's wish.
    return await copyAway(batchId, open, maker, ports, () => true);
  } catch (thrown) {
    if (isNotFound(thrown)) return { ok: true, sha256: '' };
    throw thrown;
  }
}
