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

/** What stands for a file or a folder that the browser would not open. */
export function closed(name: string, path: string, thrown: unknown): PathFile {
  const why = thrown instanceof Error ? thrown.name : String(thrown);
  return { name: path, file: new File([], name), problem: `the browser could not open it (${why})` };
}
