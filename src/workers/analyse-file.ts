import type { AnalysisManifest, AnyAnalysis, Tools } from '#analyses/analysis.ts';
import type { CellValue, ResultRow } from '#core/result-column.ts';
import { fail, failFile, ok, type Result } from '#core/result.ts';
import type { Settled } from '#engine/ports.ts';
import { bugFrom } from './bug-from.ts';
import type { AnalysisJob, AnalysisWorkerApi } from './protocol.ts';
import { sha256Hex } from './sha256.ts';

/** What the work needs of its surroundings. */
export type AnalysePorts = {
  readonly findAnalysis: (id: string) => AnalysisManifest | undefined;
  readonly tools: Tools;
  /** A clock for measuring, in milliseconds. */
  readonly nowMs: () => number;
};

/**
 * The work of an analysis worker: bytes → read → analyse → row and finding. Bugs of the program are caught here,
 * once, and become faults; so one file's bug stops no other file.
 */
export function analyseFiles(ports: AnalysePorts): AnalysisWorkerApi {
  const loaded = new Map<string, Promise<AnyAnalysis>>();
  return {
    analyse: async (job) => {
      try {
        return await analyseFile(job, ports, loaded);
      } catch (thrown) {
        return fail(bugFrom(thrown));
      }
    },
  };
}

async function analyseFile(
  job: AnalysisJob,
  { findAnalysis, tools, nowMs }: AnalysePorts,
  loaded: Map<string, Promise<AnyAnalysis>>,
): Promise<Result<Settled>> {
  const manifest = findAnalysis(job.analysisId);
  if (manifest === undefined) {
    return failFile('unsupported', 'unknown-analysis', `this version has no analysis "${job.analysisId}"`);
  }
  const analysis = await load(manifest, loaded);
  if (!analysis.ok) return analysis;
  const { checkOptions, read, analyse, completeness, columns, version } = analysis.value;

  const startMs = nowMs();
  const bytes = await readBytes(job);
  if (!bytes.ok) return bytes;
  const options: Result<unknown> = checkOptions(job.options);
  if (!options.ok) return options;
  const input: Result<unknown> = await read({ name: job.name, bytes: bytes.value }, options.value, tools);
  if (!input.ok) return input;
  const readMs = nowMs() - startMs;

  const analyseStartMs = nowMs();
  const finding: Result<unknown> = await analyse(input.value, options.value, tools);
  if (!finding.ok) return finding;
  const row = rowOf(columns, finding.value);
  const encoded = new TextEncoder().encode(JSON.stringify(finding.value));
  const timing = { readMs, analyseMs: nowMs() - analyseStartMs };
  return ok({ quality: completeness(finding.value), row, version, finding: encoded, timing });
}

async function load(
  manifest: AnalysisManifest,
  loaded: Map<string, Promise<AnyAnalysis>>,
): Promise<Result<AnyAnalysis>> {
  const loading = loaded.get(manifest.id) ?? manifest.load();
  loaded.set(manifest.id, loading);
  try {
    return ok(await loading);
  } catch (thrown) {
    loaded.delete(manifest.id);
    return fail({ kind: 'worker', detail: `the analysis could not be loaded: ${String(thrown)}` });
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

function rowOf(columns: AnyAnalysis['columns'], finding: unknown): ResultRow {
  const row: Record<string, CellValue> = {};
  for (const column of columns) {
    const value: CellValue = column.value(finding);
    if (value !== undefined) row[column.name] = value;
  }
  return row;
}
