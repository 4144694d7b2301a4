import { readFile } from 'node:fs/promises';
import { faultCode, faultDetail, type Fault, type Result } from '#core/result.ts';
import { describeSourceRef } from '#core/source-ref.ts';
import { projectLedger } from '#engine/ledger/project-ledger.ts';
import { isMeantAsLedger } from '#engine/ledger/read-ledger.ts';
import { readWorklist } from '#engine/ledger/read-worklist.ts';
import type { WorklistAnswers, WorklistReview } from '#workers/tables/protocol.ts';
import { openWorklistDesk } from '#workers/tables/worklist-desk.ts';
import { filesBelow } from './files-below.ts';

/** Of each kind of trouble, so many are named. */
const namedAtMost = 10;

/** How a worklist and a folder become a ledger. */
export type WorklistStart = {
  readonly folder: string;
  /** The user agreed that columns which bear a ledger's own names get the names proposed. */
  readonly renameColumns: boolean;
  readonly resultNames: readonly string[];
};

/**
 * The ledger that a worklist and a folder begin with, every row PENDING, as the page of tables would make it: rows in
 * their order with the user's cells, behind them the files without a row. It holds the whole worklist whatever share of
 * the folder a run takes: what a column means is decided by all of it.
 *
 * @throws in words where a person has to decide something first; the worklist is never changed.
 */
export async function beginFromWorklist(
  path: string,
  { folder, renameColumns, resultNames }: WorklistStart,
  say: (line: string) => void,
): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (isMeantAsLedger(bytes)) throw new Error(`${path} is a ledger: go on from it with --ledger`);
  const worklist = usable(path, readWorklist(bytes));
  const desk = openWorklistDesk(worklist, await filesBelow(folder));
  const review = desk.review(answers);
  const held = whatHolds(review, renameColumns);
  if (held.length > 0)
    throw new Error(`${path} needs your word first; nothing was written.\n${held.join('\n')}`);
  sayReview(path, worklist.rows.length, review, say);
  const { ledger, count, item } = usable(path, desk.start(answers));
  const items = Array.from({ length: count }, (_, index) => item(index));
  const rows = items.map(({ name, ledger: cells }) => ({ file: name, own: cells?.own ?? '' }));
  return projectLedger({ ...ledger, rows }, new Map(), resultNames);
}

const answers: WorklistAnswers = {
  kind: 'worklist',
  picks: [],
  leaveRest: false,
  renamings: [],
  keepUnmatchedRows: true,
  addUnmatchedFiles: true,
  shown: namedAtMost,
};

function usable<Value>(path: string, result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`${path} cannot be used as a worklist: ${inWords(result.fault)}`);
}

function inWords(fault: Fault): string {
  const place = 'at' in fault ? ` (${describeSourceRef(fault.at)})` : '';
  return `${faultCode(fault)}: ${faultDetail(fault)}${place}`;
}

/** What only the user can decide, a line for each. */
function whatHolds(review: WorklistReview, renameColumns: boolean): readonly string[] {
  const { fileColumn, renamings, ambiguous, contested } = review;
  if (fileColumn === undefined)
    return ['no column was found to name files: head the one that does with “File”'];
  const names = renameColumns
    ? []
    : renamings.map(({ from, to }) => `${from} is a ledger's own column: --rename-columns calls yours ${to}`);
  return [
    ...names,
    ...ambiguous.first.map(
      ({ line, name, files }) => `row ${String(line)} (${name}) may mean ${files.join(' or ')}`,
    ),
    ...more(ambiguous),
    ...contested.first.map(({ file, rows }) => {
      const lines = rows.map(({ line, name }) => `${String(line)} (${name})`);
      return `${file} is meant by the rows ${lines.join(' and ')}`;
    }),
    ...more(contested),
  ];
}

function more({ total, first }: { readonly total: number; readonly first: readonly unknown[] }): string[] {
  return total > first.length ? [`and ${String(total - first.length)} more`] : [];
}

function sayReview(
  path: string,
  rows: number,
  { subjects, doubts, leftOut, withFile, unmatchedRows, unmatchedFiles }: WorklistReview,
  say: (line: string) => void,
): void {
  const found = withFile - unmatchedFiles.total;
  say(
    `${path}: ${String(found)} of ${String(rows)} rows have their file, ${String(unmatchedRows.total)} wait for it; ` +
      `files without a row: ${String(unmatchedFiles.total)}`,
  );
  for (const { heading, quantity, unit, isAssumed, read } of subjects) {
    const words = unit === undefined ? '' : `, in ${unit}${isAssumed ? ' (assumed)' : ''}`;
    say(`${heading}: ${quantity}${words}, in ${String(read)} rows`);
  }
  for (const { row, heading, text } of doubts.first)
    say(`warning: row ${String(row)}, ${heading}: ${text} is not believed and not used`);
  for (const { line, name, why } of leftOut.first)
    say(`warning: row ${String(line)} ${name === '' ? '' : `(${name}) `}stays out: ${leftOutWords[why]}`);
  for (const words of [...more(doubts), ...more(leftOut)]) say(`warning: ${words}`);
}

const leftOutWords = {
  'by-choice': 'by your word',
  'no-name': 'it names no file',
  'named-twice': 'another row names the same file',
} as const;
