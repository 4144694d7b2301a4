import { failFile, ok, type Result } from '#core/result.ts';
import { controlColumns } from '#engine/ledger/ledger.ts';
import { findFileColumn } from '#engine/ledger/file-column.ts';
import { matchRows, type Matches } from '#engine/ledger/match-rows.ts';
import type { Worklist } from '#engine/ledger/read-worklist.ts';
import { settleMatches, type SettledMatches } from '#engine/ledger/settle-matches.ts';
import type { PlannedStart } from '#engine/ledger/start-from-ledger.ts';
import { proposeRenamings, startFromWorklist, type StartRow } from '#engine/ledger/start-from-worklist.ts';
import { readSubjectFacts } from '#engine/ledger/subject-facts.ts';
import { openMatches, some } from './open-matches.ts';
import type {
  LeftOutReason,
  NamedRow,
  ProposedRenaming,
  ReadSubject,
  WorklistAnswers,
  WorklistReview,
} from './protocol.ts';

/** A start, and under which name each of the files goes into it. */
export type ReadyStart = PlannedStart & { readonly names: readonly (string | undefined)[] };

export type WorklistDesk = {
  readonly review: (answers: WorklistAnswers) => WorklistReview;
  readonly start: (answers: WorklistAnswers) => Result<ReadyStart>;
};

/** A worklist and the files beside it, ready for a person's word. What does not depend on the answers is done once. */
export function openWorklistDesk(worklist: Worklist, files: readonly string[]): WorklistDesk {
  const { columns, facts, doubts } = readSubjectFacts(worklist);
  const found = findFileColumn(worklist, files);
  const matchesOf = new Map<number, Matches>();

  function columnOf({ fileColumn }: WorklistAnswers): WorklistReview['fileColumn'] {
    return fileColumn === undefined || fileColumn === found?.index
      ? found
      : { index: fileColumn, by: 'choice' };
  }

  function matchesBy(column: number): Matches {
    const known = matchesOf.get(column);
    if (known !== undefined) return known;
    const names = worklist.rows.map(({ cells }) => cells[column] ?? '');
    const fresh = matchRows(names, files);
    matchesOf.set(column, fresh);
    return fresh;
  }

  function settled(column: number, { picks, leaveRest }: WorklistAnswers): SettledMatches {
    const matches = matchesBy(column);
    const pickOf = new Map(picks.map(({ row, file }) => [row, file]));
    const first = settleMatches(matches, pickOf, files);
    if (!leaveRest) return first;
    const { ambiguous, contested } = first.matches;
    for (const { row } of ambiguous) pickOf.set(row, '');
    for (const row of contested.flatMap(({ rows }) => rows)) pickOf.set(row, '');
    return settleMatches(matches, pickOf, files);
  }

  /** The manifest under these answers; under the proposed names, as long as the user's cannot be. */
  function manifest(column: number, matches: Matches, answers: WorklistAnswers, renamings: Renamings) {
    const { keepUnmatchedRows, addUnmatchedFiles } = answers;
    return startFromWorklist(worklist, {
      fileColumn: column,
      matches,
      renamings,
      keepUnmatchedRows,
      addUnmatchedFiles,
    });
  }

  return {
    review: (answers) => {
      const column = columnOf(answers);
      const { shown } = answers;
      const { matches, picked, leftOut } = settled(column?.index ?? -1, answers);
      const nameOf = (row: number): NamedRow => nameRow(worklist, row, column?.index);
      const rowsIf = (keepUnmatchedRows: boolean): readonly StartRow[] => {
        if (column === undefined) return [];
        const said = { ...answers, keepUnmatchedRows };
        const started = manifest(column.index, matches, said, proposeRenamings(worklist));
        return started.ok ? started.value.rows : [];
      };
      const kept = rowsIf(true);
      const rows = answers.keepUnmatchedRows ? kept : rowsIf(false);
      const mayStay = new Set([
        ...kept.map(({ row }) => row),
        ...matches.ambiguous.map(({ row }) => row),
        ...matches.contested.flatMap((one) => one.rows),
      ]);
      const unmatched = new Set(matches.unmatchedRows);
      const byChoice = new Set(leftOut);
      const out =
        column === undefined ? [] : worklist.rows.flatMap((_, row) => (mayStay.has(row) ? [] : [row]));
      const whyOut = (row: number): LeftOutReason => {
        if (byChoice.has(row)) return 'by-choice';
        return nameOf(row).name === '' ? 'no-name' : 'named-twice';
      };
      return {
        kind: 'worklist',
        ...(column === undefined ? {} : { fileColumn: column }),
        ...openMatches(
          matchesBy(column?.index ?? -1),
          { matches, picked, leftOut },
          answers.picks,
          nameOf,
          shown,
        ),
        subjects: columns.map(({ index, quantity, unit, takenAs }): ReadSubject => ({
          heading: worklist.headings[index] ?? '',
          quantity,
          ...(takenAs === undefined ? {} : { unit: takenAs }),
          isAssumed: takenAs !== undefined && unit === undefined,
          read: facts.reduce((sum, one) => sum + Number(one[quantity] !== undefined), 0),
        })),
        doubts: some(doubts, shown, (doubt) => doubt),
        unmatchedRows: some(
          matches.unmatchedRows.filter((row) => mayStay.has(row)),
          shown,
          nameOf,
        ),
        leftOut: some(out, shown, (row) => ({ ...nameOf(row), why: whyOut(row) })),
        renamings: renamingsOf(worklist, answers),
        batchRows: rows.length,
        withFile: rows.reduce((sum, { row }) => sum + Number(row === undefined || !unmatched.has(row)), 0),
      };
    },

    start: (answers) => {
      const column = columnOf(answers);
      if (column === undefined)
        return failFile('unreadable', 'no-file-column', 'no column names the files', { row: 1 });
      const { matches } = settled(column.index, answers);
      const open = matches.ambiguous.length + matches.contested.length;
      if (open > 0) return failFile('unreadable', 'undecided', `${open} rows or files wait for a word`);
      const renamings = renamingsOf(worklist, answers);
      const bad = renamings.find(({ problem }) => problem !== undefined);
      if (bad !== undefined)
        return failFile('unreadable', 'column-name-taken', `a column cannot be called "${bad.to}"`, {
          row: 1,
          column: bad.from,
        });
      const started = manifest(column.index, matches, answers, renamings);
      if (!started.ok) return started;
      const { own, ownCount, rows } = started.value;
      if (rows.length === 0) return failFile('unreadable', 'no-rows', 'no row is left for the batch');
      const inBatch = new Set(rows.map(({ file }) => file));
      return ok({
        ledger: { own, ownCount, extraNames: [] },
        count: rows.length,
        item: (index) => awaited(rows[index]),
        names: files.map((file) => (inBatch.has(file) ? file : undefined)),
      });
    },
  };
}

type Renamings = readonly { readonly index: number; readonly to: string }[];

function awaited(row: StartRow | undefined): ReturnType<PlannedStart['item']> {
  const { file = '', own = '', facts = {} } = row ?? {};
  return {
    name: file,
    state: { status: 'awaited' },
    sha256: '',
    attempts: 0,
    ledger: { own },
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
}

/** A row by its name, or by what it begins with where no column names files. */
function nameRow({ rows }: Worklist, row: number, column: number | undefined): NamedRow {
  const { row: line = 0, cells = [] } = rows[row] ?? {};
  return { row, line, name: (column === undefined ? cells[0] : cells[column])?.trim() ?? '' };
}

/** The renamings as the user put them, each with what is wrong with it. */
function renamingsOf(worklist: Worklist, { renamings }: WorklistAnswers): readonly ProposedRenaming[] {
  const proposed = proposeRenamings(worklist);
  const chosen = proposed.map((one) => ({
    ...one,
    to: renamings.find(({ index }) => index === one.index)?.to.trim() ?? one.to,
  }));
  const renamed = new Set(chosen.map(({ index }) => index));
  const others = worklist.headings.flatMap((heading, index) => (renamed.has(index) ? [] : [heading.trim()]));
  return chosen.map((one): ProposedRenaming => {
    const { to, index } = one;
    if (to === '') return { ...one, problem: 'empty' };
    if (controlColumns.some((name) => name === to)) return { ...one, problem: 'control-name' };
    const isTaken = others.includes(to) || chosen.some((other) => other.index !== index && other.to === to);
    return isTaken ? { ...one, problem: 'taken' } : one;
  });
}
