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

type InFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly writtenAtMs: number };

/** The name of a file that was just made and flushed may be gone after a power cut; one this old is on the disk. */
const settledAfterMs = 60_000;

/** The copies of ledgers in this browser. */
export function openBackups({ directory, writeFlushed, records, nowMs, keep }: BackupPorts): LedgerBackups {
  async function open(record: BackupRecord): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { name, sha256, bytes } = record;
    const there = (await inFile(record))?.bytes;
    if (there !== undefined || bytes === undefined || (await sha256Of(bytes)) !== sha256) return there;
    // Also on a full disk the copy can be read.
    await writeFlushed(await directory(), name, bytes.slice()).catch(() => undefined);
    return bytes;
  }

  /** What lies in the file, where it is the copy, and when that was written. */
  async function inFile({
    name,
    sha256,
  }: Pick<BackupRecord, 'name' | 'sha256'>): Promise<InFile | undefined> {
    try {
      const file = await (await (await directory()).getFileHandle(name)).getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      return (await sha256Of(bytes)).startsWith(sha256)
        ? { bytes, writtenAtMs: file.lastModified }
        : undefined;
    } catch (thrown) {
      if (isNotFound(thrown)) return undefined;
      throw thrown;
    }
  }

  async function list(batchId: string): Promise<readonly BackupRecord[]> {
    const sequence = ({ name }: BackupRecord): number => parseBackupName(name)?.sequence ?? 0;
    const written = await records.of(batchId);
    const found = await withoutRecord(batchId, new Set(written.map(({ name }) => name)));
    return [...written, ...found].sort((a, b) => sequence(b) - sequence(a) || b.atMs - a.atMs);
  }

  /** Copies whose records a wiped database or a crash took: their names tell when they were made, and of which bytes. */
  async function withoutRecord(batchId: string, written: ReadonlySet<string>): Promise<BackupRecord[]> {
    const found: BackupRecord[] = [];
    for (const name of await namesOf(batchId)) {
      const parsed = written.has(name) ? undefined : parseBackupName(name);
      const there = parsed && (await inFile({ name, sha256: parsed.sha8 }));
      if (there === undefined) continue;
      const { bytes } = there;
      const sha256 = await sha256Of(bytes);
      const record = { name, batchId, atMs: parsed?.atMs ?? 0, sha256, sizeBytes: bytes.length, bytes };
      found.push(record);
      await records.put(record);
    }
    return found;
  }

  /**
   * Lets go of the bytes beside the copies whose files are settled by now. A file that the power took, and that was
   * made anew since, is as old as it is, and not as its record.
   */
  async function letGoOfBytes(present: readonly BackupRecord[]): Promise<void> {
    for (const record of present) {
      const { bytes, ...rest } = record;
      if (bytes === undefined) continue;
      const there = await inFile(record);
      const settledBefore = nowMs() - settledAfterMs;
      if (there === undefined) await open(record);
      else if (record.atMs <= settledBefore && there.writtenAtMs <= settledBefore) await records.put(rest);
    }
  }

  async function removeFile(name: string): Promise<void> {
    await removeEmptied(await directory(), name, writeFlushed);
  }

  async function namesOf(batchId: string): Promise<string[]> {
    const stem = parseBackupName(backupName(batchId, 1, 0, '00000000'))?.stem;
    const names: string[] = [];
    for await (const name of (await directory()).keys())
      if (parseBackupName(name)?.stem === stem) names.push(name);
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
      const sequence = nextSequence(batchId, [
        ...before.map(({ name }) => name),
        ...(await namesOf(batchId)),
      ]);
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
      for (const name of await namesOf(batchId)) await removeFile(name);
      await records.remove((await records.of(batchId)).map(({ name }) => name));
    },
  };
}
