import { storageParts } from './storage-parts.ts';

/** The one folder of this app in the origin-private file system: other apps of the same origin have theirs. */
export const ownFolder = 'benchside';

/**
 * A folder of this app, made where it is not there.
 *
 * @throws where the browser has no origin-private file system: NotSupportedError where it knows of none, its own refusal
 * in some private windows.
 */
export async function ownDirectory(
  name: 'inputs' | 'journal' | 'ledgers' | 'backup',
): Promise<FileSystemDirectoryHandle> {
  const storage = storageParts();
  if (storage.getDirectory === undefined)
    throw new DOMException('this browser keeps no files for pages', 'NotSupportedError');
  const root = await storage.getDirectory();
  const own = await root.getDirectoryHandle(ownFolder, { create: true });
  return own.getDirectoryHandle(name, { create: true });
}
