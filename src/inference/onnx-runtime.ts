import * as ort from 'onnxruntime-web/wasm';

/** A build of the runtime and where it computes. */
export type Runtime = {
  readonly ort: Pick<typeof ort, 'InferenceSession' | 'Tensor'>;
  readonly provider: 'wasm' | ort.InferenceSession.WebGpuExecutionProviderOption;
};

/** The runtime, set up once: one thread (a pool of single-thread sessions measured faster than threads), errors only. */
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

export const wasmRuntime: Runtime = { ort, provider: 'wasm' };

/**
 * Says where the runtime's WebAssembly lies; a worker calls it before it opens the first session. In Node the package
 * finds its own file.
 */
export function setRuntimeUrl(url: string): void {
  ort.env.wasm.wasmPaths = { wasm: url };
}
