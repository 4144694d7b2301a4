/** A file with its path, which begins with the dropped or chosen folder's name. */
export type PathFile = {
  readonly name: string;
  readonly file: File;
  /** Why the browser would not open it; `file` is then an empty stand-in, so that the file is still told of. */
  readonly problem?: string;
  /** Where it lies, for reading it again later without a copy; only where that was asked for and the browser can. */
  readonly inPlace?: { readonly folder: FileSystemDirectoryHandle; readonly path: string };
};

/** Files the systems leave in folders, never meant by anyone. */
const litter = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$|(^|\/)__MACOSX\//i;

/** Whether a path is worth reading: not hidden, not left behind by the system. */
export function isMeant(path: string): boolean {
  return !litter.test(path);
}

/** The files of a file or folder input, with their path from the chosen folder on. */
export function filesOfInput(input: HTMLInputElement): readonly PathFile[] {
  return inOrder(
    Array.from(input.files ?? [], (file) => ({
      name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
      file,
    })),
  );
}

/**
 * Every file of a drop, folders walked to their leaves. Must be called in the drop's own event: browsers empty
 * the transfer afterwards, so the entries are taken at once and read later. `inPlace`: with their place in the folder,
 * where the drop is one.
 */
export async function filesOfDrop(transfer: DataTransfer, inPlace = false): Promise<readonly PathFile[]> {
  const items = Array.from(transfer.items);
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const handle = inPlace && items.length === 1 ? handleOf(items[0]) : undefined;
  if (entries.length === 0) return inOrder(Array.from(transfer.files, (file) => ({ name: file.name, file })));
  const found = (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
  return inOrder(inFolder(found, await handle));
}

/** Files below the one folder that was dropped, with their place in it. */
function inFolder(
  files: readonly PathFile[],
  folder: FileSystemHandle | null | undefined,
): readonly PathFile[] {
  if (!isFolder(folder)) return files;
  return files.map((one) => ({
    ...one,
    inPlace: { folder, path: one.name.slice(folder.name.length + 1) },
  }));
}

function isFolder(handle: FileSystemHandle | null | undefined): handle is FileSystemDirectoryHandle {
  return handle?.kind === 'directory';
}

/** What only Chromium has (WICG File System Access, 3.1): a handle that outlives the page. */
type ItemWithHandle = DataTransferItem & {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
};

function handleOf(item: ItemWithHandle | undefined): Promise<FileSystemHandle | null> | undefined {
  return item?.getAsFileSystemHandle?.().catch(() => null);
}

/** What only Chromium has: the user chooses a folder, which a page may then read without copying it. */
type FolderPicker = { readonly showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle> };

/** Whether this browser lets files be read from their folder, now and after a restart. */
export function canReadInPlace(): boolean {
  return (globalThis as FolderPicker).showDirectoryPicker !== undefined;
}

/** Lets the user choose a folder to read from. Call from a click. undefined: they chose none. */
export async function chooseFolderInPlace(): Promise<readonly PathFile[] | undefined> {
  const picker = globalThis as FolderPicker;
  try {
    const folder = await picker.showDirectoryPicker?.();
    return folder && inOrder(await filesBelow(folder, folder, ''));
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

async function filesBelow(
  root: FileSystemDirectoryHandle,
  folder: FileSystemDirectoryHandle,
  parentPath: string,
): Promise<readonly PathFile[]> {
  const children: FileSystemHandle[] = [];
  for await (const child of folder.values()) children.push(child);
  const found = await inTurns(children, async (child): Promise<readonly PathFile[]> => {
    const path = `${parentPath}${child.name}`;
    if (!isMeant(path)) return [];
    if (isFolder(child)) return filesBelow(root, child, `${path}/`);
    const place = { name: `${root.name}/${path}`, inPlace: { folder: root, path } };
    try {
      return [{ ...place, file: await (child as FileSystemFileHandle).getFile() }];
    } catch (thrown) {
      return [{ ...place, file: new File([], child.name), problem: refusalWords(thrown) }];
    }
  });
  return found.flat();
}

/** Files asked for at the same time: the browser answers each from another process. */
const asksAtOnce = 64;

async function inTurns<From, To>(
  all: readonly From[],
  ask: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const answers: To[] = [];
  for (let from = 0; from < all.length; from += asksAtOnce)
    answers.push(...(await Promise.all(all.slice(from, from + asksAtOnce).map(ask))));
  return answers;
}

function refusalWords(thrown: unknown): string {
  return `the browser could not open it (${thrown instanceof Error ? thrown.name : String(thrown)})`;
}

/** The files at and below an entry; one that cannot be opened stands for itself and takes no other with it. */
async function walk(entry: FileSystemEntry, parentPath: string): Promise<readonly PathFile[]> {
  const path = `${parentPath}${entry.name}`;
  try {
    return await filesAt(entry, path);
  } catch (thrown) {
    return [{ name: path, file: new File([], entry.name), problem: refusalWords(thrown) }];
  }
}

async function filesAt(entry: FileSystemEntry, path: string): Promise<readonly PathFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ name: path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // Chromium hands over at most 100 entries a call; an empty call ends the folder
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) break;
    children.push(...some);
  }
  return (await inTurns(children, (child) => walk(child, `${path}/`))).flat();
}

const byPath = new Intl.Collator('en', { numeric: true });

/**
 * Without the litter, and in the order a file manager shows: drops arrive in no particular one. Sorted by their letters
 * first, which is quick and nearly it: to compare paths as people do takes fifty times as long.
 */
function inOrder(files: readonly PathFile[]): readonly PathFile[] {
  return files
    .filter(({ name }) => isMeant(name))
    .sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
    .sort((a, b) => byPath.compare(a.name, b.name));
}
