import { backupName, backupsToDelete, nextSequence, parseBackupName } from '#engine/ledger/backups.ts';
import type { BackupRecord } from '../schema.ts';
import { isNotFound, removeEmptied } from './browser-ledger.ts';
import type { WriteFlushed } from './ledger-target.ts';
import { sha256Of } from './sha256-of.ts';

/** Where copies lie, and where it is written down that they are whole. */
export type BackupPorts = {
  readonly directory: () => Promise<FileSystemDirectoryHandle>;
  readonly writeFlushed: WriteFlushed;
  readonly records: {
    readonly of: (batchId: string) => Promise<readonly BackupRecord[]>;
    readonly put: (record: BackupRecord) => Promise<void>;
    readonly remove: (names: readonly string[]) => Promise<void>;
  };
  readonly nowMs: () => number;
  /** How many copies of a batch's ledger are kept. */
  readonly keep: () => number;
};

export type LedgerBackups = {
  /**
   * Copies a ledger away, flushes and verifies the copy, writes that down, and only then lets go of the oldest. A
   * ledger that the newest copy holds already is not copied again.
   *
   * @throws where no verified copy could be made: then nothing may be written over the ledger.
   */
  readonly keep: (batchId: string, bytes: Uint8Array<ArrayBuffer>, rows: number) => Promise<BackupRecord>;
  /** Newest first. */
  readonly list: (batchId: string) => Promise<readonly BackupRecord[]>;
  /** The copy, verified; undefined where it is gone or damaged. */
  readonly open: (record: BackupRecord) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Lets go of all copies of a batch. */
  readonly removeAll: (batchId: string) => Promise<void>;
};

/** The name of a file that was just made and flushed may be gone after a power cut; one this old is on the disk. */
const settledAfterMs = 60_000;

/** The copies of ledgers in this browser. */
export function openBackups({ directory, writeFlushed, records, nowMs, keep }: BackupPorts): LedgerBackups {
  async function open(record: BackupRecord): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { name, sha256, bytes } = record;
    const there = await inFile(record);
    if (there !== undefined || bytes === undefined || (await sha256Of(bytes)) !== sha256) return there;
    // Also on a full disk the copy can be read.
    await writeFlushed(await directory(), name, bytes.slice()).catch(() => undefined);
    return bytes;
  }

  async function inFile({ name, sha256 }: BackupRecord): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const file = await (await (await directory()).getFileHandle(name)).getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      return (await sha256Of(bytes)) === sha256 ? bytes : undefined;
    } catch (thrown) {
      if (isNotFound(thrown)) return undefined;
      throw thrown;
    }
  }

  async function list(batchId: string): Promise<readonly BackupRecord[]> {
    const sequence = ({ name }: BackupRecord): number => parseBackupName(name)?.sequence ?? 0;
    return [...(await records.of(batchId))].sort((a, b) => sequence(b) - sequence(a) || b.atMs - a.atMs);
  }

  /** Lets go of the bytes beside the copies whose files are settled by now. */
  async function letGoOfBytes(present: readonly BackupRecord[]): Promise<void> {
    for (const record of present) {
      const { bytes, ...rest } = record;
      if (
        bytes !== undefined &&
        nowMs() - record.atMs >= settledAfterMs &&
        (await open(record)) !== undefined
      )
        await records.put(rest);
    }
  }

  async function removeFile(name: string): Promise<void> {
    await removeEmptied(await directory(), name, writeFlushed);
  }

  /** A copy whose record a crash or a wiped database took is not deleted with the others; its number is taken. */
  async function namesThere(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of (await directory()).keys()) names.push(name);
    return names;
  }

  return {
    list,
    open,
    keep: async (batchId, bytes, rows) => {
      const sha256 = await sha256Of(bytes);
      const before = await list(batchId);
      await letGoOfBytes(before);
      const [newest] = before;
      if (newest?.sha256 === sha256 && (await open(newest)) !== undefined) return newest;
      const sequence = nextSequence(batchId, [...before.map(({ name }) => name), ...(await namesThere())]);
      const atMs = nowMs();
      const name = backupName(batchId, sequence, atMs, sha256);
      const record: BackupRecord = { name, batchId, atMs, sha256, sizeBytes: bytes.length, rows, bytes };
      await writeFlushed(await directory(), name, bytes.slice());
      if ((await inFile(record)) === undefined) {
        await removeFile(name).catch(() => undefined);
        throw new DOMException(`the backup ${name} reads back as something else`, 'DataError');
      }
      await records.put(record);
      // The one that was just verified is the newest: none of the others is the last verified one.
      const all = [{ name, verified: true }, ...before.map((each) => ({ name: each.name, verified: false }))];
      for (const old of backupsToDelete(batchId, all, keep())) {
        await removeFile(old).catch(() => undefined);
        await records.remove([old]);
      }
      return record;
    },
    removeAll: async (batchId) => {
      const stem = parseBackupName(backupName(batchId, 1, 0, '00000000'))?.stem;
      const names = (await namesThere()).filter((name) => parseBackupName(name)?.stem === stem);
      for (const name of names) await removeFile(name);
      await records.remove((await records.of(batchId)).map(({ name }) => name));
    },
  };
}
