import {
  encodeMessage,
  floatField,
  integerField,
  bytesField,
  messageField,
  textField,
  type Message,
} from './protobuf-writer.ts';

/** An ONNX graph as plain data; `encodeOnnx` turns it into a model file. */
export type OnnxGraph = {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
};

export type OnnxNode = {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
};

/** A number is an integer attribute; a float is said to be one. */
export type OnnxAttribute = number | readonly number[] | { readonly float: number } | string;

export type OnnxConstant = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
};

/** A float32 input or output; a length that is a text is free ("batch"). */
export type OnnxValue = { readonly name: string; readonly shape: readonly (number | string)[] };

const FLOAT = 1;
const INT64 = 7;

/** The bytes of an ONNX model (IR version 7, operator set 13). Field numbers are those of the public onnx.proto. */
export function encodeOnnx(graph: OnnxGraph): Uint8Array<ArrayBuffer> {
  return encodeMessage([
    integerField(1, 7),
    textField(2, 'benchside'),
    messageField(7, [
      ...graph.nodes.map((node, i) => messageField(1, encodeNode(node, i))),
      textField(2, 'graph'),
      ...graph.constants.map((constant) => messageField(5, encodeConstant(constant))),
      ...graph.inputs.map((value) => messageField(11, encodeValue(value))),
      ...graph.outputs.map((value) => messageField(12, encodeValue(value))),
    ]),
    messageField(8, [textField(1, ''), integerField(2, 13)]),
  ]);
}

function encodeNode(node: OnnxNode, index: number): Message {
  return [
    ...node.inputs.map((name) => textField(1, name)),
    ...node.outputs.map((name) => textField(2, name)),
    textField(3, `${node.op}_${index}`),
    textField(4, node.op),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) =>
      messageField(5, [textField(1, name), ...encodeAttribute(value)]),
    ),
  ];
}

function encodeAttribute(value: OnnxAttribute): Message {
  if (typeof value === 'number') return [integerField(3, value), integerField(20, 2)];
  if (typeof value === 'string') return [textField(4, value), integerField(20, 3)];
  if ('float' in value) return [floatField(2, value.float), integerField(20, 1)];
  return [...value.map((each) => integerField(8, each)), integerField(20, 7)];
}

function encodeConstant({ name, shape, data }: OnnxConstant): Message {
  return [
    ...shape.map((length) => integerField(1, length)),
    integerField(2, data instanceof Float32Array ? FLOAT : INT64),
    textField(8, name),
    // Raw data is little-endian, as is every machine that a browser runs on.
    bytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

function encodeValue({ name, shape }: OnnxValue): Message {
  const lengths = shape.map((length) =>
    messageField(1, [typeof length === 'number' ? integerField(1, length) : textField(2, length)]),
  );
  return [
    textField(1, name),
    messageField(2, [messageField(1, [integerField(1, FLOAT), messageField(2, lengths)])]),
  ];
}
