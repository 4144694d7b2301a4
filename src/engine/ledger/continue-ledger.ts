import { encodeValue, ledgerDelimiter, splitRaw } from './cells.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerManifest, LedgerOutcome, ManifestRow } from './project-ledger.ts';
import { compareFiles } from './shards.ts';

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
 * behind them those that only the ledger has, cell by cell as they stand and in rows that ran too, so that nothing a
 * user or an older version wrote there is lost.
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
  const extras = ledger.resultNames.flatMap((name, index) => (known.has(name) ? [] : [index]));
  const resultNames = [...names, ...ledger.resultNames.filter((name) => !known.has(name))];
  const isUnchanged = resultNames.join('\0') === ledger.resultNames.join('\0');
  const places = [...names.map((name) => ledger.resultNames.indexOf(name)), ...extras];
  const after = new Map<string, LedgerOutcome>();
  for (const row of rows) {
    const outcome = outcomes.get(row.file);
    const cells =
      isUnchanged && outcome === undefined ? [] : splitRaw(row.results, ledger.resultNames.length);
    if (outcome !== undefined) after.set(row.file, withExtras(outcome, names, pick(cells, extras)));
    else
      after.set(row.file, isUnchanged ? row : { ...row, results: pick(cells, places).join(ledgerDelimiter) });
  }
  const fresh = [...outcomes.keys()].filter((file) => !after.has(file)).sort(compareFiles);
  for (const file of fresh) {
    const outcome = outcomes.get(file);
    const none = extras.map(() => '');
    if (outcome !== undefined) after.set(file, withExtras(outcome, names, none));
  }
  const blank = ledgerDelimiter.repeat(Math.max(0, ownCount - 1));
  const all = placeNewRows(
    rows,
    fresh.map((file) => ({ file, own: blank })),
  );
  return { manifest: { own, ownCount, rows: all }, outcomes: after, resultNames };
}

function pick(cells: readonly string[], places: readonly number[]): readonly string[] {
  return places.map((place) => cells[place] ?? '');
}

/** An outcome of a run with the cells behind its own that only the ledger has. */
function withExtras(
  outcome: LedgerOutcome,
  names: readonly string[],
  extras: readonly string[],
): LedgerOutcome {
  if (extras.length === 0) return outcome;
  const { results } = outcome;
  if (typeof results !== 'string')
    return {
      ...outcome,
      results: [...names.map((name) => encodeValue(results[name])), ...extras].join(ledgerDelimiter),
    };
  return { ...outcome, results: [...(names.length === 0 ? [] : [results]), ...extras].join(ledgerDelimiter) };
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
