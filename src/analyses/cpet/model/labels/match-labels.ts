import type { FileLabel } from './label.ts';

/** Labels joined to files; what could not be joined is listed, never guessed. */
export type MatchedLabels = {
  readonly matched: readonly { readonly label: FileLabel; readonly path: string }[];
  /** Labels for which there is no file. */
  readonly unmatched: readonly FileLabel[];
  /** Labels whose name several files have. */
  readonly ambiguous: readonly { readonly label: FileLabel; readonly paths: readonly string[] }[];
  /** Files that several labels name. */
  readonly labelledTwice: readonly { readonly path: string; readonly labels: readonly FileLabel[] }[];
  /** Files without a label. */
  readonly unlabelled: readonly string[];
};

/**
 * Joins labels to files by name, the paths of files being relative, with `/`. In this order, until one gives a file:
 * the path as written, or the end of it (a name alone, in any sub-folder); the same whatever the case; the same
 * without the ending. Where one gives several files, the label is ambiguous.
 */
export function matchLabels(labels: readonly FileLabel[], paths: readonly string[]): MatchedLabels {
  const indices = [plain, lowerCase, withoutEnding].map((key) => indexOf(paths, key));
  const matched: { label: FileLabel; path: string }[] = [];
  const unmatched: FileLabel[] = [];
  const ambiguous: { label: FileLabel; paths: readonly string[] }[] = [];
  for (const label of labels) {
    const written = plain(label.file);
    // Without its ending, or as it is: a name that never had one may hold a point.
    const keys = [[written], [lowerCase(written)], [withoutEnding(written), lowerCase(written)]];
    const found = keys
      .map((names, i) => [...new Set(names.flatMap((name) => indices[i]?.get(name) ?? []))])
      .find((some) => some.length > 0);
    const exact = found?.filter((path) => path === written) ?? [];
    const [path, ...more] = exact.length === 1 ? exact : (found ?? []);
    if (path === undefined) unmatched.push(label);
    else if (more.length > 0) ambiguous.push({ label, paths: found ?? [] });
    else matched.push({ label, path });
  }
  const byPath = new Map<string, FileLabel[]>();
  for (const { label, path } of matched) byPath.set(path, [...(byPath.get(path) ?? []), label]);
  const named = new Set([...byPath.keys(), ...ambiguous.flatMap((one) => one.paths)]);
  return {
    matched: matched.filter(({ path }) => byPath.get(path)?.length === 1),
    unmatched,
    ambiguous,
    labelledTwice: [...byPath].flatMap(([path, some]) => (some.length > 1 ? [{ path, labels: some }] : [])),
    unlabelled: paths.filter((path) => !named.has(path)),
  };
}

/** Every tail of each path (`a/b/c`, `b/c`, `c`), by its key. */
function indexOf(
  paths: readonly string[],
  key: (name: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let from = 0; from < parts.length; from += 1) {
      const name = key(plain(parts.slice(from).join('/')));
      const before = index.get(name);
      if (before === undefined) index.set(name, [path]);
      else before.push(path);
    }
  }
  return index;
}

/** Separators of Windows, a leading `./`, and accents however they are composed. */
function plain(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .replace(/\\/g, '/')
    .replace(/^(\.?\/)+/, '');
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}

function withoutEnding(name: string): string {
  return lowerCase(name).replace(/(?<=[^/])\.[^./]*$/, '');
}
