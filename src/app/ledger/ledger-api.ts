import type { Fault, Result } from '#core/result.ts';
import type { LedgerDifference } from '#engine/ledger/compare-ledgers.ts';
import type { Refusal } from '#storage/ledger-files/file-handles.ts';
import type { BackupRecord } from '#storage/schema.ts';

/** A copy of a ledger, as the database has it; and what putting it back would change. */
export type { BackupRecord, LedgerDifference };

/** What putting a copy back would change. */
export type BackupComparison = {
  readonly difference: LedgerDifference;
  /**
   * Why the user's file was not compared: the difference is then to the ledger that the stores give. The copy can be
   * put back all the same.
   */
  readonly unlike?:
    { readonly kind: 'gone' | 'empty' | 'not-allowed' } | { readonly kind: 'damaged'; readonly fault: Fault };
};

/** Where a batch's ledger is written. */
export type LedgerPlace =
  /** `forgotten`: the user had chosen a file or folder, and the browser deleted what told which. */
  | { readonly kind: 'browser'; readonly forgotten?: true }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'folder'; readonly name: string; readonly folder: string };

/** How far a batch's ledger is. */
export type LedgerState =
  /** Nothing was written yet. */
  | { readonly kind: 'none' }
  | { readonly kind: 'written'; readonly atMs: number; readonly rows: number }
  /** Written by another program since; it is copied away before it is written again. */
  | { readonly kind: 'edited' }
  /**
   * What lies in the user's file became something that is no ledger: it is left as it is, and nothing is written there
   * until it is put right, which is looked for by itself, or the user chooses another place. So many rows wait.
   */
  | { readonly kind: 'malformed'; readonly rows: number; readonly fault: Fault }
  /** The browser was started anew, and the page may write there once the user says so again. */
  | { readonly kind: 'needs-permission'; readonly rows: number }
  /** So many rows changed since it was last written. It is tried again by itself. */
  | { readonly kind: 'behind'; readonly rows: number; readonly why: Refusal | 'no-backup' };

export type LedgerStatus = { readonly place: LedgerPlace; readonly state: LedgerState };

/** `chosen`, `dismissed` by the user, or why it must not be written there: the file is then as it was. */
export type PlaceChoice = Result<'chosen' | 'dismissed'>;

/** What the pages know of ledgers. */
export type LedgerApi = {
  /** Follows a batch's ledger, also while another tab writes it; the first call comes soon. */
  readonly watch: (batchId: string, listener: (status: LedgerStatus) => void) => () => void;
  /** What this browser lets a page write to. */
  readonly canChoose: () => { readonly file: boolean; readonly folder: boolean };
  /**
   * Asks for a place and writes there from now on. Only from a click. What lies there already is copied away first;
   * what is not a ledger of this batch's files is refused. (A browser empties a file that is chosen as a new one by
   * itself, after it asked.)
   */
  readonly choose: (
    batchId: string,
    what: 'new-file' | 'existing-file' | 'folder',
    suggestedName: string,
  ) => Promise<PlaceChoice>;
  /** Writes in this browser alone from now on; the user's file stays as it is. */
  readonly leavePlace: (batchId: string) => Promise<void>;
  /**
   * Looks at the place once more, asks for the permission to write there where need be, and goes on; false where the
   * user declines. Only from a click.
   */
  readonly goOn: (batchId: string) => Promise<boolean>;
  /** The ledger as it is now, from the stores. */
  readonly make: (batchId: string) => Promise<Blob>;
  /** Newest first. */
  readonly backups: (batchId: string) => Promise<readonly BackupRecord[]>;
  /** A copy, verified; undefined where it is gone or damaged. */
  readonly openBackup: (backup: BackupRecord) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** What a restore of this copy would change in the ledger that lies there now, also where that is gone or damaged. */
  readonly compare: (backup: BackupRecord) => Promise<Result<BackupComparison>>;
  /**
   * Puts a copy into the user's file: what is there is copied away first, and the batch writes there no more. Only
   * from a click, for the browser may ask. Gives what was put there.
   */
  readonly restore: (backup: BackupRecord) => Promise<Result<Uint8Array<ArrayBuffer>>>;
};
