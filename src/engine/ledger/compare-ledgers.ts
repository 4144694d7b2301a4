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
  const [before, after] = [columnsOf(present), columnsOf(backup)];
  const sameHeadings =
    present.own === backup.own && present.resultNames.join('\0') === backup.resultNames.join('\0');
  // Stretches are compared first: nearly every row is the same.
  const isAlike = (row: LedgerRow, other: LedgerRow): boolean =>
    sameHeadings && row.own === other.own && row.results === other.results;
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
    const columns = isAlike(row, other)
      ? []
      : changedColumns(cellsOf(row, present, before), cellsOf(other, backup, after), before);
    if (columns.length > 0 || controlsOf(row) !== controlsOf(other))
      changed.push({ file: row.file, from: row.status, to: other.status, columns });
  }
  return {
    gone,
    back: backup.rows.flatMap(({ file }) => (presentFiles.has(file) ? [] : [file])),
    changed,
    unchanged: present.rows.length - gone.length - changed.length,
    columnsGone: lacking(before, after),
    columnsBack: lacking(after, before),
    resultsLost,
  };
}

function controlsOf({ status, error, sha256, pipeline }: LedgerRow): string {
  return [status, error, sha256, pipeline].join('\0');
}

/** A column of the user's or of the results, told apart from others of the same name. */
type Column = { readonly name: string; readonly key: string };

/** Users may give two columns one name, or one that a result has. */
function columnsOf({ own, ownCount, resultNames }: Ledger): readonly Column[] {
  const seen = new Map<string, number>();
  const told = (whose: 'own' | 'result') => (name: string) => {
    const times = (seen.get(`${whose} ${name}`) ?? 0) + 1;
    seen.set(`${whose} ${name}`, times);
    return { name, key: `${whose} ${String(times)} ${name}` };
  };
  return [...splitCells(own, ownCount).map(told('own')), ...resultNames.map(told('result'))];
}

function lacking(columns: readonly Column[], others: readonly Column[]): readonly string[] {
  const there = new Set(others.map(({ key }) => key));
  return columns.filter(({ key }) => !there.has(key)).map(({ name }) => name);
}

/** Names of the columns that both have and whose cells differ, each once. */
function changedColumns(cells: Cells, others: Cells, columns: readonly Column[]): readonly string[] {
  const changed = columns.filter(({ key }) => {
    const there = others.get(key);
    return there !== undefined && there !== cells.get(key);
  });
  return [...new Set(changed.map(({ name }) => name))];
}

/** A row's cells by their column's key. */
type Cells = ReadonlyMap<string, string>;

function cellsOf({ own, results }: LedgerRow, of: Ledger, columns: readonly Column[]): Cells {
  const cells = [...splitCells(own, of.ownCount), ...splitCells(results, of.resultNames.length)];
  return new Map(columns.map(({ key }, i) => [key, cells[i] ?? '']));
}
