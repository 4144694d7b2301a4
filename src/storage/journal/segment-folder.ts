/** A file of the journal, opened by this one writer: what a synchronous access handle gives (WHATWG File System, 2.6). */
export type SegmentFile = {
  readonly getSize: () => number;
  /** Reads into the whole of `bytes` from an offset and gives how many came. */
  readonly read: (bytes: Uint8Array, options: { at: number }) => number;
  readonly write: (bytes: Uint8Array, options: { at: number }) => number;
  readonly truncate: (sizeBytes: number) => void;
  readonly flush: () => void;
  readonly close: () => void;
  /** The disk is full: it can be read, and every write is refused with a QuotaExceededError. */
  readonly isReadOnly?: true;
};

/** A file that the browser opens for reading alone. */
export function readOnly(file: SegmentFile): SegmentFile {
  const refuse = (): never => {
    throw new DOMException('the journal can be read only: the disk is full', 'QuotaExceededError');
  };
  return {
    getSize: () => file.getSize(),
    read: (bytes, options) => file.read(bytes, options),
    write: refuse,
    truncate: refuse,
    flush: () => undefined,
    close: () => {
      file.close();
    },
    isReadOnly: true,
  };
}

/** Where segments lie. */
export type SegmentFolder = {
  readonly names: () => Promise<readonly string[]>;
  /**
   * Opens a segment alone, making it where it is not there; 'held' while another tab has it open. On a full disk one
   * that is there may be opened for reading only.
   * Rejects where the browser does not answer in time or gives no such access.
   */
  readonly open: (name: string) => Promise<SegmentFile | 'held'>;
};
