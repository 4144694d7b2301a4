import type { AnalysisManifest, AnyAnalysis, Tools } from '#analyses/analysis.ts';
import { decodeFinding, encodeFinding } from './finding-bytes.ts';
import type { CellValue, ResultRow } from '#core/result-column.ts';
import { fail, failFile, ok, type Result } from '#core/result.ts';
import type { Settled } from '#engine/ports.ts';
import { bugFrom } from './bug-from.ts';
import type { AnalysisJob, AnalysisWorkerApi, RecomputeJob } from './protocol.ts';
import { sha256Hex } from './sha256.ts';

/** What the work needs of its surroundings. */
export type AnalysePorts = {
  readonly findAnalysis: (id: string) => AnalysisManifest | undefined;
  readonly tools: Tools;
  /** Opens a model that ships, which a file would else do; absent: the file does. */
  readonly openModel?: (modelId: string) => Promise<unknown>;
  /** A clock for measuring, in milliseconds. */
  readonly nowMs: () => number;
};

/**
 * The work of an analysis worker: bytes → read → analyse → row and finding, or a stored finding made anew. Bugs of the
 * program are caught here, once, and become faults; so one file's bug stops no other file.
 */
export function analyseFiles(ports: AnalysePorts): AnalysisWorkerApi {
  const loaded = new Map<string, Promise<AnyAnalysis>>();
  return {
    prepare: async (analysisId, lent) => {
      const { findAnalysis, openModel } = ports;
      // Its answer says that the program is there; that of a model comes when it comes.
      if (lent !== undefined)
        for (const { id } of findAnalysis(analysisId)?.shippedModels ?? []) void openModel?.(id);
      await load(analysisId, findAnalysis, loaded);
    },
    analyse: (job) => withoutThrowing(() => analyseFile(job, ports, loaded)),
    recompute: (job) => withoutThrowing(() => recomputeFinding(job, ports, loaded)),
  };
}

async function withoutThrowing(work: () => Promise<Result<Settled>>): Promise<Result<Settled>> {
  try {
    return await work();
  } catch (thrown) {
    return fail(bugFrom(thrown));
  }
}

async function analyseFile(
  job: AnalysisJob,
  { findAnalysis, tools, nowMs }: AnalysePorts,
  loaded: Map<string, Promise<AnyAnalysis>>,
): Promise<Result<Settled>> {
  const analysis = await load(job.analysisId, findAnalysis, loaded);
  if (!analysis.ok) return analysis;
  const { checkOptions, read, analyse, recompute } = analysis.value;

  const startMs = nowMs();
  const bytes = await readBytes(job);
  if (!bytes.ok) return bytes;
  const options: Result<unknown> = checkOptions(job.options);
  if (!options.ok) return options;
  const file = { name: job.name, bytes: bytes.value, ...(job.facts && { facts: job.facts }) };
  const input: Result<unknown> = await read(file, options.value, tools);
  if (!input.ok) return input;
  const readMs = nowMs() - startMs;

  const analyseStartMs = nowMs();
  let finding: Result<unknown> = await analyse(input.value, options.value, tools);
  if (finding.ok && recompute !== undefined && job.adjustments !== undefined)
    finding = await recompute(finding.value, options.value, tools, job.facts, job.adjustments);
  if (!finding.ok) return finding;
  const settled = settle(analysis.value, finding.value);
  giveUp(bytes.value);
  return ok({ ...settled, timing: { readMs, analyseMs: nowMs() - analyseStartMs } });
}

/** A stored finding made anew by this version, without its file. */
async function recomputeFinding(
  job: RecomputeJob,
  { findAnalysis, tools, nowMs }: AnalysePorts,
  loaded: Map<string, Promise<AnyAnalysis>>,
): Promise<Result<Settled>> {
  const analysis = await load(job.analysisId, findAnalysis, loaded);
  if (!analysis.ok) return analysis;
  const { checkOptions, recompute } = analysis.value;
  if (recompute === undefined) return cannotRecompute(`a result of "${job.analysisId}" keeps too little`);
  const options: Result<unknown> = checkOptions(job.options);
  if (!options.ok) return options;

  const startMs = nowMs();
  const stored = parseFinding(job.finding);
  if (!stored.ok) return stored;
  const readMs = nowMs() - startMs;

  const analyseStartMs = nowMs();
  const finding: Result<unknown> = await recompute(
    stored.value,
    options.value,
    tools,
    job.facts,
    job.adjustments,
  );
  if (!finding.ok) return finding;
  const settled = settle(analysis.value, finding.value);
  return ok({ ...settled, timing: { readMs, analyseMs: nowMs() - analyseStartMs } });
}

function settle(analysis: AnyAnalysis, finding: unknown): Omit<Settled, 'timing'> {
  const row = rowOf(analysis.columns, finding);
  const encoded = encodeFinding(finding);
  return { quality: analysis.completeness(finding), row, version: analysis.version, finding: encoded };
}

function parseFinding(bytes: Uint8Array): Result<unknown> {
  try {
    return ok(decodeFinding(bytes));
  } catch {
    return cannotRecompute('the stored result is damaged');
  }
}

function cannotRecompute(detail: string): Result<never> {
  return failFile('unsupported', 'cannot-recompute', detail);
}

async function load(
  id: string,
  findAnalysis: AnalysePorts['findAnalysis'],
  loaded: Map<string, Promise<AnyAnalysis>>,
): Promise<Result<AnyAnalysis>> {
  const manifest = findAnalysis(id);
  if (manifest === undefined) {
    return failFile('unsupported', 'unknown-analysis', `this version has no analysis "${id}"`);
  }
  const loading = loaded.get(manifest.id) ?? manifest.load();
  loaded.set(manifest.id, loading);
  try {
    return ok(await loading);
  } catch (thrown) {
    loaded.delete(manifest.id);
    return fail({
      kind: 'worker',
      detail: `the analysis could not be loaded: ${String(thrown)}`,
      notBegun: true,
    });
  }
}

/** The stored bytes; a fault `input-missing` where they cannot be read or are no longer those of the intake. */
async function readBytes(job: AnalysisJob): Promise<Result<Uint8Array>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await job.file.arrayBuffer());
  } catch {
    return failFile('unreadable', 'input-missing', 'the stored copy of the file cannot be read');
  }
  if ((await sha256Hex(bytes)) !== job.sha256) {
    return failFile('unreadable', 'input-missing', 'the stored copy of the file is damaged');
  }
  return ok(bytes);
}

/**
 * Frees the bytes of a file that is done, where the browser can: they would lie until the next full collection of the
 * heap, and bring it about twice as often.
 */
function giveUp({ buffer }: Uint8Array): void {
  const { transfer } = buffer as { readonly transfer?: (bytes: number) => ArrayBuffer };
  if (buffer.byteLength > 0) transfer?.call(buffer, 0);
}

function rowOf(columns: AnyAnalysis['columns'], finding: unknown): ResultRow {
  const row: Record<string, CellValue> = {};
  for (const column of columns) {
    const value: CellValue = column.value(finding);
    if (value !== undefined) row[column.name] = value;
  }
  return row;
}
