/**
 * Names from the root of the origin-private file system down to a folder: how a folder gets to a worker. WebKit (Safari)
 * clones no handle into a message.
 */
export type FolderPath = readonly string[];

type Root = () => Promise<FileSystemDirectoryHandle>;
const ownRoot: Root = () => navigator.storage.getDirectory();

const paths = new WeakMap<FileSystemDirectoryHandle, Promise<FolderPath>>();

/**
 * The path of a folder of the origin-private file system.
 *
 * @throws where the folder is of another file system, or the browser has no such one.
 */
export function pathOf(folder: FileSystemDirectoryHandle, root = ownRoot): Promise<FolderPath> {
  const known = paths.get(folder);
  if (known !== undefined) return known;
  const found = resolve(folder, root);
  paths.set(folder, found);
  found.catch(() => paths.delete(folder));
  return found;
}

async function resolve(folder: FileSystemDirectoryHandle, root: Root): Promise<FolderPath> {
  const path = await (await root()).resolve(folder);
  if (path === null) throw new DOMException('the folder is not of this browser’s own', 'NotFoundError');
  return path;
}

/**
 * The folder at a path, where it is there.
 *
 * @throws NotFoundError where it is not.
 */
export async function folderAt(path: FolderPath, root = ownRoot): Promise<FileSystemDirectoryHandle> {
  let folder = await root();
  for (const name of path) folder = await folder.getDirectoryHandle(name);
  return folder;
}
