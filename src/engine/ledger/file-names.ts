/** A path's parts, whichever way its slashes lean; a drive letter, "." and empty parts are left out. */
function partsOf(path: string): readonly string[] {
  return path
    .normalize('NFC')
    .trim()
    .split(/[\\/]+/)
    .filter((part, i) => part !== '' && part !== '.' && !(i === 0 && /^[a-z]:$/i.test(part)));
}

/** How loosely two names are compared, the strictest first. */
export const looseness = ['exact', 'case', 'no-extension'] as const;
export type Looseness = (typeof looseness)[number];

/** A path under one looseness: its parts, the file's own name last. */
export function keyOf(path: string, loose: Looseness): readonly string[] {
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
export function oneEndsWithOther(a: readonly string[], b: readonly string[]): boolean {
  const shared = Math.min(a.length, b.length);
  for (let i = 1; i <= shared; i += 1) if (a[a.length - i] !== b[b.length - i]) return false;
  return shared > 0;
}

/** Files by their own name, under one looseness. */
export type NameIndex = ReadonlyMap<
  string,
  readonly { readonly file: string; readonly key: readonly string[] }[]
>;

export function indexNames(files: readonly string[], loose: Looseness): NameIndex {
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

/** The files that a name may mean: those whose path is the same, else those where one path ends with the other. */
export function candidatesOf(name: string, index: NameIndex, loose: Looseness): readonly string[] {
  const key = keyOf(name, loose);
  const last = key[key.length - 1];
  if (last === undefined) return [];
  const ending = (index.get(last) ?? []).filter((entry) => oneEndsWithOther(entry.key, key));
  const same = ending.filter((entry) => entry.key.length === key.length);
  return (same.length > 0 ? same : ending).map(({ file }) => file);
}
