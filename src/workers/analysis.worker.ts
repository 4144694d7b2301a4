import { expose, transfer } from 'comlink';
import { findAnalysis } from '#analyses/registry.ts';
import type { Result } from '#core/result.ts';
import type { Settled } from '#engine/ports.ts';
import { useShippedRuntime } from '#inference/browser-runtime.ts';
import { analyseFiles } from './analyse-file.ts';
import { partDone, type AnalysisJob, type AnalysisWorkerApi } from './protocol.ts';
import { shippedModel } from './shipped-files.ts';
import { openWorkerTools } from './worker-tools.ts';
import { holdLife } from './worker-life.ts';
import { tellGrowth, watchMemory } from './worker-memory.ts';
import { openWorkerPictures } from './worker-pictures.ts';

holdLife();
const heldBytes = watchMemory();
useShippedRuntime();
const { tools, lend, openModel } = openWorkerTools({
  shipped: (modelId) => shippedModel(modelId)?.file,
  loadWebGpu: async () => (await import('#inference/webgpu-runtime.ts')).webgpuRuntime,
  pictures: openWorkerPictures(() => {
    postMessage(partDone);
  }),
});
const { prepare, analyse, recompute } = analyseFiles({
  findAnalysis,
  tools,
  openModel,
  nowMs: () => performance.now(),
});

const api: AnalysisWorkerApi = {
  prepare: (analysisId, lent) => {
    if (lent !== undefined) lend(lent);
    return prepare(analysisId, lent);
  },
  analyse: inWorker(analyse),
  recompute: inWorker(recompute),
};

/** With what is lent for the job, and a word on the memory that it left held. */
function inWorker<Job extends Pick<AnalysisJob, 'lent'>>(
  work: (job: Job) => Promise<Result<Settled>>,
): (job: Job) => Promise<Result<Settled>> {
  const done = async (job: Job) => {
    if (job.lent !== undefined) lend(job.lent);
    return handOver(await work(job));
  };
  return tellGrowth(done, heldBytes, (holding) => {
    postMessage(holding);
  });
}

/** The finding's bytes are moved, not copied. */
function handOver(result: Result<Settled>): Result<Settled> {
  return result.ok ? transfer(result, [result.value.finding.buffer]) : result;
}

expose(api);
