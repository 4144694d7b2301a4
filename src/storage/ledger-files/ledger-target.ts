/** A ledger as it is to lie on a disk. */
export type WholeLedger = { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string };

/** A place that a batch's ledger is written to. */
export type LedgerTarget = {
  /** What lies there; undefined where nothing does. Throws where it cannot be read now. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * Puts a ledger there and reads it back; at every instant the whole one before or the whole next one lies there.
   * Throws where it cannot (`refusalOf`).
   */
  readonly write: (ledger: WholeLedger) => Promise<void>;
  /** Whether nobody else wrote there since this target last read or wrote. */
  readonly isUntouched: () => Promise<boolean>;
};

/** Puts bytes in the place of a user's file and reads them back, in a worker; the bytes are given away. */
export type ReplaceFile = (handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** Writes a file of the origin-private file system as a whole, flushed and read back; the bytes are given away. */
export type WriteFlushed = (
  directory: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
) => Promise<void>;
