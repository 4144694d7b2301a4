import { filesNamed, indexNames, type Looseness, type NamedFiles } from './file-names.ts';

/** How rows and files found each other. Numbers are indices of rows as given. */
export type Matches = {
  readonly matched: readonly { readonly row: number; readonly file: string; readonly by: Looseness }[];
  /** A row that may mean several files, none more than the others. */
  readonly ambiguous: readonly { readonly row: number; readonly files: readonly string[] }[];
  /** A file that several rows mean alike: none of them gets it. */
  readonly contested: readonly { readonly file: string; readonly rows: readonly number[] }[];
  readonly unmatchedRows: readonly number[];
  /** Files that no row means, in their order; those that are ambiguous or contested are not among them. */
  readonly unmatchedFiles: readonly string[];
};

type Found = NamedFiles & { readonly row: number };

/**
 * Matches rows to files by the name in each row: as written, then whatever its case, then without the file's extension,
 * then without either's. A name may be a whole path, its end, or longer than the path by the folders above; the
 * strictest way that finds a file counts, and nothing is decided by leaving out what other rows took. Each file goes to
 * one row at most: to the one that names it more strictly than the others.
 */
export function matchRows(names: readonly string[], files: readonly string[]): Matches {
  const index = indexNames(files);
  const found = names.flatMap((name, row): Found[] => {
    const meant = filesNamed(name, index);
    return meant === undefined ? [] : [{ row, ...meant }];
  });
  const ambiguous = found.filter((one) => one.files.length > 1);
  const claims = new Map<string, Found[]>();
  for (const one of found) {
    const [file] = one.files;
    if (file === undefined || one.files.length > 1) continue;
    const before = claims.get(file);
    if (before === undefined) claims.set(file, [one]);
    else before.push(one);
  }
  const matched = new Map<number, { row: number; file: string; by: Looseness }>();
  const contested: { file: string; rows: number[] }[] = [];
  for (const [file, claiming] of claims) {
    const strictest = claiming.reduce((least, { way }) => Math.min(least, way), Infinity);
    const winners = claiming.filter(({ way }) => way === strictest);
    const [winner] = winners;
    if (winner !== undefined && winners.length === 1)
      matched.set(winner.row, { row: winner.row, file, by: winner.by });
    else contested.push({ file, rows: winners.map(({ row }) => row) });
  }
  const settled = new Set([
    ...matched.keys(),
    ...ambiguous.map(({ row }) => row),
    ...contested.flatMap(({ rows }) => rows),
  ]);
  const spoken = new Set(found.flatMap((one) => one.files));
  return {
    matched: [...matched.values()].sort((a, b) => a.row - b.row),
    ambiguous: ambiguous.map(({ row, files: several }) => ({ row, files: several })),
    contested,
    unmatchedRows: names.flatMap((_, row) => (settled.has(row) ? [] : [row])),
    unmatchedFiles: files.filter((file) => !spoken.has(file)),
  };
}
