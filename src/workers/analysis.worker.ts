import { expose, transfer } from 'comlink';
import { findAnalysis } from '#analyses/registry.ts';
import { useShippedRuntime } from '#inference/browser-runtime.ts';
import { analyseFiles } from './analyse-file.ts';
import type { AnalysisWorkerApi } from './protocol.ts';
import { shippedModel } from './shipped-files.ts';
import { openWorkerTools } from './worker-tools.ts';

useShippedRuntime();
const { tools, lend } = openWorkerTools({
  shipped: (modelId) => shippedModel(modelId)?.file,
  loadWebGpu: async () => (await import('#inference/webgpu-runtime.ts')).webgpuRuntime,
});
const { analyse } = analyseFiles({ findAnalysis, tools, nowMs: () => performance.now() });

const api: AnalysisWorkerApi = {
  analyse: async (job) => {
    if (job.lent !== undefined) lend(job.lent);
    const result = await analyse(job);
    return result.ok ? transfer(result, [result.value.finding.buffer]) : result;
  },
};

expose(api);
