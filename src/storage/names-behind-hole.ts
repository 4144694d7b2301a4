import { ownFolder } from './own-directory.ts';

/**
 * [Note: Names behind a hole] Chromium (seen with 156) keeps the names of the origin-private file system in a log that
 * it reads in blocks of 32 kB. A power cut may leave zeros at the log's end, where the file's new length had reached
 * the disk and its bytes had not. Whoever reads the log takes zeros for the end of the block and goes on with the next
 * one; yet the browser goes on writing right behind the zeros. So every name that is made from then on is there, and
 * forgotten at the next start, also after an orderly end, until the log has grown past the block: segments of the
 * journal, ledgers, their copies and input files with all that was flushed into them. Seen after a cut on ext4, where
 * the journal of a batch was gone twice over; a page cannot see the log. So the first tab of this app makes the log grow
 * past the block before it makes any name: a folder with a name of that length does it, which is removed at once.
 */
const longName = 'n'.repeat(33_000);
/** Held by the tab that saw to it, as long as it lives: the browser has not ended since. */
const namesLock = 'benchside-names';

/**
 * Makes names last that are made from now on. To be called by one tab at a time, before anything is made; does nothing
 * while another tab is there that has done it. Never rejects: a browser that refuses such a name keeps its names
 * elsewhere. The result lets go of the lock.
 *
 * @param root gives the root of the origin-private file system.
 */
export async function leaveHoleBehind(
  locks: LockManager,
  root: () => Promise<FileSystemDirectoryHandle> = () => navigator.storage.getDirectory(),
): Promise<() => void> {
  let letGo = (): void => undefined;
  const isFirst = await new Promise<boolean>((resolve) => {
    const held = locks.request(namesLock, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null
        ? undefined
        : new Promise<void>((ended) => {
            letGo = ended;
          });
    });
    held.catch(() => {
      resolve(true);
    });
  });
  if (isFirst) {
    try {
      const own = await (await root()).getDirectoryHandle(ownFolder, { create: true });
      await own.getDirectoryHandle(longName, { create: true });
      await own.removeEntry(longName);
    } catch {
      // no such file system, no such names, or no room
    }
  }
  return letGo;
}
