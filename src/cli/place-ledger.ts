import { isSettled, type Ledger } from '#engine/ledger/ledger.ts';
import { matchRows } from '#engine/ledger/match-rows.ts';

/** Of each kind of trouble, so many are named. */
const namedAtMost = 10;

/** A ledger beside the files of a folder. */
export type PlacedLedger = {
  /** With the path of its file as FILE of every row that has one; the other rows as they were. */
  readonly ledger: Ledger;
  /** FILE, as the ledger has it, of the row of a path; the path itself where no row means it. */
  readonly rowOf: (path: string) => string;
  /** Whether a path may belong to several rows, or with others to one: it waits for the user's word. */
  readonly isUnclear: (path: string) => boolean;
};

/**
 * Finds the file of every row: the one with the very path, and for the rest as the page finds them (`matchRows`: by name,
 * then whatever its case, then without extension). What is unclear, and rows without a file, are told to `warn`.
 */
export function placeLedger(
  path: string,
  ledger: Ledger,
  paths: readonly string[],
  warn: (line: string) => void,
): PlacedLedger {
  const present = new Set(paths);
  const named = new Set(ledger.rows.map(({ file }) => file));
  const rest = ledger.rows.filter(({ file }) => !present.has(file));
  const open = paths.filter((one) => !named.has(one));
  const { matched, ambiguous, contested, unmatchedRows } = matchRows(
    rest.map(({ file }) => file),
    open,
  );
  const fileOf = (row: number): string => rest[row]?.file ?? '';
  const pathOf = new Map(matched.map(({ row, file }) => [fileOf(row), file]));
  const rowOf = new Map(matched.map(({ row, file }) => [file, fileOf(row)]));
  const unclear = new Set([
    ...ambiguous.flatMap(({ files }) => files.filter((file) => !rowOf.has(file))),
    ...contested.map(({ file }) => file),
  ]);
  sayTrouble();
  return {
    ledger: {
      ...ledger,
      rows: ledger.rows.map((row) => ({ ...row, file: pathOf.get(row.file) ?? row.file })),
    },
    rowOf: (one) => rowOf.get(one) ?? one,
    isUnclear: (one) => unclear.has(one),
  };

  function sayTrouble(): void {
    const unclearLines = [
      ...ambiguous.map(({ row, files }) => `${fileOf(row)} may mean ${files.join(' or ')}`),
      ...contested.map(({ file, rows }) => `${file} is meant by the rows ${rows.map(fileOf).join(' and ')}`),
    ];
    tell(
      `warning: ${path} and the folder have names that are unclear; these files and rows wait: ${String(unclearLines.length)}`,
      unclearLines,
    );
    // What came to an end needs its file no more.
    const waiting = unmatchedRows.flatMap((row) => {
      const one = rest[row];
      return one === undefined || isSettled(one) ? [] : [one.file];
    });
    tell(`warning: rows of ${path} whose file is not in the folder: ${String(waiting.length)}`, waiting);
  }

  function tell(line: string, names: readonly string[]): void {
    if (names.length === 0) return;
    warn(line);
    for (const name of names.slice(0, namedAtMost)) warn(`  ${name}`);
    if (names.length > namedAtMost) warn(`  and ${String(names.length - namedAtMost)} more`);
  }
}
