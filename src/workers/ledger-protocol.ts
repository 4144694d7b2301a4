import type { Result } from '#core/result.ts';
import type { LedgerDifference } from '#engine/ledger/compare-ledgers.ts';
import type { LedgerHead } from '#engine/ledger/kept-rows.ts';
import type { Item } from '#engine/ports.ts';
import type { FolderPath } from './folder-path.ts';

/** A whole ledger as bytes, with their SHA-256 in hex and the number of its rows. */
export type MadeLedger = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly rows: number;
};

/** What the ledger worker does: the rows of the batches that are being written, as text, and files that are flushed. */
export type LedgerWorkerApi = {
  /** Begins a batch's ledger, or begins it anew. */
  readonly begin: (batchId: string, head: LedgerHead) => void;
  /** Makes the rows of these items; gives how many rows there are. Throws for an item behind a gap. */
  readonly put: (batchId: string, items: readonly Item[]) => number;
  /** Throws where the batch was not begun. */
  readonly make: (batchId: string) => Promise<MadeLedger>;
  /** Forgets the rows. */
  readonly end: (batchId: string) => void;
  /** Whether the batch may put its ledger in the place of these bytes (`mayReplace`); gives their number of rows. */
  readonly judge: (batchId: string, bytes: Uint8Array) => Promise<Result<number>>;
  /** The rows of a ledger; a fault where it is none. */
  readonly countRows: (bytes: Uint8Array) => Promise<Result<number>>;
  /** What putting `backup` in the place of `present` would change. */
  readonly compare: (present: Uint8Array, backup: Uint8Array) => Promise<Result<LedgerDifference>>;
  /**
   * Writes a file of the origin-private file system as a whole, flushes it where the browser lets it, and reads it back.
   * Throws where it was not let, or read back something else; the file is then neither what it was nor what it should be.
   */
  readonly writeFlushed: (folder: FolderPath, name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Puts bytes in the place of the user's file and reads them back. Throws where it cannot. */
  readonly replaceFile: (handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
};
