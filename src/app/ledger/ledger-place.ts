import type { Fault } from '#core/result.ts';
import { sealedTarget, type SealingOf } from '#storage/at-rest/sealed-ledgers.ts';
import { keepBeside } from '#storage/ledger-files/backup-beside.ts';
import type { LedgerBackups } from '#storage/ledger-files/backups.ts';
import { browserLedger } from '#storage/ledger-files/browser-ledger.ts';
import { mayWrite, refusalOf, type Refusal } from '#storage/ledger-files/file-handles.ts';
import type { LedgerTarget, ReplaceFile, WriteFlushed } from '#storage/ledger-files/ledger-target.ts';
import type { LedgerRecords } from '#storage/ledger-files/places.ts';
import { sha256Of } from '#storage/ledger-files/sha256-of.ts';
import { ledgerInFolder, userFile } from '#storage/ledger-files/user-file.ts';
import type { PlaceRecord } from '#storage/schema.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import type { LedgerPlace } from './ledger-api.ts';

export type PlacePorts = {
  readonly records: LedgerRecords;
  readonly backups: LedgerBackups;
  /** The folder of this browser's own ledgers. */
  readonly browserFolder: () => Promise<FileSystemDirectoryHandle>;
  /** Keys of batches whose ledgers lie sealed in this browser; absent: none does. */
  readonly sealingOf?: SealingOf;
  readonly writeFlushed: WriteFlushed;
  readonly replaceFile: ReplaceFile;
  readonly nowMs: () => number;
  /** How many backups are kept. */
  readonly keep: () => number;
};

/** A place that may be written to now. */
export type OpenPlace = {
  readonly place: LedgerPlace;
  readonly chosenAtMs: number | undefined;
  readonly target: LedgerTarget;
  readonly folder?: FileSystemDirectoryHandle;
};

/** What the user sees of a place. */
export function placeOf(record: PlaceRecord | undefined): LedgerPlace {
  if (record?.handle === undefined) return { kind: 'browser' };
  const { handle, name } = record;
  return isFolder(handle) ? { kind: 'folder', name, folder: handle.name } : { kind: 'file', name };
}

export function isFolder(
  handle: FileSystemFileHandle | FileSystemDirectoryHandle,
): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

/** Opens the place that a record names; `needs-permission` where the user has to be asked first. */
export async function openPlace(
  batchId: string,
  record: PlaceRecord | undefined,
  { browserFolder, sealingOf, writeFlushed, replaceFile }: PlacePorts,
): Promise<OpenPlace | 'needs-permission'> {
  const place = placeOf(record);
  const chosenAtMs = record?.chosenAtMs;
  if (record?.handle === undefined) {
    const target = browserLedger(await browserFolder(), batchId, writeFlushed);
    return { place, chosenAtMs, target: sealingOf ? sealedTarget(target, batchId, sealingOf) : target };
  }
  const { handle, name } = record;
  if (!(await mayWrite(handle))) return 'needs-permission';
  if (!isFolder(handle)) return { place, chosenAtMs, target: userFile(handle, replaceFile) };
  return { place, chosenAtMs, target: ledgerInFolder(handle, name, replaceFile), folder: handle };
}

/**
 * What lies at a place, undefined where it is empty; nothing is made there.
 *
 * @throws where it cannot be read, and also where the user's file is gone.
 */
export async function lookAt({
  target,
  folder,
  place,
}: OpenPlace): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await target.read();
  if (bytes === undefined && place.kind === 'folder') await folder?.getFileHandle(place.name);
  return bytes === undefined || isBlank(bytes) ? undefined : bytes;
}

/** Why nothing may be written at a place. */
export type Refused =
  { readonly why: Refusal | 'no-backup' } | { readonly why: 'malformed'; readonly fault: Fault };

/** What came of copying a ledger away: the SHA-256 of what lies there, '' where nothing does; or why nothing may be written. */
export type CopiedAway = { readonly ok: true; readonly sha256: string } | ({ readonly ok: false } & Refused);

/** A power cut may leave a file its length and none of its bytes: such a one says nothing, and is no user's. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/**
 * Copies what lies at a place away before anything is written there: in this browser, and beside it in a folder. What
 * is no ledger is neither copied nor to be overwritten, unless it is known by its SHA-256 to be the app's own.
 */
export async function copyAway(
  batchId: string,
  { target, folder, place }: OpenPlace,
  maker: Pick<LedgerMaker, 'countRows'>,
  { backups, nowMs, keep }: PlacePorts,
  isOwn: (sha256: string) => boolean,
): Promise<CopiedAway> {
  const bytes = await target.read();
  if (bytes === undefined) return { ok: true, sha256: '' };
  const sha256 = await sha256Of(bytes);
  const rows = await maker.countRows(bytes);
  // This browser's own files verify themselves: what they give is what was written.
  if (!rows.ok && place.kind !== 'browser' && !isOwn(sha256))
    return isBlank(bytes) ? { ok: true, sha256: '' } : { ok: false, why: 'malformed', fault: rows.fault };
  try {
    await backups.keep(batchId, bytes, rows.ok ? rows.value : 0);
    if (folder !== undefined && place.kind === 'folder')
      await keepBeside(folder, place.name, { bytes, sha256 }, nowMs(), keep());
    return { ok: true, sha256 };
  } catch (thrown) {
    const why = refusalOf(thrown);
    return { ok: false, why: why === 'permission' ? why : 'no-backup' };
  }
}
