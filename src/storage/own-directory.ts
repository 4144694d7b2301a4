/** The one folder of this app in the origin-private file system: other apps of the same origin have theirs. */
export const ownFolder = 'benchside';

/**
 * A folder of this app, made where it is not there.
 *
 * @throws where the browser has no origin-private file system: some private windows, insecure origins.
 */
export async function ownDirectory(
  name: 'inputs' | 'journal' | 'ledgers' | 'backup',
): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const own = await root.getDirectoryHandle(ownFolder, { create: true });
  return own.getDirectoryHandle(name, { create: true });
}
