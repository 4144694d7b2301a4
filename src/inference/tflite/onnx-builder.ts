import { modelLimits } from '../model-limits.ts';
import type { OnnxAttribute, OnnxConstant, OnnxNode } from '../onnx/onnx-model.ts';
import type { TfliteGraph, TfliteTensor } from './graph.ts';

/**
 * Collects the ONNX nodes and constants of a graph under conversion. Tensor n of the TensorFlow Lite graph is the ONNX
 * value `tn`. What cannot be converted is noted with `refuse`; conversion goes on in straight lines and the first
 * refusal is asked for at the end.
 */
export type OnnxBuilder = {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly refuse: (reason: string) => void;
  readonly refusal: () => string | undefined;
  /** The ONNX name of a float32 tensor; a constant is added the first time it is asked for. */
  readonly value: (index: number | undefined) => string;
  readonly shape: (index: number | undefined) => readonly number[];
  /** The numbers of a constant integer tensor (a shape, axes, paddings). */
  readonly integers: (index: number | undefined) => readonly number[];
  /** The numbers of a constant float32 tensor. */
  readonly floats: (index: number | undefined) => Float32Array;
  /** Adds a constant and returns its name. */
  readonly constant: (shape: readonly number[], data: Float32Array | readonly number[]) => string;
  /** Adds a node with one output; the name of the output is made up where none is given. */
  readonly node: (
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, OnnxAttribute>>,
    output?: string,
  ) => string;
};

/** An empty builder for one graph. */
export function buildOnnx(graph: TfliteGraph): OnnxBuilder {
  const nodes: OnnxNode[] = [];
  const constants: OnnxConstant[] = [];
  const added = new Set<number>();
  let values = 0;
  let refusal: string | undefined;
  const refuse = (reason: string): void => {
    refusal ??= reason;
  };

  function tensor(index: number | undefined): TfliteTensor | undefined {
    const found = index === undefined || index < 0 ? undefined : graph.tensors[index];
    if (found === undefined) refuse('an input is left out');
    return found;
  }

  function floats(index: number | undefined): Float32Array {
    const { type, data } = tensor(index) ?? {};
    if (type !== 'FLOAT32' || data === undefined) {
      refuse(`weights are not constant FLOAT32 (${type ?? 'left out'})`);
      return new Float32Array();
    }
    // Copied: the bytes in the file need not be aligned.
    return new Float32Array(data.slice().buffer);
  }

  function add(name: string, shape: readonly number[], data: OnnxConstant['data']): string {
    constants.push({ name, shape, data });
    values += data.length;
    // Tensors may share their bytes in the file, so a small file could still hold endless weights.
    if (values > modelLimits.tensorValues) refuse('too many weights');
    return name;
  }

  return {
    nodes,
    constants,
    refuse,
    refusal: () => refusal,
    value: (index) => {
      const found = tensor(index);
      const name = `t${index ?? -1}`;
      if (found === undefined || index === undefined) return name;
      if (found.type !== 'FLOAT32') refuse(`tensor "${found.name}" is ${found.type}, not FLOAT32`);
      else if (found.data !== undefined && !added.has(index)) {
        added.add(index);
        add(name, found.shape, floats(index));
      }
      return name;
    },
    shape: (index) => tensor(index)?.shape ?? [],
    integers: (index) => {
      const { type, data } = tensor(index) ?? {};
      if (data !== undefined && type === 'INT32') return [...new Int32Array(data.slice().buffer)];
      if (data !== undefined && type === 'INT64')
        return [...new BigInt64Array(data.slice().buffer)].map(Number);
      refuse(`a shape is not constant (${type ?? 'left out'})`);
      return [];
    },
    floats,
    constant: (shape, data) =>
      add(
        `c${constants.length}`,
        shape,
        data instanceof Float32Array ? data : BigInt64Array.from(data, BigInt),
      ),
    node: (op, inputs, attributes, output) => {
      const name = output ?? `n${nodes.length}`;
      nodes.push({ op, inputs, outputs: [name], ...(attributes === undefined ? {} : { attributes }) });
      return name;
    },
  };
}
