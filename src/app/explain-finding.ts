import type { Result } from '#core/result.ts';
import { inModelWorker } from '#workers/model-trials.ts';
import { startModelWorker } from '#workers/start-worker.ts';

/** A handful of runs of the network take well under a second; its start may take a few. */
const limitMs = 30_000;

/** What drove a stored finding's answer, asked in a worker of its own. Faults are plain data; never rejects. */
export function explainFinding(
  analysisId: string,
  finding: unknown,
  options: unknown,
): Promise<Result<unknown>> {
  return inModelWorker(startModelWorker, limitMs, (api) => api.explain(analysisId, finding, options));
}
