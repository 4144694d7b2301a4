import { expose, transfer } from 'comlink';
import { findAnalysis } from '#analyses/registry.ts';
import { fail } from '#core/result.ts';
import { analyseFiles } from './analyse-file.ts';
import type { AnalysisWorkerApi } from './protocol.ts';

const { analyse } = analyseFiles({
  findAnalysis,
  tools: {
    infer: (modelId) =>
      Promise.resolve(fail({ kind: 'model', detail: `no model "${modelId}" in this version` })),
  },
  nowMs: () => performance.now(),
});

const api: AnalysisWorkerApi = {
  analyse: async (job) => {
    const result = await analyse(job);
    return result.ok ? transfer(result, [result.value.finding.buffer]) : result;
  },
};

expose(api);
