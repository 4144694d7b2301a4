import { failFile, ok, type Result } from '#core/result.ts';
import { encodeOnnx } from '../onnx/onnx-model.ts';
import {
  convertBinary,
  convertFullyConnected,
  convertRelu6,
  convertSoftmax,
  convertUnary,
  type Converter,
} from './convert-arithmetic.ts';
import {
  convertConcatenation,
  convertExpandDims,
  convertPad,
  convertReshape,
  convertSqueeze,
  convertTranspose,
} from './convert-shapes.ts';
import { convertConv2d, convertPool } from './convert-windows.ts';
import type { TfliteGraph } from './graph.ts';
import { buildOnnx, type OnnxBuilder } from './onnx-builder.ts';

const converters: Readonly<Record<string, Converter>> = {
  ADD: convertBinary('Add'),
  SUB: convertBinary('Sub'),
  MUL: convertBinary('Mul'),
  LOGISTIC: convertUnary('Sigmoid'),
  TANH: convertUnary('Tanh'),
  RELU: convertUnary('Relu'),
  RELU6: convertRelu6,
  SOFTMAX: convertSoftmax,
  FULLY_CONNECTED: convertFullyConnected,
  CONV_2D: convertConv2d,
  MAX_POOL_2D: convertPool('MaxPool'),
  AVERAGE_POOL_2D: convertPool('AveragePool'),
  PAD: convertPad,
  PADV2: convertPad,
  EXPAND_DIMS: convertExpandDims,
  SQUEEZE: convertSqueeze,
  RESHAPE: convertReshape,
  TRANSPOSE: convertTranspose,
  CONCATENATION: convertConcatenation,
};

/** An input or output of a converted model. */
export type ModelPort = {
  /** Its name in the ONNX model: input0, output0, … */
  readonly name: string;
  /** Its name in the file. */
  readonly title: string;
  /** Lengths after the batch. */
  readonly shape: readonly number[];
};

export type ConvertedModel = {
  readonly onnx: Uint8Array<ArrayBuffer>;
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
};

/**
 * A TensorFlow Lite graph → an ONNX model (operator set 13) of the same numbers, whose first dimension is free: any
 * number of windows in one run. Fault `model-op-unsupported` with the operator's name and what it asks for.
 */
export function tfliteToOnnx(graph: TfliteGraph): Result<ConvertedModel> {
  const build = buildOnnx(graph);
  const inputs = graph.inputs.map((index, i) => portOf(graph, index, `input${i}`));
  const outputs = graph.outputs.map((index, i) => portOf(graph, index, `output${i}`));
  graph.inputs.forEach((index, i) => build.node('Identity', [`input${i}`], undefined, `t${index}`));
  const computed = new Set(graph.inputs);
  for (const port of [...graph.inputs, ...graph.outputs]) {
    const { type, shape } = graph.tensors[port] ?? { type: 'left out', shape: [] };
    if (type !== 'FLOAT32' || shape.length === 0)
      return unsupported('the model', `an input or output of ${type}`);
  }
  for (const operator of graph.operators) {
    const convert = Object.hasOwn(converters, operator.name) ? converters[operator.name] : undefined;
    if (convert === undefined) return unsupported(operator.name, 'no counterpart');
    const early = operator.inputs.find((index) => index >= 0 && !isKnown(graph, computed, index));
    if (early !== undefined) build.refuse(`tensor ${early} is read before it is computed`);
    if (operator.outputs.length !== 1) build.refuse(`${operator.outputs.length} outputs`);
    for (const output of operator.outputs) {
      if (isKnown(graph, computed, output)) build.refuse(`tensor ${output} is written twice`);
      computed.add(output);
    }
    convert(operator, build);
    const refusal = build.refusal();
    if (refusal !== undefined) return unsupported(operator.name, refusal);
  }
  const idle = graph.outputs.find((index) => !computed.has(index));
  if (idle !== undefined) return unsupported('the model', `output ${idle} is never computed`);
  graph.outputs.forEach((index, i) => build.node('Identity', [`t${index}`], undefined, `output${i}`));
  return ok({ onnx: encodeOnnx(modelOf(build, inputs, outputs)), inputs, outputs });
}

function isKnown(graph: TfliteGraph, computed: ReadonlySet<number>, index: number): boolean {
  return computed.has(index) || graph.tensors[index]?.data !== undefined;
}

function portOf(graph: TfliteGraph, index: number, name: string): ModelPort {
  const { name: title = '', shape = [] } = graph.tensors[index] ?? {};
  return { name, title, shape: shape.slice(1) };
}

function modelOf(build: OnnxBuilder, inputs: readonly ModelPort[], outputs: readonly ModelPort[]) {
  const free = ({ name, shape }: ModelPort) => ({ name, shape: ['batch', ...shape] });
  return {
    nodes: build.nodes,
    constants: build.constants,
    inputs: inputs.map(free),
    outputs: outputs.map(free),
  };
}

function unsupported(operator: string, reason: string) {
  return failFile('unsupported', 'model-op-unsupported', `${operator}: ${reason}`);
}
