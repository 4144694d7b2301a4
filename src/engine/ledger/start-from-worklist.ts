import type { SubjectFacts } from '#core/subject-facts.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { encodeCell, ledgerDelimiter, splitRaw } from './cells.ts';
import { controlColumns } from './ledger.ts';
import type { Matches } from './match-rows.ts';
import type { LedgerManifest, ManifestRow } from './project-ledger.ts';
import type { Worklist } from './read-worklist.ts';
import { readSubjectFacts } from './subject-facts.ts';

/** A user's column that bears a control column's name, and the name it may be given. */
export type Renaming = { readonly index: number; readonly from: string; readonly to: string };

/** The renamings that a worklist needs before it can become a ledger; the user has to agree to them, or to other names. */
export function proposeRenamings({ headings }: Worklist): readonly Renaming[] {
  const taken = new Set<string>([...headings.map((heading) => heading.trim()), ...controlColumns]);
  return headings.flatMap((heading, index) => {
    const from = heading.trim();
    if (!isControlName(from)) return [];
    let to = `MY_${from}`;
    for (let n = 2; taken.has(to); n += 1) to = `MY_${from}_${n}`;
    taken.add(to);
    return [{ index, from, to }];
  });
}

function isControlName(name: string): boolean {
  return controlColumns.some((column) => column === name);
}

/** What the user decided about a worklist. */
export type WorklistChoice = {
  /** Index of the column that names the files. */
  readonly fileColumn: number;
  readonly matches: Matches;
  /** As agreed to. */
  readonly renamings: readonly Pick<Renaming, 'index' | 'to'>[];
  /** Rows without a file stay in the ledger, PENDING under the name they give, until their file comes. */
  readonly keepUnmatchedRows: boolean;
  /** Files without a row get one, at the end. */
  readonly addUnmatchedFiles: boolean;
};

/** A manifest row with what the worklist says of the subject; `row`: index of the worklist's row, absent for a file without one. */
export type StartRow = ManifestRow & { readonly facts: SubjectFacts; readonly row?: number };

/**
 * The manifest of a batch that starts from a worklist: its rows in their order, the user's cells as they came. Rows
 * that are ambiguous or contested are left out: they are to be settled first.
 * Faults: `column-name-taken` where a heading still bears a control column's name.
 */
export function startFromWorklist(
  worklist: Worklist,
  choice: WorklistChoice,
): Result<LedgerManifest & { readonly rows: readonly StartRow[] }> {
  const renamed = new Map(choice.renamings.map(({ index, to }) => [index, to]));
  const headings = worklist.headings.map((heading, index) => renamed.get(index) ?? heading);
  const clash = headings.find((heading) => isControlName(heading.trim()));
  if (clash !== undefined)
    return failFile('unreadable', 'column-name-taken', `a ledger's own column is called ${clash.trim()}`, {
      row: 1,
      column: clash.trim(),
    });
  const { facts } = readSubjectFacts(worklist);
  const fileOf = new Map(choice.matches.matched.map(({ row, file }) => [row, file]));
  const named = new Set(fileOf.values());
  if (choice.keepUnmatchedRows) {
    for (const row of choice.matches.unmatchedRows) {
      const name = worklist.rows[row]?.cells[choice.fileColumn]?.trim() ?? '';
      if (name === '' || named.has(name)) continue;
      named.add(name);
      fileOf.set(row, name);
    }
  }
  const rows = worklist.rows.flatMap(({ own }, row): StartRow[] => {
    const file = fileOf.get(row);
    return file === undefined ? [] : [{ file, own, facts: facts[row] ?? {}, row }];
  });
  const blank = ledgerDelimiter.repeat(headings.length - 1);
  const added = choice.addUnmatchedFiles ? choice.matches.unmatchedFiles : [];
  return ok({
    own: ownUnder(worklist, renamed),
    ownCount: headings.length,
    rows: [...rows, ...added.map((file) => ({ file, own: blank, facts: {} }))],
  });
}

/** The headings as cells of a ledger: those that are renamed anew, every other as it stands in the file. */
function ownUnder({ own, headings }: Worklist, renamed: ReadonlyMap<number, string>): string {
  if (renamed.size === 0) return own;
  return splitRaw(own, headings.length)
    .map((raw, index) => {
      const to = renamed.get(index);
      return to === undefined ? raw : encodeCell(to);
    })
    .join(ledgerDelimiter);
}
