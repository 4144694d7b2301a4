/** A file with its path, which begins with the dropped or chosen folder's name. */
export type PathFile = {
  readonly name: string;
  readonly file: File;
  /** Why the browser would not open it; `file` is then an empty stand-in, so that the file is still told of. */
  readonly problem?: string;
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
 * the transfer afterwards, so the entries are taken at once and read later.
 */
export function filesOfDrop(transfer: DataTransfer): Promise<readonly PathFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  if (entries.length === 0)
    return Promise.resolve(inOrder(Array.from(transfer.files, (file) => ({ name: file.name, file }))));
  return Promise.all(entries.map((entry) => walk(entry, ''))).then((found) => inOrder(found.flat()));
}

/** The files at and below an entry; one that cannot be opened stands for itself and takes no other with it. */
async function walk(entry: FileSystemEntry, parentPath: string): Promise<readonly PathFile[]> {
  const path = `${parentPath}${entry.name}`;
  try {
    return await filesAt(entry, path);
  } catch (thrown) {
    const problem = `the browser could not open it (${thrown instanceof Error ? thrown.name : String(thrown)})`;
    return [{ name: path, file: new File([], entry.name), problem }];
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
  const found: PathFile[] = [];
  for (const child of children) found.push(...(await walk(child, `${path}/`)));
  return found;
}

const byPath = new Intl.Collator('en', { numeric: true });

/** Without the litter, and in the order a file manager shows: drops arrive in no particular one. */
function inOrder(files: readonly PathFile[]): readonly PathFile[] {
  return files.filter(({ name }) => isMeant(name)).toSorted((a, b) => byPath.compare(a.name, b.name));
}
