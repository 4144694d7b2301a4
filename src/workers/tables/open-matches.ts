import type { Matches } from '#engine/ledger/match-rows.ts';
import type { SettledMatches } from '#engine/ledger/settle-matches.ts';
import type { NamedRow, OpenMatches, RowPick, Some } from './protocol.ts';

/** The first entries of a list, as they are shown, and how many there are. */
export function some<Entry, Shown>(
  list: readonly Entry[],
  count: number,
  show: (entry: Entry) => Shown,
): Some<Shown> {
  return { total: list.length, first: list.slice(0, count).map(show) };
}

/** Files of one ambiguous row that a list offers: a person will not look through more. */
const mostChoices = 200;

/**
 * What of the matches a person may have a word on. Rows that are decided stay in their list with the pick, so that it
 * can be changed.
 */
export function openMatches(
  found: Matches,
  { matches, picked }: SettledMatches,
  picks: readonly RowPick[],
  nameOf: (row: number) => NamedRow,
  shown: number,
): OpenMatches {
  const pickOf = new Map(picks.map(({ row, file }) => [row, file]));
  const openRows = new Set(matches.ambiguous.map(({ row }) => row));
  const openFiles = new Set(matches.contested.map(({ file }) => file));
  const count = { exact: 0, case: 0, 'no-extension': 0 };
  for (const { by } of found.matched) count[by] += 1;
  return {
    matched: { ...count, picked: picked.length },
    ambiguous: some(found.ambiguous, shown, ({ row, files }) => ({
      ...nameOf(row),
      files: files.slice(0, mostChoices),
      ...(openRows.has(row) ? {} : { pick: pickOf.get(row) ?? '' }),
    })),
    contested: some(found.contested, shown, ({ file, rows }) => ({
      file,
      rows: rows.map(nameOf),
      ...(openFiles.has(file) ? {} : { pick: rows.find((row) => pickOf.get(row) === file) ?? 'none' }),
    })),
    undecided: matches.ambiguous.length + matches.contested.length,
    unmatchedFiles: some(matches.unmatchedFiles, shown, (file) => file),
  };
}
