import { readFile } from 'node:fs/promises';
import { findAnalysis, analyses } from '#analyses/registry.ts';
import { describeColumns } from '#analyses/analysis.ts';
import { pipelineOfBatch } from '#app/batch-pipeline.ts';
import { newBatchOptions } from '#app/new-batch-options.ts';
import { describeSourceRef } from '#core/source-ref.ts';
import { faultCode, faultDetail } from '#core/result.ts';
import { continueLedger } from '#engine/ledger/continue-ledger.ts';
import type { Ledger, LedgerRow } from '#engine/ledger/ledger.ts';
import { planResume } from '#engine/ledger/plan-resume.ts';
import { projectLedger } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import type { BatchArguments } from './batch-arguments.ts';
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

/**
 * Opens the ledger of a run. A file that is there and is no sound ledger is left alone.
 *
 * @throws with the fault and its place where the file cannot be read as a ledger.
 */
export async function openBatchLedger(
  path: string,
  { salt, recompute, retry }: Pick<BatchArguments, 'salt' | 'recompute' | 'retry'>,
  say: (line: string) => void,
): Promise<BatchLedger> {
  const ledger = await readIfThere(path);
  const [manifest] = analyses; // the one that the page starts with
  if (manifest === undefined) throw new Error('no analysis');
  const analysis = await manifest.load();
  const appVersion = await readAppVersion();
  const pipeline = pipelineOfBatch(manifest, newBatchOptions(analysis, undefined, salt), appVersion);
  const settled = ledger === undefined ? new Set<string>() : keptFiles(ledger);

  return {
    isWanted: (file) => !settled.has(file),
    write: async (exportPath) => {
      const nowMs = Date.now();
      const { options, resultNames, outcomes, analysisId } = await readExport(exportPath, nowMs);
      const made = pipelineOfBatch(findAnalysis(analysisId) ?? manifest, options, appVersion);
      const judged = new Map(
        [...outcomes].map(([file, outcome]) => {
          const isJudged = ['COMPLETED', 'PARTIAL', 'FAILED'].includes(outcome.status);
          return [file, isJudged ? { ...outcome, pipeline: made } : outcome];
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
          describeColumns(analysis).map(({ name }) => name),
        ),
        Date.now(),
      );
    },
  };

  /** What the ledger holds and this run leaves as it is. Partial results were the user's to look at; they are kept. */
  function keptFiles(present: Ledger): ReadonlySet<string> {
    const plan = planResume(present, pipeline, { confirmed: 'all', columns: describeColumns(analysis) });
    const { run, keep, offer, wait, otherSalt } = plan;
    say(`${path}: ${String(keep.length)} files are done, ${String(run.length)} are not`);
    if (offer.length > 0 && !recompute)
      say(
        `warning: ${String(offer.length)} results of another version, model or option stay; --recompute makes them anew`,
      );
    if (wait.length > 0 && !retry && !recompute)
      say(
        `${String(wait.length)} files failed for their own fault and stay as they are; --retry tries them again`,
      );
    if (otherSalt.length > 0 && run.length > 0)
      say(
        `warning: ${String(otherSalt.length)} subject ids were made with another salt than this run's; give it with --salt`,
      );
    const kept: readonly LedgerRow[] = [
      ...keep,
      ...(recompute ? [] : offer.map(({ row }) => row)),
      ...wait.flatMap(({ row, otherPipeline }) => (retry || (recompute && otherPipeline) ? [] : [row])),
    ];
    return new Set(kept.map(({ file }) => file));
  }
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
