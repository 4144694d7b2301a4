import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { setRuntimeUrl } from './onnx-runtime.ts';

/** Points the runtime at the WebAssembly file that the build ships. For workers; Node has no `?url`. */
export function useShippedRuntime(): void {
  setRuntimeUrl(wasmUrl);
}
