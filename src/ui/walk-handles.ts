import { closed, isMeant, type PathFile } from './path-file.ts';
import { someAtOnce } from './some-at-once.ts';

/** Files asked for at the same time: the browser answers each from another process. */
const asksAtOnce = 64;

/** The files below a chosen folder, with their place in it; one that does not open takes no other with it. */
export function filesOfFolder(folder: FileSystemDirectoryHandle): Promise<readonly PathFile[]> {
  return filesBelow(folder, folder, '');
}

async function filesBelow(
  root: FileSystemDirectoryHandle,
  folder: FileSystemDirectoryHandle,
  parentPath: string,
): Promise<readonly PathFile[]> {
  const children: FileSystemHandle[] = [];
  for await (const child of folder.values()) children.push(child);
  const found = await someAtOnce(children, asksAtOnce, async (child): Promise<readonly PathFile[]> => {
    const path = `${parentPath}${child.name}`;
    if (!isMeant(path)) return [];
    const name = `${root.name}/${path}`;
    try {
      if (isFolder(child)) return await filesBelow(root, child, `${path}/`);
      const file = await (child as FileSystemFileHandle).getFile();
      return [{ name, file, inPlace: { folder: root, path } }];
    } catch (thrown) {
      return [{ ...closed(child.name, name, thrown), inPlace: { folder: root, path } }];
    }
  });
  return found.flat();
}

export function isFolder(handle: FileSystemHandle | null | undefined): handle is FileSystemDirectoryHandle {
  return handle?.kind === 'directory';
}
