import { fail, type Result } from '#core/result.ts';
import { messageOf } from '#core/thrown.ts';
import { checkBytes } from './check-bytes.ts';
import { wasmRuntime, type Runtime } from './onnx-runtime.ts';
import { createSession, type Session } from './session.ts';
import { readTfliteGraph } from './tflite/read-graph.ts';
import { tfliteToOnnx } from './tflite/tflite-to-onnx.ts';

/** A model's file: what it is, which bytes it must have, and where they come from. */
export type ModelFile = {
  readonly format: 'onnx' | 'tflite';
  /** Of the file, lower-case hex. */
  readonly sha256: string;
  /** May reject: that is a fault of kind `model`. */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Folded when it was exported: to optimise the graph again gained nothing in 250 runs of the shipped model (1.5 ms
   * each either way) and took a fifth of the time that a first session takes (100 of 480 ms).
   */
  readonly folded?: boolean;
};

/**
 * Opens a model of either format: loads its bytes, checks them, converts a `.tflite`, and makes a session. Faults are
 * those of the steps; never rejects.
 */
export async function openModel(file: ModelFile, runtime: Runtime = wasmRuntime): Promise<Result<Session>> {
  try {
    const bytes = await file.bytes();
    const checked = await checkBytes(bytes, file);
    if (!checked.ok) return checked;
    if (file.format === 'onnx') return await createSession(bytes, runtime, file.folded !== true);
    const graph = readTfliteGraph(bytes);
    if (!graph.ok) return graph;
    const converted = tfliteToOnnx(graph.value);
    return converted.ok ? await createSession(converted.value.onnx, runtime) : converted;
  } catch (thrown) {
    return fail({ kind: 'model', detail: `the model could not be loaded: ${messageOf(thrown)}` });
  }
}
