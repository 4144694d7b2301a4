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
import { planResume } from '#engine/ledger/plan-resume.ts';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import type { BatchArguments } from './batch-arguments.ts';
import { subjectsUnused } from './batch-subjects.ts';
import { readExport } from './ledger-of-export.ts';
import { projectRoot } from './project-root.ts';
import { replaceLedger } from './replace-ledger.ts';

/** A ledger that a run goes on from and writes. */
export type BatchLedger = {
  /** Whether a file of the folder is to be analysed. */
  readonly isWanted: (file: string) => boolean;
  /** Puts the results of a JSON export into the ledger, durably. */
  readonly write: (exportPath: string) => Promise<void>;
  /** Writes a ledger without rows where there is none yet and the run had no file. */
  readonly writeEmpty: () => Promise<void>;
};

type LedgerArguments = Pick<
  BatchArguments,
  'folder' | 'analysisId' | 'salt' | 'recompute' | 'retry' | 'shard' | 'ignoreSubjectColumns'
>;

/**
 * Opens the ledger of a run. A file that is there and is no sound ledger is left alone.
 *
 * @throws with the fault and its place where the file cannot be read as a ledger, and where it says of subjects what the
 *   run would leave aside without a word.
 */
export async function openBatchLedger(
  path: string,
  { folder, analysisId, salt, recompute, retry, shard, ignoreSubjectColumns }: LedgerArguments,
  say: (line: string) => void,
): Promise<BatchLedger> {
  const ledger = await readIfThere(path);
  const manifest = analysisId === undefined ? analyses[0] : findAnalysis(analysisId);
  if (manifest === undefined) throw new Error('no analysis');
  const analysis = await manifest.load();
  const appVersion = await readAppVersion();
  const pipeline = pipelineOfBatch(manifest, newBatchOptions(analysis, undefined, salt), appVersion);
  const settled =
    ledger === undefined ? new Set<string>() : keptFiles(ledger, await hashFiles(folder, ledger));

  if (ledger !== undefined) checkSubjects(ledger);

  return {
    isWanted: (file) => !settled.has(file),
    write: async (exportPath) => {
      const nowMs = Date.now();
      const { options, resultNames, outcomes, analysisId } = await readExport(exportPath, nowMs);
      const made = pipelineOfBatch(findAnalysis(analysisId) ?? manifest, options, appVersion);
      const before = new Map((ledger?.rows ?? []).map((row) => [row.file, row]));
      const judged = new Map(
        [...outcomes].flatMap(([file, outcome]): [string, LedgerOutcome][] => {
          if (isSettled(outcome)) return [[file, { ...outcome, pipeline: made }]];
          // A run that was stopped leaves the result that it was to make anew.
          const present = before.get(file);
          return present !== undefined && isSettled(present) ? [] : [[file, outcome]];
        }),
      );
      const next = continueLedger(ledger, judged, resultNames);
      await replaceLedger(path, projectLedger(next.manifest, next.outcomes, next.resultNames), nowMs);
    },
    writeEmpty: async () => {
      if (ledger !== undefined) return;
      const { manifest: none, outcomes } = continueLedger(undefined, new Map(), []);
      await replaceLedger(
        path,
        projectLedger(
          none,
          outcomes,
          columnsHandedOn(describeColumns(analysis), false).map(({ name }) => name),
        ),
        Date.now(),
      );
    },
  };

  function checkSubjects(present: Ledger): void {
    const { files, headings } = subjectsUnused(present, settled, { folder, shard });
    if (files.length === 0) return;
    const columns = headings.join(', ');
    if (ignoreSubjectColumns)
      say(
        `warning: files analysed without what the ledger says of their subjects (${columns}): ${String(files.length)}`,
      );
    else
      throw new Error(
        `${path} says mass, height, age or sex of ${String(files.length)} file${files.length === 1 ? '' : 's'} that ` +
          `this run would analyse without them (${columns}); nothing was analysed, and the ledger was left as it is. ` +
          'Go on from it in the app, which uses these columns (“Start from a worklist or go on from a ledger”), or ' +
          'add --ignore-subject-columns to take only what the files themselves say.',
      );
  }

  /** What the ledger holds and this run leaves as it is. Partial results were the user's to look at; they are kept. */
  function keptFiles(present: Ledger, hashes: ReadonlyMap<string, string>): ReadonlySet<string> {
    const columns = describeColumns(analysis);
    const plan = planResume(present, pipeline, { confirmed: 'all', columns, hashes });
    const { run, keep, offer, wait, otherSalt } = plan;
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
    const kept: readonly LedgerRow[] = [
      ...keep,
      ...(recompute ? [] : offer.map(({ row }) => row)),
      ...wait.flatMap(({ row, otherPipeline }) => (retry || (recompute && otherPipeline) ? [] : [row])),
    ];
    return new Set(kept.map(({ file }) => file));
  }
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
  throw new Error(
    `${path} is no ledger to go on from and was left as it is: ${faultCode(fault)}: ${faultDetail(fault)}${place}`,
  );
}

async function readAppVersion(): Promise<string> {
  const text = await readFile(`${projectRoot}package.json`, 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
