import type { ResultRow } from '#core/result-column.ts';
import { neutralise } from '#core/formula-text.ts';
import { encodeUtf8 } from '#readers/utf8.ts';
import { statusOf } from '../status.ts';
import type { Item } from '../ports.ts';
import { encodeCell, encodeName, encodeValue, ledgerDelimiter } from './cells.ts';
import { errorText } from './error-text.ts';
import { controlColumns, type Ledger, type LedgerEntry } from './ledger.ts';
import { formatTime } from './read-controls.ts';

/** What a ledger is made from apart from results: its rows in their order, with what the user wrote beside each. */
export type LedgerManifest = {
  /** The user's headings and how many they are, as cells of a ledger (`Ledger.own`); '' and 0 where there are none. */
  readonly own: string;
  readonly ownCount: number;
  readonly rows: readonly ManifestRow[];
};

/** `own`: the user's cells of this row, as many as the headings, as cells of a ledger. */
export type ManifestRow = { readonly file: string; readonly own: string };

/** The state of a file, with its results: values from the store, or cells of a ledger under the columns in use. */
export type LedgerOutcome = LedgerEntry & { readonly results: ResultRow | string };

/** The manifest of a batch without a worklist: its files, in the order in which they were listed. */
export function plainManifest(files: readonly string[]): LedgerManifest {
  return { own: '', ownCount: 0, rows: files.map((file) => ({ file, own: '' })) };
}

/** What an item's row says. `pipeline` is the one that ran it; a row that has no result and no refusal names none. */
export function outcomeOf(item: Item, pipeline: string, updatedAtMs?: number): LedgerOutcome {
  const { state, attempts, sha256 } = item;
  const judged = state.status === 'done' || state.status === 'failed' || state.status === 'quarantined';
  return {
    status: statusOf(state),
    error: errorText(state),
    attempts,
    ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
    sha256,
    pipeline: judged ? pipeline : '',
    results: state.status === 'done' ? state.row : {},
  };
}

/**
 * The bytes of a ledger: UTF-8, semicolons, CRLF behind every row. They depend on the manifest's order, the outcomes
 * and the names of the result columns alone, whatever settled first. A file without an outcome is PENDING. The user's
 * cells stand as they came; our own texts are guarded against being run as formulas.
 */
export function projectLedger(
  manifest: LedgerManifest,
  outcomes: ReadonlyMap<string, LedgerOutcome>,
  resultNames: readonly string[],
): Uint8Array {
  const rows = manifest.rows.map((row) => ledgerRow(manifest, row, outcomes.get(row.file), resultNames));
  return encodeUtf8([ledgerHeading(manifest, resultNames), ...rows].join(''));
}

/** The heading of `projectLedger`, with its line end. */
export function ledgerHeading(manifest: LedgerManifest, resultNames: readonly string[]): string {
  const names = resultNames.map((name) => encodeCell(neutralise(name)));
  return ledgerLine(manifest, manifest.own, [...controlColumns, ...names]);
}

/**
 * One row of `projectLedger`, with its line end. A writer that keeps the rows it has made writes the heading and all of
 * them after each change, and makes only the changed ones anew.
 */
export function ledgerRow(
  manifest: LedgerManifest,
  { file, own }: ManifestRow,
  outcome: LedgerOutcome | undefined,
  resultNames: readonly string[],
): string {
  const { results, ...entry } = outcome ?? untouched;
  const cells = [encodeName(file), ...controlCells(entry)];
  if (typeof results !== 'string') for (const name of resultNames) cells.push(encodeValue(results[name]));
  else if (resultNames.length > 0) cells.push(results);
  return ledgerLine(manifest, own, cells);
}

const untouched: LedgerOutcome = {
  status: 'PENDING',
  error: '',
  attempts: 0,
  sha256: '',
  pipeline: '',
  results: {},
};

/** The control cells behind FILE. */
function controlCells({ status, error, attempts, updatedAtMs, sha256, pipeline }: LedgerEntry): string[] {
  const updatedAt = updatedAtMs === undefined ? '' : formatTime(updatedAtMs);
  return [status, encodeValue(error), String(attempts), updatedAt, sha256, pipeline];
}

function ledgerLine({ ownCount }: LedgerManifest, own: string, cells: readonly string[]): string {
  const rest = cells.join(ledgerDelimiter);
  return ownCount === 0 ? `${rest}\r\n` : `${own}${ledgerDelimiter}${rest}\r\n`;
}

/** A ledger that was read, as what it was made from: projecting this gives the ledger again. */
export function partsOf(ledger: Ledger): {
  readonly manifest: LedgerManifest;
  readonly outcomes: ReadonlyMap<string, LedgerOutcome>;
} {
  const { own, ownCount, rows } = ledger;
  return {
    manifest: { own, ownCount, rows },
    outcomes: new Map(rows.map((row) => [row.file, row])),
  };
}
