/** A path's parts, whichever way its slashes lean; a drive letter, "." and empty parts are left out. */
function partsOf(path: string): readonly string[] {
  return path
    .normalize('NFC')
    .trim()
    .split(/[\\/]+/)
    .filter((part, i) => part !== '' && part !== '.' && !(i === 0 && /^[a-z]:$/i.test(part)));
}

/** How loosely two names are compared, the strictest first. */
export type Looseness = 'exact' | 'case' | 'no-extension';

/**
 * The ways in which a row's name and a file's are compared, the strictest first. A row may have a point in its name
 * and no extension (`P01.pre` for `P01.pre.csv`): its name is compared as it stands before its end is taken off too.
 */
const ways: readonly { readonly by: Looseness; readonly row: Looseness }[] = [
  { by: 'exact', row: 'exact' },
  { by: 'case', row: 'case' },
  { by: 'no-extension', row: 'case' },
  { by: 'no-extension', row: 'no-extension' },
];

/** A path under one looseness: its parts, the file's own name last. */
function keyOf(path: string, loose: Looseness): readonly string[] {
  const parts = partsOf(path);
  if (loose === 'exact') return parts;
  const lower = parts.map((part) => part.toLowerCase());
  if (loose === 'case') return lower;
  return [...lower.slice(0, -1), withoutExtension(lower[lower.length - 1] ?? '')];
}

/** `.12` in `subject.12` is no extension: one begins with a letter. */
function withoutExtension(name: string): string {
  return name.replace(/(?<=.)\.[a-z][a-z0-9]{0,4}$/i, '');
}

/** Whether one path ends with the other, part by part. */
function oneEndsWithOther(a: readonly string[], b: readonly string[]): boolean {
  const shared = Math.min(a.length, b.length);
  for (let i = 1; i <= shared; i += 1) if (a[a.length - i] !== b[b.length - i]) return false;
  return shared > 0;
}

/** Files by their own name, under one looseness. */
type FilesByName = ReadonlyMap<string, readonly { readonly file: string; readonly key: readonly string[] }[]>;

/** Files under every looseness. */
export type NameIndex = Readonly<Record<Looseness, FilesByName>>;

export function indexNames(files: readonly string[]): NameIndex {
  return {
    exact: indexUnder(files, 'exact'),
    case: indexUnder(files, 'case'),
    'no-extension': indexUnder(files, 'no-extension'),
  };
}

function indexUnder(files: readonly string[], loose: Looseness): FilesByName {
  const index = new Map<string, { readonly file: string; readonly key: readonly string[] }[]>();
  for (const file of files) {
    const key = keyOf(file, loose);
    const name = key[key.length - 1] ?? '';
    const same = index.get(name);
    if (same === undefined) index.set(name, [{ file, key }]);
    else same.push({ file, key });
  }
  return index;
}

/** What a name may mean, by the strictest way that finds a file; `way` counts up as they get looser. */
export type NamedFiles = { readonly files: readonly string[]; readonly by: Looseness; readonly way: number };

export function filesNamed(name: string, index: NameIndex): NamedFiles | undefined {
  for (const [way, { by, row }] of ways.entries()) {
    const files = candidatesOf(keyOf(name, row), index[by]);
    if (files.length > 0) return { files, by, way };
  }
  return undefined;
}

/** The files that a key may mean: those whose path is the same, else those where one path ends with the other. */
function candidatesOf(key: readonly string[], index: FilesByName): readonly string[] {
  const last = key[key.length - 1];
  if (last === undefined) return [];
  const ending = (index.get(last) ?? []).filter((entry) => oneEndsWithOther(entry.key, key));
  const same = ending.filter((entry) => entry.key.length === key.length);
  return (same.length > 0 ? same : ending).map(({ file }) => file);
}
