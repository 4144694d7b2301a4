import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findAnalysis, analyses } from '#analyses/registry.ts';
import { describeColumns } from '#analyses/analysis.ts';
import { pipelineOfBatch } from '#app/batch-pipeline.ts';
import { columnsHandedOn } from '#core/result-column.ts';
import { newBatchOptions } from '#app/new-batch-options.ts';
import { describeSourceRef } from '#core/source-ref.ts';
import { faultCode, faultDetail } from '#core/result.ts';
import { continueLedger } from '#engine/ledger/continue-ledger.ts';
import { isSettled, type Ledger, type LedgerRow } from '#engine/ledger/ledger.ts';
import { planResume, type ResumePlan } from '#engine/ledger/plan-resume.ts';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { isMeantAsLedger, readLedger } from '#engine/ledger/read-ledger.ts';
import type { BatchArguments } from './batch-arguments.ts';
import { subjectHeadings, subjectTable, type SubjectTable } from './batch-subjects.ts';
import { beginFromWorklist } from './begin-from-worklist.ts';
import { filesBelow } from './files-below.ts';
import { placeLedger } from './place-ledger.ts';
import { projectRoot } from './project-root.ts';
import { ledgerFileAt } from './replace-ledger.ts';

/** A ledger that a run goes on from and writes. */
export type BatchLedger = {
  /** Whether a file of the folder is to be analysed. */
  readonly isWanted: (file: string) => boolean;
  /** What the ledger says of the subjects of the files that are to be analysed; undefined where it says nothing. */
  readonly subjectsOf: (files: readonly string[]) => SubjectTable | undefined;
  /** Puts what the page's ledger says of the files of this run into the ledger, durably. */
  readonly write: (pageLedger: Uint8Array) => Promise<void>;
  /** Writes a ledger without rows where there is none yet and the run had no file. */
  readonly writeEmpty: () => Promise<void>;
};

type LedgerArguments = Pick<
  BatchArguments,
  | 'folder'
  | 'analysisId'
  | 'salt'
  | 'recompute'
  | 'retry'
  | 'ignoreSubjectColumns'
  | 'worklistPath'
  | 'renameColumns'
>;

/**
 * Opens the ledger of a run; where there is none yet and a worklist is named, begins it. A file that is there and is no
 * sound ledger is left alone.
 *
 * `warn`: told of names that are unclear, and of rows without a file.
 *
 * @throws with the fault and its place where the file cannot be read as a ledger, or the worklist cannot be used.
 */
export async function openBatchLedger(
  path: string,
  wanted: LedgerArguments,
  say: (line: string) => void,
  warn: (line: string) => void = console.error,
): Promise<BatchLedger> {
  const { folder, analysisId, salt, recompute, retry, ignoreSubjectColumns } = wanted;
  const manifest = analysisId === undefined ? analyses[0] : findAnalysis(analysisId);
  if (manifest === undefined) throw new Error('no analysis');
  const analysis = await manifest.load();
  const columns = describeColumns(analysis);
  const resultNames = columnsHandedOn(columns, false).map(({ name }) => name);
  const file = ledgerFileAt(path);
  const ledger = (await readIfThere(path)) ?? (await begun());
  const pipeline = pipelineOfBatch(
    manifest,
    newBatchOptions(analysis, undefined, salt),
    await readAppVersion(),
  );
  const placed = ledger && placeLedger(path, ledger, await filesBelow(folder), warn);
  const settled =
    placed === undefined
      ? new Set<string>()
      : keptFiles(placed.ledger, await hashFiles(folder, placed.ledger));

  return {
    isWanted: (name) => !settled.has(name) && placed?.isUnclear(name) !== true,
    subjectsOf: (files) => {
      const table = placed && subjectTable(placed.ledger, files);
      if (ledger === undefined || table === undefined || !ignoreSubjectColumns) return table;
      const headings = subjectHeadings(ledger).join(', ');
      const count = String(table.files.length);
      say(`warning: files analysed without what the ledger says of their subjects (${headings}): ${count}`);
      return undefined;
    },
    write: async (pageLedger) => {
      const made = readLedger(pageLedger);
      if (!made.ok) throw new Error(`the page gave no sound ledger: ${faultDetail(made.fault)}`);
      const next = continueLedger(
        ledger,
        outcomesOf(made.value, ledger, placed?.rowOf),
        made.value.resultNames,
      );
      await file.replace(projectLedger(next.manifest, next.outcomes, next.resultNames), Date.now());
    },
    writeEmpty: async () => {
      if (ledger !== undefined) return;
      const none = continueLedger(undefined, new Map(), []);
      await file.replace(projectLedger(none.manifest, none.outcomes, resultNames), Date.now());
    },
  };

  /** The ledger that the worklist begins with: there from the first moment, whatever becomes of the run. */
  async function begun(): Promise<Ledger | undefined> {
    const { worklistPath, renameColumns } = wanted;
    if (worklistPath === undefined) return undefined;
    const bytes = await beginFromWorklist(worklistPath, { folder, renameColumns, resultNames }, say);
    await file.replace(bytes, Date.now());
    return readIfThere(path);
  }

  /** What the ledger holds and this run leaves as it is. Partial results were the user's to look at; they are kept. */
  function keptFiles(present: Ledger, hashes: ReadonlyMap<string, string>): ReadonlySet<string> {
    const plan = planResume(present, pipeline, { confirmed: 'all', columns, hashes });
    sayPlan(path, plan, wanted, say);
    const { keep, offer, wait } = plan;
    const kept: readonly LedgerRow[] = [
      ...keep,
      ...(recompute ? [] : offer.map(({ row }) => row)),
      ...wait.flatMap(({ row, otherPipeline }) => (retry || (recompute && otherPipeline) ? [] : [row])),
    ];
    return new Set(kept.map(({ file: name }) => name));
  }
}

/**
 * What a run made of its files, beside the ledger that it began with. A run that is not through leaves the result that
 * it was to make anew, and attempts add up, whoever made them.
 */
function outcomesOf(
  made: Ledger,
  before: Ledger | undefined,
  rowOf: (path: string) => string = (path) => path,
): ReadonlyMap<string, LedgerOutcome> {
  const present = new Map((before?.rows ?? []).map((row) => [row.file, row]));
  return new Map(
    made.rows.flatMap((row): [string, LedgerOutcome][] => {
      const file = rowOf(row.file);
      const old = present.get(file);
      if (old !== undefined && isSettled(old) && !isSettled(row)) return [];
      return [[file, { ...row, attempts: row.attempts + (old?.attempts ?? 0) }]];
    }),
  );
}

function sayPlan(
  path: string,
  { run, keep, offer, wait, otherSalt }: ResumePlan,
  { recompute, retry }: Pick<BatchArguments, 'recompute' | 'retry'>,
  say: (line: string) => void,
): void {
  say(`${path}: done ${String(keep.length)}, not done ${String(run.length)}`);
  const changed = run.filter(({ reason }) => reason === 'bytes-changed').length;
  if (changed > 0) say(`files with other bytes than the ledger says, analysed anew: ${String(changed)}`);
  if (offer.length > 0 && !recompute)
    say(
      `warning: results of another version, model or option that stay; --recompute makes them anew: ${String(offer.length)}`,
    );
  if (wait.length > 0 && !retry && !recompute)
    say(
      `files that failed for their own fault and stay so; --retry tries them again: ${String(wait.length)}`,
    );
  if (otherSalt.length > 0 && run.length > 0)
    say(
      `warning: results whose subject ids were made with another salt than this run's: ${String(otherSalt.length)}`,
    );
}

/** The SHA-256 of the files that the ledger has an end of, where they are in the folder. */
async function hashFiles(folder: string, ledger: Ledger): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const row of ledger.rows) {
    const leavesFolder = row.file.split(/[\\/]/).includes('..'); // a ledger may come from anywhere
    if (!isSettled(row) || row.sha256 === '' || leavesFolder) continue;
    const hash = createHash('sha256');
    try {
      for await (const part of createReadStream(join(folder, row.file))) hash.update(part as Uint8Array);
      hashes.set(row.file, hash.digest('hex'));
    } catch {
      // not there, or not readable: the browser will say so where the file is wanted
    }
  }
  return hashes;
}

async function readIfThere(path: string): Promise<Ledger | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const read = readLedger(bytes);
  if (read.ok) return read.value;
  const { fault } = read;
  const place = 'at' in fault ? ` (${describeSourceRef(fault.at)})` : '';
  const hint = isMeantAsLedger(bytes)
    ? ''
    : '. If it is a worklist of yours, name it with --worklist, and another file with --ledger';
  throw new Error(
    `${path} is no ledger to go on from and was left as it is: ${faultCode(fault)}: ${faultDetail(fault)}${place}${hint}`,
  );
}

async function readAppVersion(): Promise<string> {
  const text = await readFile(`${projectRoot}package.json`, 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
