import { closed, inTurns, isMeant, type PathFile } from './path-file.ts';

/** A handle of either kind; `kind` tells which. */
export type Handle = FileSystemFileHandle | FileSystemDirectoryHandle;

/** The files below a chosen folder, with their place in it; one that does not open takes no other with it. */
export function filesOfFolder(folder: FileSystemDirectoryHandle): Promise<readonly PathFile[]> {
  return filesBelow(folder, folder, '');
}

/** What a folder's handle lists, by name; nothing where it is no folder, or the browser would not list it. */
export async function childrenByName(handle: Handle | undefined): Promise<ReadonlyMap<string, Handle>> {
  if (handle?.kind !== 'directory') return new Map();
  const children = await childrenOf(handle).catch(() => []);
  return new Map(children.map((child) => [child.name, child]));
}

async function childrenOf(folder: FileSystemDirectoryHandle): Promise<readonly Handle[]> {
  const children: Handle[] = [];
  for await (const child of folder.values()) children.push(child as Handle);
  return children;
}

async function filesBelow(
  root: FileSystemDirectoryHandle,
  folder: FileSystemDirectoryHandle,
  parentPath: string,
): Promise<readonly PathFile[]> {
  const found = await inTurns(await childrenOf(folder), async (child): Promise<readonly PathFile[]> => {
    const path = `${parentPath}${child.name}`;
    if (!isMeant(path)) return [];
    const name = `${root.name}/${path}`;
    try {
      if (child.kind === 'directory') return await filesBelow(root, child, `${path}/`);
      return [{ name, file: await child.getFile(), inPlace: { folder: root, path } }];
    } catch (thrown) {
      return [{ ...closed(child.name, name, thrown), inPlace: { folder: root, path } }];
    }
  });
  return found.flat();
}
