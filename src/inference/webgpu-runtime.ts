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

/**
 * Channels first: with the other layout, which is the default, 1.30 computes the first convolution over more than three
 * channels wrongly (measured here: probabilities off by 0.45; microsoft/onnxruntime issue 29651). With this one the
 * shipped model gives the same numbers as on the processor to 1e-6.
 */
export const webgpuRuntime: Runtime = { ort, provider: { name: 'webgpu', preferredLayout: 'NCHW' } };
