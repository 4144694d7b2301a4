/**
 * [Note: Sizes that turn negative] Chromium 156 keeps a sum of the sizes of an origin's files on the disk (`.usage`).
 * Bytes that are written by a synchronous handle or a stream do not go into it, yet are taken off when the file is
 * removed, so that whoever stores and removes files makes it negative. At its next start the browser reads it as an
 * unsigned number: 4.29 GB used that nobody uses. Shown as such it is only wrong; but on a disk with less than 2 GB
 * left it is what the browser goes by when it looks for somebody whose storage is worth clearing, and all of this
 * app's went. A file that a stream makes longer does count. So bytes are counted ahead of their writing: a file is
 * made so long, with nothing in it, and emptied again by a synchronous handle, which the sum does not notice.
 */
export type AheadCounter = {
  /** Has the browser count this many bytes before they are written. Never rejects: without it only the sum is wrong. */
  readonly expect: (directory: FileSystemDirectoryHandle, sizeBytes: number) => Promise<void>;
  /** This many of them were written. */
  readonly written: (sizeBytes: number) => void;
};

/** What only Chromium tells, the one browser that counts like this. */
type ToldEstimate = StorageEstimate & { readonly usageDetails?: { readonly fileSystem?: number } };
type Folder = Pick<FileSystemDirectoryHandle, 'getFileHandle'>;
type SyncFile = FileSystemFileHandle & {
  createSyncAccessHandle?: () => Promise<{
    readonly truncate: (size: number) => void;
    readonly close: () => void;
  }>;
};

const name = 'counted-ahead';
/** Entries of folders count by the length of their names, and files of other parts of the app are rewritten. */
const slackBytes = 4096;

/** Counts for one worker; what was counted and not written serves the next files. */
export function countAhead(browser: Partial<Pick<Navigator, 'storage' | 'locks'>> = {}): AheadCounter {
  const { storage, locks } = browser;
  let aheadBytes = 0;
  let countsLikeThis: Promise<boolean> | undefined;
  return {
    expect: async (directory, sizeBytes) => {
      if (sizeBytes <= aheadBytes || storage === undefined || locks === undefined) return;
      try {
        countsLikeThis ??= storage.estimate().then((told: ToldEstimate) => told.usageDetails !== undefined);
        if (!(await countsLikeThis)) return;
        const moreBytes = sizeBytes - aheadBytes + slackBytes;
        await locks.request(`benchside-${name}`, () => growAndEmpty(directory, moreBytes));
        aheadBytes += moreBytes - slackBytes;
      } catch {
        // no room, or no such handles: tried again with the next files
      }
    },
    written: (sizeBytes) => {
      aheadBytes -= sizeBytes;
    },
  };
}

/** What a sum that turned negative is read as is just below this. */
const wrappedBytes = 2 ** 32;
/** No app of this kind has so much, and no sum was seen to be off by more. */
const mostOffBytes = 2 ** 30;

/** By how much a sum of sizes is below nothing, as far as that can be told from what the browser says; 0 where it is not. */
export function missingBytes({ usageDetails }: ToldEstimate): number {
  const told = usageDetails?.fileSystem ?? 0;
  return told < wrappedBytes && told > wrappedBytes - mostOffBytes ? wrappedBytes - told : 0;
}

async function growAndEmpty(directory: Folder, sizeBytes: number): Promise<void> {
  const handle: SyncFile = await directory.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.truncate(sizeBytes); // takes no room on the disk
  } catch (thrown) {
    await stream.abort().catch(() => undefined);
    throw thrown;
  }
  await stream.close();
  const access = await handle.createSyncAccessHandle?.();
  access?.truncate(0);
  access?.close();
}
