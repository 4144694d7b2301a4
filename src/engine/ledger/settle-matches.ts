import type { Matches } from './match-rows.ts';

/** What a person decided of rows that mean several files, or of files that several rows mean: the row's file, '' for none. */
export type Picks = ReadonlyMap<number, string>;

/** Matches with a person's word in them; what is still open stays ambiguous or contested. */
export type SettledMatches = {
  readonly matches: Matches;
  /** Rows that got their file by a person's word. */
  readonly picked: readonly number[];
  /** Rows that get none: a person said so, or gave the file to another row that means it. */
  readonly leftOut: readonly number[];
};

/**
 * Puts a person's picks into matches. A pick counts where the row may mean the file and no other row has it. Files that
 * only decided rows meant and none got are files without a row.
 */
export function settleMatches(matches: Matches, picks: Picks, files: readonly string[]): SettledMatches {
  const taken = new Set(matches.matched.map(({ file }) => file));
  const fresh: { readonly row: number; readonly file: string; readonly by: 'exact' }[] = [];
  const leftOut: number[] = [];
  const freed = new Set<string>();

  function give(row: number, file: string): boolean {
    if (taken.has(file)) return false;
    taken.add(file);
    fresh.push({ row, file, by: 'exact' });
    return true;
  }

  const contested = matches.contested.filter(({ file, rows }) => {
    const winner = rows.find((row) => picks.get(row) === file);
    const isOver = winner === undefined ? rows.every((row) => picks.get(row) === '') : give(winner, file);
    if (!isOver) return true;
    leftOut.push(...rows.filter((row) => row !== winner));
    if (winner === undefined) freed.add(file);
    return false;
  });
  const ambiguous = matches.ambiguous.filter(({ row, files: several }) => {
    const pick = picks.get(row);
    if (pick === undefined || (pick !== '' && !(several.includes(pick) && give(row, pick)))) return true;
    if (pick === '') leftOut.push(row);
    for (const file of several) freed.add(file);
    return false;
  });

  const open = new Set([
    ...ambiguous.flatMap(({ files: several }) => several),
    ...contested.map(({ file }) => file),
  ]);
  const without = new Set([
    ...matches.unmatchedFiles,
    ...[...freed].filter((file) => !open.has(file) && !taken.has(file)),
  ]);
  return {
    matches: {
      matched: [...matches.matched, ...fresh].sort((a, b) => a.row - b.row),
      ambiguous,
      contested,
      unmatchedRows: matches.unmatchedRows,
      unmatchedFiles: files.filter((file) => without.has(file)),
    },
    picked: fresh.map(({ row }) => row).sort((a, b) => a - b),
    leftOut: leftOut.sort((a, b) => a - b),
  };
}
