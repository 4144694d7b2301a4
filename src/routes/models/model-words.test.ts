import { expect, it } from 'vitest';
import { runtimeInWords } from './model-words.ts';

it('where a model runs is told with its reason, and with times once they are measured', () => {
  expect(runtimeInWords(undefined)).toBe('Where it runs is measured when the first batch begins.');
  expect(runtimeInWords({ runs: 'wasm', reason: 'this browser has no WebGPU' })).toBe(
    'Runs on the processor (WebAssembly): this browser has no WebGPU.',
  );
  expect(runtimeInWords({ runs: 'webgpu', reason: 'faster', wasmMs: 5.12, webgpuMs: 2 })).toBe(
    'Runs on the graphics card (WebGPU): faster. One test takes 5.1 ms on the processor and 2.0 ms on the graphics card.',
  );
});
