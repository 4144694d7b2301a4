import * as ort from 'onnxruntime-web/jspi';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import type { Runtime } from './onnx-runtime.ts';

/**
 * The larger build of the runtime, which computes on the GPU: imported only where a measurement found it faster, or to
 * make that measurement. Of its two builds this is the one for browsers that can suspend WebAssembly (JSPI): two thirds
 * of the other's size, which is over what common static hosts take for one file.
 */
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
ort.env.wasm.wasmPaths = { wasm: wasmUrl };

export const webgpuRuntime: Runtime = { ort, provider: 'webgpu' };
