import type { TfliteOperator } from './graph.ts';
import type { OnnxBuilder } from './onnx-builder.ts';

/** How one operator is written in ONNX; what it cannot do it refuses at the builder. */
export type Converter = (operator: TfliteOperator, build: OnnxBuilder) => void;

/** Ends an operator: its fused activation, if any, writes the operator's output from `raw`. */
export function finish(raw: string, { outputs, options }: TfliteOperator, build: OnnxBuilder): void {
  const output = `t${outputs[0] ?? -1}`;
  switch (options.activation) {
    case 'NONE':
      build.node('Identity', [raw], undefined, output);
      return;
    case 'RELU':
      build.node('Relu', [raw], undefined, output);
      return;
    case 'RELU6':
      build.node('Clip', [raw, scalar(0, build), scalar(6, build)], undefined, output);
      return;
    case 'RELU_N1_TO_1':
      build.node('Clip', [raw, scalar(-1, build), scalar(1, build)], undefined, output);
      return;
    case 'TANH':
      build.node('Tanh', [raw], undefined, output);
      return;
    default:
      build.refuse(`fused ${options.activation}`);
  }
}

/** A constant of one float without a dimension. */
export function scalar(value: number, build: OnnxBuilder): string {
  return build.constant([], Float32Array.of(value));
}

/** ADD, SUB, MUL: both broadcast as ONNX does. */
export function convertBinary(op: 'Add' | 'Sub' | 'Mul'): Converter {
  return (operator, build) => {
    const [left, right] = operator.inputs;
    finish(build.node(op, [build.value(left), build.value(right)]), operator, build);
  };
}

/** LOGISTIC, TANH, RELU: one value in, one out. */
export function convertUnary(op: 'Sigmoid' | 'Tanh' | 'Relu'): Converter {
  return (operator, build) => {
    finish(build.node(op, [build.value(operator.inputs[0])]), operator, build);
  };
}

/** RELU6 as an operator of its own. */
export const convertRelu6: Converter = (operator, build) => {
  const input = build.value(operator.inputs[0]);
  finish(build.node('Clip', [input, scalar(0, build), scalar(6, build)]), operator, build);
};

/** SOFTMAX over the last axis of beta times the input. */
export const convertSoftmax: Converter = (operator, build) => {
  const { beta } = operator.options;
  const input = build.value(operator.inputs[0]);
  const scaled = beta === 1 ? input : build.node('Mul', [input, scalar(beta, build)]);
  finish(build.node('Softmax', [scaled], { axis: -1 }), operator, build);
};

/** FULLY_CONNECTED: weights are [out, in]; an input of more dimensions is flattened to rows of `in`. */
export const convertFullyConnected: Converter = (operator, build) => {
  const [input, weights, bias] = operator.inputs;
  const { keepsDimensions, plainWeights } = operator.options;
  const rank = build.shape(input).length;
  const inputLength = build.shape(weights)[1] ?? 0;
  if (!plainWeights) build.refuse('shuffled weights');
  if (keepsDimensions && rank !== 2) build.refuse('kept dimensions');
  const rows =
    rank === 2
      ? build.value(input)
      : build.node('Reshape', [build.value(input), build.constant([2], [-1, inputLength])]);
  const operands = [rows, build.value(weights)];
  if (bias !== undefined && bias >= 0) operands.push(build.value(bias));
  finish(build.node('Gemm', operands, { transB: 1 }), operator, build);
};
