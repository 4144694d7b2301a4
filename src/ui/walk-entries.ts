import { closed, inTurns, isMeant, type PathFile } from './path-file.ts';
import { childrenByName, type Handle } from './walk-handles.ts';

/**
 * The files at and below an entry, what every browser gives for a drop; one that does not open takes no other with it.
 *
 * [Note: Handles beside entries] Of 1,000 files of a dropped folder, the entries' own way to a file holds Chromium's
 * main thread up for 0.4 to 0.9 s, in tasks of up to 77 ms, a handle's for 0.1 s. So `handle`, where there is one, gives
 * the files. What there is, entries tell: a folder's handle leaves names out that the browser thinks unsafe.
 */
export function filesOfEntry(entry: FileSystemEntry, handle?: Handle): Promise<readonly PathFile[]> {
  return walk(entry, handle, '');
}

async function walk(
  entry: FileSystemEntry,
  handle: Handle | undefined,
  parentPath: string,
): Promise<readonly PathFile[]> {
  const path = `${parentPath}${entry.name}`;
  try {
    if (isFile(entry)) return [{ name: path, file: await fileOf(entry, handle) }];
    const [children, handles] = await Promise.all([
      childrenOf(entry as FileSystemDirectoryEntry),
      childrenByName(handle),
    ]);
    const meant = children.filter(({ name }) => isMeant(`${path}/${name}`));
    const found = await inTurns(meant, (child) => walk(child, handles.get(child.name), `${path}/`));
    return found.flat();
  } catch (thrown) {
    return [closed(entry.name, path, thrown)];
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function fileOf(entry: FileSystemFileEntry, handle: Handle | undefined): Promise<File> {
  if (handle?.kind === 'file') {
    const file = await handle.getFile().catch(() => undefined);
    if (file !== undefined) return file;
  }
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // Chromium hands over at most 100 entries a call; an empty call ends the folder
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return children;
    children.push(...some);
  }
}
