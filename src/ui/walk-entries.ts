import { closed, type PathFile } from './path-file.ts';
import { someAtOnce } from './some-at-once.ts';

/**
 * Files asked for at the same time. Chromium answers in the page's own thread: 64 at once held it up in tasks of up to
 * 106 ms, 8 in none over 50, and 1,000 files come as soon.
 *
 * [Note: Entries, not handles] A handle's files cost that thread a quarter. But Chromium, asked for the handle of
 * something dropped, warns of "system files" where it guards the folder (a desktop, downloads, programs' own folders),
 * which is where carts and people leave their exports, and a handle lists no ".url" and no name with a blank at its end.
 */
const asksAtOnce = 8;

/** The files at and below entries, what every browser gives for a drop; one that does not open takes no other with it. */
export function filesOfEntries(entries: readonly FileSystemEntry[]): Promise<readonly PathFile[]> {
  return walkAll(entries, '');
}

async function walkAll(
  entries: readonly FileSystemEntry[],
  parentPath: string,
): Promise<readonly PathFile[]> {
  return (await someAtOnce(entries, asksAtOnce, (entry) => walk(entry, `${parentPath}${entry.name}`))).flat();
}

async function walk(entry: FileSystemEntry, path: string): Promise<readonly PathFile[]> {
  try {
    if (isFile(entry)) return [{ name: path, file: await fileOf(entry) }];
    return await walkAll(await childrenOf(entry as FileSystemDirectoryEntry), `${path}/`);
  } catch (thrown) {
    return [closed(entry.name, path, thrown)];
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
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
