import { expose, transfer } from 'comlink';
import { findAnalysis } from '#analyses/registry.ts';
import type { Result } from '#core/result.ts';
import type { Settled } from '#engine/ports.ts';
import { useShippedRuntime } from '#inference/browser-runtime.ts';
import { analyseFiles } from './analyse-file.ts';
import { partDone, type AnalysisWorkerApi } from './protocol.ts';
import { shippedModel } from './shipped-files.ts';
import { openWorkerTools } from './worker-tools.ts';
import { holdLife } from './worker-life.ts';
import { openWorkerPictures } from './worker-pictures.ts';

holdLife();
useShippedRuntime();
const { tools, lend } = openWorkerTools({
  shipped: (modelId) => shippedModel(modelId)?.file,
  loadWebGpu: async () => (await import('#inference/webgpu-runtime.ts')).webgpuRuntime,
  pictures: openWorkerPictures(() => {
    postMessage(partDone);
  }),
});
const { prepare, analyse, recompute } = analyseFiles({ findAnalysis, tools, nowMs: () => performance.now() });

const api: AnalysisWorkerApi = {
  prepare,
  analyse: async (job) => {
    if (job.lent !== undefined) lend(job.lent);
    return handOver(await analyse(job));
  },
  recompute: async (job) => {
    if (job.lent !== undefined) lend(job.lent);
    return handOver(await recompute(job));
  },
};

/** The finding's bytes are moved, not copied. */
function handOver(result: Result<Settled>): Result<Settled> {
  return result.ok ? transfer(result, [result.value.finding.buffer]) : result;
}

expose(api);
