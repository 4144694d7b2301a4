import { isMeant, type PathFile } from './path-file.ts';
import { filesOfEntries } from './walk-entries.ts';
import { filesOfFolder, isFolder } from './walk-handles.ts';

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
 * the transfer afterwards, so what it holds is taken at once and read later. `inPlace`: with their place in the folder,
 * where the drop is one.
 */
export async function filesOfDrop(transfer: DataTransfer, inPlace = false): Promise<readonly PathFile[]> {
  const items = Array.from(transfer.items);
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const handle = inPlace && items.length === 1 ? handleOf(items[0]) : undefined;
  if (entries.length === 0) return inOrder(Array.from(transfer.files, (file) => ({ name: file.name, file })));
  return inOrder(inFolder(await filesOfEntries(entries), await handle));
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
    return folder && inOrder(await filesOfFolder(folder));
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

/** Made when it is first needed: a page that is opened waits for no order of files. */
let byPath: Intl.Collator | undefined;

/**
 * Without the litter, and in the order a file manager shows: drops arrive in no particular one. Sorted by their letters
 * first, which is quick and nearly it: to compare paths as people do takes fifty times as long.
 */
function inOrder(files: readonly PathFile[]): readonly PathFile[] {
  const { compare } = (byPath ??= new Intl.Collator('en', { numeric: true }));
  return files
    .filter(({ name }) => isMeant(name))
    .sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
    .sort((a, b) => compare(a.name, b.name));
}
