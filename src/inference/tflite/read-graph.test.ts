import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/random.ts';
import { hasShared, sharedPath } from '../../../tests/support/shared-samples.ts';
import { modelLimits } from '../model-limits.ts';
import { drawTfliteFile, type DrawnFaults } from './draw-file.ts';
import { readTfliteGraph } from './read-graph.ts';
import { tfliteToOnnx } from './tflite-to-onnx.ts';

const fault = (bytes: Uint8Array): string => {
  const result = readTfliteGraph(bytes);
  return result.ok ? 'read' : JSON.stringify(result.fault);
};

describe('a TensorFlow Lite file', () => {
  it('becomes tensors, operators with their options, inputs and outputs', () => {
    const graph = readTfliteGraph(drawTfliteFile());
    if (!graph.ok) throw new Error(JSON.stringify(graph.fault));
    const { tensors, operators, inputs, outputs } = graph.value;
    expect(tensors.map(({ name, type, shape }) => [name, type, shape])).toEqual([
      ['x', 'FLOAT32', [1, 2]],
      ['weights', 'FLOAT32', [2, 2]],
      ['y', 'FLOAT32', [1, 2]],
    ]);
    expect([...new Float32Array((tensors[1]?.data ?? new Uint8Array()).slice().buffer)]).toEqual([
      1, 2, 3, 4,
    ]);
    expect(operators).toHaveLength(1);
    expect(operators[0]).toMatchObject({ name: 'FULLY_CONNECTED', inputs: [0, 1, -1], outputs: [2] });
    expect(operators[0]?.options.activation).toBe('RELU');
    expect([inputs, outputs]).toEqual([[0], [2]]);
  });

  const cases: readonly (readonly [DrawnFaults, RegExp])[] = [
    [{ graphs: 2 }, /model-unsupported.*2 graphs/],
    [{ graphs: 0 }, /model-damaged.*no graph/],
    [{ operators: 501 }, /model-too-large.*501 operators, the limit is 500/],
    [{ shape: [70_000, 70_000] }, /model-too-large.*4900000000 values/],
    [{ shape: [2, -1] }, /model-damaged.*shape/],
    [{ shape: [1, 1, 1, 1, 1, 1, 1, 2, 2] }, /model-damaged.*shape/],
    [{ reads: 7 }, /model-damaged.*FULLY_CONNECTED reads tensor 7 of 3/],
    [{ writes: -2 }, /model-damaged.*tensor -2 of 3/],
    [{ weightBytes: 15 }, /model-damaged.*15 bytes for 4 values/],
    [{ bufferOffset: 4096 }, /model-unsupported.*outside/],
  ];
  it.each(cases)('is refused with the reason: %j', (faults, reason) => {
    expect(fault(drawTfliteFile(faults))).toMatch(reason);
  });

  it('names operators that it does not know, custom ones by their own name', () => {
    const nameOf = (faults: DrawnFaults) => {
      const graph = readTfliteGraph(drawTfliteFile(faults));
      return graph.ok ? graph.value.operators[0]?.name : JSON.stringify(graph.fault);
    };
    expect(nameOf({ operatorCode: 126 })).toBe('BATCH_MATMUL');
    expect(nameOf({ operatorCode: 200 })).toBe('operator 200');
    expect(nameOf({ operatorCode: 32, customCode: 'Magic' })).toBe('CUSTOM Magic');
  });

  it('is refused where it is none, or too large to be looked at', () => {
    expect(fault(new Uint8Array())).toMatch(/not-a-model/);
    expect(fault(new TextEncoder().encode('a text, not a model'))).toMatch(/not-a-model/);
    expect(fault(new Uint8Array(modelLimits.fileBytes + 1))).toMatch(/model-too-large/);
  });

  it('never crashes, wherever it is cut off', () => {
    const whole = drawTfliteFile();
    for (let length = 0; length < whole.length; length += 1) readTfliteGraph(whole.slice(0, length));
  });

  const real = hasShared ? [new Uint8Array(readFileSync(sharedPath('cpet/oxynet/tfl_model.tflite')))] : [];
  it.each([drawTfliteFile(), ...real].map((bytes) => [bytes.length, bytes] as const))(
    'never crashes, whatever bytes are changed (%i bytes)',
    (length, whole) => {
      const random = seededRandom(7);
      // The tables stand at both ends of a large file; the weights between them cannot do harm.
      const places = Math.min(length, 6000);
      for (let round = 0; round < (length > 10_000 ? 150 : 1500); round += 1) {
        const bytes = whole.slice();
        for (let change = 0; change < 4; change += 1) {
          const place = Math.floor(random() * places);
          bytes[round % 2 === 0 ? place : length - 1 - place] = Math.floor(random() * 256);
        }
        const graph = readTfliteGraph(bytes);
        if (graph.ok) tfliteToOnnx(graph.value);
      }
    },
  );
});
