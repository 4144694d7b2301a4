import { expose } from 'comlink';
import { findAnalysis } from '#analyses/registry.ts';
import { fail, failFile } from '#core/result.ts';
import { useShippedRuntime } from '#inference/browser-runtime.ts';
import { openModel } from '#inference/open-model.ts';
import { bugFrom } from './bug-from.ts';
import { compareRuntimes } from './compare-runtimes.ts';
import { explainFinding } from './explain-finding.ts';
import type { ModelWorkerApi } from './protocol.ts';
import { shippedModel } from './shipped-files.ts';
import { takeInModel } from './take-in-model.ts';
import { openWorkerTools } from './worker-tools.ts';
import { holdLife } from './worker-life.ts';

holdLife();
useShippedRuntime();

const { tools } = openWorkerTools({
  shipped: (modelId) => shippedModel(modelId)?.file,
  loadWebGpu: () => Promise.reject(new Error('one test at a time needs no GPU')),
});

const api: ModelWorkerApi = {
  takeIn: async (analysisId, files) => {
    try {
      const rules = await findAnalysis(analysisId)?.loadModelRules?.();
      if (rules !== undefined) return await takeInModel(files, rules);
      return failFile('unsupported', 'model-unsupported', `"${analysisId}" takes no models`);
    } catch (thrown) {
      return fail(bugFrom(thrown));
    }
  },
  compareRuntimes: async (modelId) => {
    try {
      const shipped = shippedModel(modelId);
      const rules = await shipped?.manifest.loadModelRules?.();
      if (shipped === undefined || rules === undefined)
        return fail({ kind: 'model', detail: `no model "${modelId}" in this version` });
      const wasm = await openModel(shipped.file);
      if (!wasm.ok) return wasm;
      const { webgpuRuntime } = await import('#inference/webgpu-runtime.ts');
      const webgpu = await openModel(shipped.file, webgpuRuntime);
      if (!webgpu.ok) return webgpu;
      return await compareRuntimes(wasm.value, webgpu.value, rules.drawUsual(), () => performance.now());
    } catch (thrown) {
      return fail(bugFrom(thrown));
    }
  },
  explain: async (analysisId, finding, options) => {
    try {
      return await explainFinding(await findAnalysis(analysisId)?.load(), finding, options, tools);
    } catch (thrown) {
      return fail(bugFrom(thrown));
    }
  },
};

expose(api);
