import { ledgerDelimiter } from './cells.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerManifest, LedgerOutcome, ManifestRow } from './project-ledger.ts';
import { compareFiles } from './shards.ts';
import { rearranged } from './stretches.ts';

/** What a ledger is projected from. */
export type LedgerParts = {
  readonly manifest: LedgerManifest;
  readonly outcomes: ReadonlyMap<string, LedgerOutcome>;
  readonly resultNames: readonly string[];
};

/**
 * A ledger after a run: outcomes of the run take the place of the rows they are about, all other rows stay as they
 * are, and files that had no row get one, with empty cells under the user's headings. New rows come where
 * `compareFiles` puts them in a ledger that keeps that order, else at the end. Result columns of the run come first,
 * behind them those that only the ledger has, so that nothing a user or an older version wrote there is lost.
 */
export function continueLedger(
  ledger: Ledger | undefined,
  outcomes: ReadonlyMap<string, LedgerOutcome>,
  names: readonly string[],
): LedgerParts {
  if (ledger === undefined) {
    const files = [...outcomes.keys()].sort(compareFiles);
    const rows = files.map((file) => ({ file, own: '' }));
    return { manifest: { own: '', ownCount: 0, rows }, outcomes, resultNames: names };
  }
  const { own, ownCount, rows } = ledger;
  const known = new Set(names);
  const resultNames = [...names, ...ledger.resultNames.filter((name) => !known.has(name))];
  const isUnchanged = resultNames.join('\0') === ledger.resultNames.join('\0');
  const after = new Map<string, LedgerOutcome>();
  for (const row of rows) {
    const results = isUnchanged ? row.results : rearranged(row.results, ledger.resultNames, resultNames);
    after.set(row.file, { ...row, results });
  }
  const fresh = [...outcomes.keys()].filter((file) => !after.has(file)).sort(compareFiles);
  for (const [file, outcome] of outcomes) after.set(file, outcome);
  const blank = ledgerDelimiter.repeat(Math.max(0, ownCount - 1));
  const all = placeNewRows(
    rows,
    fresh.map((file) => ({ file, own: blank })),
  );
  return { manifest: { own, ownCount, rows: all }, outcomes: after, resultNames };
}

/** Rows with new ones where `compareFiles` puts them, if the rows keep that order, else at the end. */
export function placeNewRows(
  rows: readonly ManifestRow[],
  fresh: readonly ManifestRow[],
): readonly ManifestRow[] {
  const isOrdered = rows.every(({ file }, i) => i === 0 || compareFiles(rows[i - 1]?.file ?? '', file) < 0);
  const all = [...rows, ...fresh];
  return isOrdered ? all.sort((a, b) => compareFiles(a.file, b.file)) : all;
}
