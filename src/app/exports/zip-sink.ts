/** Where a ZIP is written: a file that the user chose, or memory and disk of the browser until it is downloaded. */
export type ZipSink = {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Completes the file; gives it where it is still to be downloaded. */
  readonly end: () => Promise<Blob | undefined>;
  /** Leaves nothing of it. */
  readonly abort: () => Promise<void>;
};

type SavePicker = (wanted: {
  readonly suggestedName: string;
  readonly types: readonly { readonly description: string; readonly accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

/** Parts of this size become one blob, which the browser may move to its disk. */
const blobBytes = 16 * 1024 * 1024;

/**
 * Asks for a file where the browser can write into one, else collects. Call from a click. undefined: the user wants no
 * file after all.
 */
export async function openZipSink(suggestedName: string): Promise<ZipSink | undefined> {
  const { showSaveFilePicker: pick } = window as Window & { readonly showSaveFilePicker?: SavePicker };
  if (pick === undefined) return collectingSink();
  try {
    const types = [{ description: 'ZIP', accept: { 'application/zip': ['.zip'] } }];
    const file = await pick.call(window, { suggestedName, types });
    const stream = await file.createWritable();
    return {
      write: (bytes) => stream.write(bytes),
      end: async () => {
        await stream.close();
        return undefined;
      },
      abort: () => stream.abort(),
    };
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

/** Collects what is written. */
export function collectingSink(): ZipSink {
  let blobs: Blob[] = [];
  let open: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  function close(): void {
    if (open.length > 0) blobs.push(new Blob(open));
    open = [];
    size = 0;
  }
  return {
    write: (bytes) => {
      open.push(bytes);
      size += bytes.length;
      if (size >= blobBytes) close();
      return Promise.resolve();
    },
    end: () => {
      close();
      return Promise.resolve(new Blob(blobs, { type: 'application/zip' }));
    },
    abort: () => {
      blobs = [];
      open = [];
      return Promise.resolve();
    },
  };
}
