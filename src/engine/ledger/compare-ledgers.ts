import { splitCells } from './cells.ts';
import { isDone, type Ledger, type LedgerRow } from './ledger.ts';

/** What a row would be after a restore. */
export type RowChange = {
  readonly file: string;
  readonly from: LedgerRow['status'];
  readonly to: LedgerRow['status'];
  /** Headings of the user's and result columns whose cells would change. */
  readonly columns: readonly string[];
};

/** What putting `backup` in the place of `present` would change. */
export type LedgerDifference = {
  /** Rows that only the present ledger has: they would be gone. */
  readonly gone: readonly string[];
  /** Rows that only the backup has: they would come back. */
  readonly back: readonly string[];
  readonly changed: readonly RowChange[];
  readonly unchanged: number;
  readonly columnsGone: readonly string[];
  readonly columnsBack: readonly string[];
  /** Done at present, and not done in the backup: results that would be lost. */
  readonly resultsLost: number;
};

/** Compares by file; the order of rows, attempts and times do not count. */
export function compareLedgers(present: Ledger, backup: Ledger): LedgerDifference {
  const before = columnsOf(present);
  const after = columnsOf(backup);
  const backupRows = new Map(backup.rows.map((row) => [row.file, row]));
  const presentFiles = new Set(present.rows.map(({ file }) => file));
  const gone: string[] = [];
  const changed: RowChange[] = [];
  let resultsLost = 0;
  for (const row of present.rows) {
    const other = backupRows.get(row.file);
    if (isDone(row) && !(other !== undefined && isDone(other))) resultsLost += 1;
    if (other === undefined) {
      gone.push(row.file);
      continue;
    }
    const columns = changedColumns(row, present, other, backup);
    if (columns.length > 0 || controlsOf(row) !== controlsOf(other))
      changed.push({ file: row.file, from: row.status, to: other.status, columns });
  }
  return {
    gone,
    back: backup.rows.flatMap(({ file }) => (presentFiles.has(file) ? [] : [file])),
    changed,
    unchanged: present.rows.length - gone.length - changed.length,
    columnsGone: before.filter((name) => !after.includes(name)),
    columnsBack: after.filter((name) => !before.includes(name)),
    resultsLost,
  };
}

function controlsOf({ status, error, sha256, pipeline }: LedgerRow): string {
  return [status, error, sha256, pipeline].join('\0');
}

function columnsOf({ own, ownCount, resultNames }: Ledger): readonly string[] {
  return [...splitCells(own, ownCount), ...resultNames];
}

/** Headings that both ledgers have and whose cells differ. Stretches are compared first: nearly every row is the same. */
function changedColumns(row: LedgerRow, of: Ledger, other: LedgerRow, otherOf: Ledger): readonly string[] {
  const sameHeadings = of.own === otherOf.own && of.resultNames.join('\0') === otherOf.resultNames.join('\0');
  if (sameHeadings && row.own === other.own && row.results === other.results) return [];
  const cells = cellsOf(row, of);
  const others = cellsOf(other, otherOf);
  return [...cells].flatMap(([name, cell]) => {
    const there = others.get(name);
    return there === undefined || there === cell ? [] : [name];
  });
}

function cellsOf({ own, results }: LedgerRow, of: Ledger): ReadonlyMap<string, string> {
  const cells = [...splitCells(own, of.ownCount), ...splitCells(results, of.resultNames.length)];
  return new Map(columnsOf(of).map((name, i) => [name, cells[i] ?? '']));
}
