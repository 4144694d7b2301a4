import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../../tests/support/shared-samples.ts';
import { openSession } from '../session.ts';
import { readTfliteGraph } from './read-graph.ts';
import { tfliteToOnnx } from './tflite-to-onnx.ts';

function must<T>(result: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

describe.skipIf(!hasShared)('the reference model', () => {
  const bytes = hasShared
    ? new Uint8Array(readFileSync(sharedPath('cpet/oxynet/tfl_model.tflite')))
    : new Uint8Array();

  it('has the 23 operators that its description lists, float32 throughout', () => {
    const graph = must(readTfliteGraph(bytes));
    const block = 'EXPAND_DIMS CONV_2D RESHAPE EXPAND_DIMS MAX_POOL_2D MUL ADD RESHAPE';
    const dense = 'FULLY_CONNECTED FULLY_CONNECTED FULLY_CONNECTED FULLY_CONNECTED LOGISTIC';
    expect(graph.operators.map(({ name }) => name).join(' ')).toBe(`PAD ${block} PAD ${block} ${dense}`);
    expect(graph.inputs.map((index) => graph.tensors[index])).toEqual([
      { name: 'serving_default_input_1:0', type: 'FLOAT32', shape: [1, 40, 5] },
    ]);
  });

  it('answers any number of windows, each as it would alone', async () => {
    const model = must(tfliteToOnnx(must(readTfliteGraph(bytes))));
    const sha256 = createHash('sha256').update(model.onnx).digest('hex');
    const session = must(await openSession(model.onnx, { sha256 }));
    const windows = Float32Array.from({ length: 3 * 200 }, (_, i) => 0.5 + 0.5 * Math.sin(i * i));
    const together = must(await session.run({ input0: { data: windows, shape: [3, 40, 5] } }));
    expect(together['output0']?.shape).toEqual([3, 3]);
    const alone = must(await session.run({ input0: { data: windows.slice(400), shape: [1, 40, 5] } }));
    const last = [...(together['output0']?.data ?? [])].slice(6);
    [...(alone['output0']?.data ?? [])].forEach((value, i) => expect(value).toBeCloseTo(last[i] ?? -1, 6));
  });
});
