import { failFile, ok, type Result } from '#core/result.ts';
import { ledgerDelimiter, splitCells, encodeCell } from './cells.ts';
import { isDone, isSettled, type Ledger, type LedgerRow } from './ledger.ts';
import { comparePipelines } from './pipeline.ts';
import { compareFiles } from './shards.ts';
import { rearranged } from './stretches.ts';

/** A ledger and the name of the file it came from. */
export type LedgerPart = { readonly name: string; readonly ledger: Ledger };

/** A file that stood in several parts: whose row was taken, and whose was not. */
export type MergeConflict = {
  readonly file: string;
  readonly taken: string;
  readonly dropped: string;
  /**
   * `identical`: both rows say the same; `not-settled`: the other had no end, or failed where this one is done;
   * `older`: it had, before this one.
   */
  readonly because: 'identical' | 'not-settled' | 'older';
  /** The user's own cells of the dropped row were others. */
  readonly ownCellsDiffer: boolean;
};

export type Merged = {
  readonly ledger: Ledger;
  readonly conflicts: readonly MergeConflict[];
  /** What was let through, in words: parts under several salts, and what `force` overrode. */
  readonly warnings: readonly string[];
};

/** Files of several bytes are named up to this number. */
const filesNamed = 20;

type Standing = { readonly part: string; readonly row: LedgerRow };

/**
 * Joins the ledgers of shards: every file once, none lost; in the order of `compareFiles` where every part keeps it, as
 * shards do, else part by part. Where several parts have the same file, a settled row is taken before one without an
 * end, one that is done before one that failed on the same bytes, then the newest, of equals the one of the earlier
 * part; the conflict is listed.
 *
 * Faults, unless `force` is set: `columns-differ`, where parts with rows do not have the same columns in the same order
 * (forced, the columns are joined), `pipelines-differ`, where results were not all made by one pipeline, and
 * `bytes-differ`, placed in the later part, where two settled rows of one file are of other bytes (forced, the newest).
 */
export function mergeLedgers(given: readonly LedgerPart[], force = false): Result<Merged> {
  const filled = given.filter(({ ledger }) => ledger.rows.length > 0);
  const parts = filled.length > 0 ? filled : given.slice(0, 1);
  if (parts.length === 0) return failFile('unreadable', 'no-parts', 'there is nothing to merge');
  const warnings: string[] = [];
  for (const problem of [differingColumns(parts), ...differingPipelines(parts), ...differingBytes(parts)]) {
    if (problem === undefined) continue;
    if (!force && problem.code !== undefined)
      return failFile('unsupported', problem.code, problem.detail, problem.at);
    warnings.push(problem.detail);
  }
  const { own, ownCount, resultNames, ledgers } = underOneHeading(parts);
  const standing = new Map<string, [Standing, ...Standing[]]>();
  ledgers.forEach((rows, i) => {
    const part = parts[i]?.name ?? '';
    for (const row of rows) {
      const before = standing.get(row.file);
      if (before === undefined) standing.set(row.file, [{ part, row }]);
      else before.push({ part, row });
    }
  });
  const conflicts: MergeConflict[] = [];
  const rows = [...standing].map(([file, all]) => {
    const winner = all.length === 1 ? all[0] : bestOf(all);
    for (const loser of all) {
      if (loser === winner) continue;
      const because = reasonOf(winner.row, loser.row);
      const ownCellsDiffer = winner.row.own !== loser.row.own;
      conflicts.push({ file, taken: winner.part, dropped: loser.part, because, ownCellsDiffer });
    }
    return winner.row;
  });
  if (parts.every(({ ledger }) => isInOrder(ledger))) rows.sort((a, b) => compareFiles(a.file, b.file));
  const ledger = { own, ownCount, resultNames, rows: rows.map((row, i) => ({ ...row, row: i + 2 })) };
  return ok({ ledger, conflicts, warnings });
}

function isInOrder({ rows }: Ledger): boolean {
  return rows.every(({ file }, i) => i === 0 || compareFiles(rows[i - 1]?.file ?? '', file) <= 0);
}

/**
 * The row that is taken, the same in whichever order the rows come. The newest row that knows its bytes says which bytes
 * count: among three rows, "done before failed" and "newer before older" alone would go round in a circle.
 */
function bestOf(all: readonly [Standing, ...Standing[]]): Standing {
  const settled = all.filter(({ row }) => isSettled(row));
  const bytes = newestOf(settled.filter(({ row }) => row.sha256 !== ''))?.row.sha256;
  const ofThem = settled.filter(({ row: { sha256 } }) => sha256 === '' || sha256 === bytes);
  return newestOf(ofThem.filter(({ row }) => isDone(row))) ?? newestOf(ofThem) ?? all[0];
}

/** The first of the newest. */
function newestOf(all: readonly Standing[]): Standing | undefined {
  const time = ({ row }: Standing) => row.updatedAtMs ?? 0;
  return all.reduce<Standing | undefined>(
    (best, one) => (best === undefined || time(one) > time(best) ? one : best),
    undefined,
  );
}

function reasonOf(winner: LedgerRow, loser: LedgerRow): MergeConflict['because'] {
  const text = ({ row: _row, ...rest }: LedgerRow) => JSON.stringify(Object.entries(rest).sort());
  if (text(winner) === text(loser)) return 'identical';
  return isSettled(loser) && (isDone(loser) || !isDone(winner)) ? 'older' : 'not-settled';
}

/** Without a code it is a warning only. */
type Problem = { readonly code?: string; readonly detail: string; readonly at?: { readonly row: number } };

function differingColumns(parts: readonly LedgerPart[]): Problem | undefined {
  const [first] = parts;
  const headings = ({ ledger }: LedgerPart) =>
    JSON.stringify([splitCells(ledger.own, ledger.ownCount), ledger.resultNames]);
  const other = first && parts.find((part) => headings(part) !== headings(first));
  if (other === undefined) return undefined;
  return { code: 'columns-differ', detail: `${first?.name ?? ''} and ${other.name} have different columns` };
}

/** The first row that another pipeline made than the first, and the first that another salt did. */
function differingPipelines(parts: readonly LedgerPart[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  let first: { readonly pipeline: string; readonly name: string } | undefined;
  for (const { name, ledger } of parts) {
    for (const { pipeline } of ledger.rows) {
      if (pipeline === '') continue;
      first ??= { pipeline, name };
      const comparison = comparePipelines(first.pipeline, pipeline);
      if (comparison === 'same' || found.has(comparison)) continue;
      const where = `(${first.pipeline} in ${first.name}, ${pipeline} in ${name})`;
      found.set(
        comparison,
        comparison === 'other-salt'
          ? {
              detail: `subject ids were made under different salts ${where}: one person may have several subject ids`,
            }
          : {
              code: 'pipelines-differ',
              detail: `results were made by different versions, models or options ${where}`,
            },
      );
    }
  }
  return [...found.values()];
}

/** Files that came to an end in two parts with other bytes: two files under one name, or one that was changed. */
function differingBytes(parts: readonly LedgerPart[]): readonly Problem[] {
  const first = new Map<string, { readonly name: string; readonly sha256: string }>();
  const found = new Map<string, Problem>();
  for (const { name, ledger } of parts) {
    for (const row of ledger.rows) {
      const { file, sha256 } = row;
      if (!isSettled(row) || sha256 === '') continue;
      const before = first.get(file);
      if (before === undefined) first.set(file, { name, sha256 });
      else if (before.sha256 !== sha256 && !found.has(file))
        found.set(file, {
          code: 'bytes-differ',
          detail: `${file} has other bytes in ${name} than in ${before.name}`,
          at: { row: row.row },
        });
    }
  }
  const named = [...found.values()].slice(0, filesNamed);
  const more = found.size - named.length;
  if (more === 0) return named;
  return [...named, { detail: `and ${more} more files have other bytes in one part than in another` }];
}

/** The rows of every part under one heading: the user's columns of all parts, then the results of all. */
function underOneHeading(parts: readonly LedgerPart[]): Omit<Ledger, 'rows'> & {
  readonly ledgers: readonly (readonly LedgerRow[])[];
} {
  const [first] = parts;
  if (first === undefined || differingColumns(parts) === undefined) {
    const { own = '', ownCount = 0, resultNames = [] } = first?.ledger ?? {};
    return { own, ownCount, resultNames, ledgers: parts.map(({ ledger }) => ledger.rows) };
  }
  const ownNames = parts.map(({ ledger }) => numbered(splitCells(ledger.own, ledger.ownCount)));
  const ownJoined = joined(ownNames);
  const resultNames = joined(parts.map(({ ledger }) => ledger.resultNames));
  return {
    own: ownJoined.map((name) => encodeCell(withoutNumber(name))).join(ledgerDelimiter),
    ownCount: ownJoined.length,
    resultNames,
    ledgers: parts.map(({ ledger }, i) =>
      ledger.rows.map((row) => ({
        ...row,
        own: rearranged(row.own, ownNames[i] ?? [], ownJoined),
        results: rearranged(row.results, ledger.resultNames, resultNames),
      })),
    ),
  };
}

/** Headings with their count behind, for users may give two columns one name. */
function numbered(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name}\0${count}`;
  });
}

function withoutNumber(name: string): string {
  return name.slice(0, name.lastIndexOf('\0'));
}

/** All names in the order in which they first come. */
function joined(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}
