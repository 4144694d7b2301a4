import { fail, failFile, ok, type FileFault, type Result } from '#core/result.ts';
import { sizeOf } from '#core/tensors.ts';
import { modelLimits } from '../model-limits.ts';
import {
  integerOf,
  integersOf,
  partsOf,
  readMessage,
  textOf,
  type ProtobufField,
} from './protobuf-reader.ts';

/** What an ONNX file says of itself: enough to judge it before the runtime sees it. */
export type OnnxOutline = {
  /** Operator set versions by domain; '' is ONNX's own. */
  readonly operatorSets: Readonly<Record<string, number>>;
  /** The operators' names, once each, in order of their first use; another domain stands in front ("x.y::Op"). */
  readonly operators: readonly string[];
  readonly operatorCount: number;
  /** Graph inputs that are not weights. */
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
};

/** An input or output: a free length is a text ("batch"), one without a name "?". */
export type OnnxPort = {
  readonly name: string;
  readonly isFloat32: boolean;
  readonly shape: readonly (number | string)[];
};

// Field numbers of the public onnx.proto (IR version 10).
const model = { irVersion: 1, graph: 7, operatorSets: 8, training: 20, functions: 25 } as const;
const operatorSet = { domain: 1, version: 2 } as const;
const graph = { nodes: 1, constants: 5, inputs: 11, outputs: 12, sparse: 15 } as const;
const node = { operator: 4, attributes: 5, domain: 7 } as const;
const attribute = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparse: 22, sparses: 23 } as const;
const tensor = { lengths: 1, name: 8, external: 13, location: 14 } as const;
const value = { name: 1, type: 2 } as const;
const type = { tensor: 1 } as const;
const tensorType = { element: 1, shape: 2 } as const;
const shape = { dimensions: 1 } as const;
const dimension = { length: 1, name: 2 } as const;
const FLOAT = 1;

/** Notes why a file is refused and reads on with what there is; the first reason is the one that is told. */
type Judge = {
  readonly damaged: (detail: string) => void;
  readonly unsupported: (detail: string) => void;
  readonly tooLarge: (detail: string) => void;
  /** The fields of a message; none, and damaged, where the bytes are none. */
  readonly read: (bytes: Uint8Array, what: string) => readonly ProtobufField[];
};

/**
 * An ONNX file → its outline. Faults: `model-too-large` (file, operators, weights over the limits), `not-a-model` (no
 * ONNX file), `model-damaged`, `model-unsupported` (graphs within operators, functions of its own, weights outside the
 * file). Never throws, whatever the bytes.
 */
export function readOnnxOutline(bytes: Uint8Array): Result<OnnxOutline> {
  const faults: FileFault[] = [];
  const note = ({ fault }: ReturnType<typeof failFile>): void => void faults.push(fault);
  const judge: Judge = {
    damaged: (detail) => {
      note(failFile('unreadable', 'model-damaged', detail));
    },
    unsupported: (detail) => {
      note(failFile('unsupported', 'model-unsupported', detail));
    },
    tooLarge: (detail) => {
      note(failFile('unsupported', 'model-too-large', detail));
    },
    read: (part, what) => {
      const fields = readMessage(part);
      if (fields === undefined) judge.damaged(`${what} cannot be read`);
      return fields ?? [];
    },
  };
  const { fileBytes } = modelLimits;
  if (bytes.length > fileBytes) {
    const detail = `the file has ${bytes.length} bytes, the limit is ${fileBytes}`;
    return failFile('unsupported', 'model-too-large', detail);
  }
  const fields = readMessage(bytes) ?? [];
  const [graphBytes] = partsOf(fields, model.graph);
  if (graphBytes === undefined || integerOf(fields, model.irVersion) === undefined)
    return failFile('unsupported', 'not-a-model', 'the file is not an ONNX model');
  const outline = outlineOf(fields, graphBytes, judge);
  const [fault] = faults;
  return fault === undefined ? ok(outline) : fail(fault);
}

function outlineOf(fields: readonly ProtobufField[], graphBytes: Uint8Array, judge: Judge): OnnxOutline {
  if (partsOf(fields, model.functions).length > 0) judge.unsupported('the model brings functions of its own');
  if (partsOf(fields, model.training).length > 0) judge.unsupported('the model is one to be trained');
  const sets = partsOf(fields, model.operatorSets).map((each) => judge.read(each, 'an operator set'));
  const body = judge.read(graphBytes, 'the graph');
  if (partsOf(body, graph.sparse).length > 0) judge.unsupported('the model has sparse weights');
  const nodes = partsOf(body, graph.nodes);
  const constants = partsOf(body, graph.constants);
  const { onnxOperators, tensors } = modelLimits;
  if (nodes.length > onnxOperators)
    judge.tooLarge(`the model has ${nodes.length} operators, the limit is ${onnxOperators}`);
  if (constants.length > tensors)
    judge.tooLarge(`the model has ${constants.length} tensors, the limit is ${tensors}`);
  const weights = new Set(constants.map((part) => checkTensor(part, judge)));
  const outputs = partsOf(body, graph.outputs).map((part) => readPort(part, judge));
  if (outputs.length === 0) judge.damaged('the graph has no outputs');
  return {
    operatorSets: Object.fromEntries(
      sets.map((set) => [textOf(set, operatorSet.domain), integerOf(set, operatorSet.version) ?? 0]),
    ),
    operators: [...new Set(nodes.map((part) => readNode(part, judge)))],
    operatorCount: nodes.length,
    inputs: partsOf(body, graph.inputs)
      .map((part) => readPort(part, judge))
      .filter(({ name }) => !weights.has(name)),
    outputs,
  };
}

/** An operator's name, after a look at its attributes. */
function readNode(bytes: Uint8Array, judge: Judge): string {
  const fields = judge.read(bytes, 'an operator');
  const name = textOf(fields, node.operator);
  for (const part of partsOf(fields, node.attributes)) {
    const parts = judge.read(part, `an attribute of ${name}`);
    const has = (field: number) => partsOf(parts, field).length > 0;
    if (has(attribute.graph) || has(attribute.graphs))
      judge.unsupported(`${name} carries a graph of its own`);
    if (has(attribute.sparse) || has(attribute.sparses)) judge.unsupported(`${name} carries sparse weights`);
    for (const constant of [...partsOf(parts, attribute.tensor), ...partsOf(parts, attribute.tensors)])
      checkTensor(constant, judge);
  }
  const domain = textOf(fields, node.domain);
  return domain === '' || domain === 'ai.onnx' ? name : `${domain}::${name}`;
}

/** Gives a constant's name, after a look at its size and at where its data lie. */
function checkTensor(bytes: Uint8Array, judge: Judge): string {
  const fields = judge.read(bytes, 'a tensor');
  const name = textOf(fields, tensor.name);
  if (partsOf(fields, tensor.external).length > 0 || (integerOf(fields, tensor.location) ?? 0) !== 0)
    judge.unsupported(`the weights "${name}" lie outside the file`);
  const lengths = integersOf(fields, tensor.lengths);
  const { rank, tensorValues } = modelLimits;
  if (lengths === undefined || lengths.length > rank) judge.damaged(`tensor "${name}" has no usable shape`);
  const size = sizeOf(lengths ?? []);
  if (size > tensorValues)
    judge.tooLarge(`tensor "${name}" holds ${size} values, the limit is ${tensorValues}`);
  return name;
}

function readPort(bytes: Uint8Array, judge: Judge): OnnxPort {
  const fields = judge.read(bytes, 'an input or output');
  const name = textOf(fields, value.name);
  const inner = (parent: readonly ProtobufField[], field: number) => {
    const part = partsOf(parent, field).at(-1);
    return part === undefined ? [] : judge.read(part, `the type of "${name}"`);
  };
  const about = inner(inner(fields, value.type), type.tensor);
  const dimensions = partsOf(inner(about, tensorType.shape), shape.dimensions);
  if (dimensions.length > modelLimits.rank) judge.damaged(`"${name}" has ${dimensions.length} dimensions`);
  return {
    name,
    isFloat32: integerOf(about, tensorType.element) === FLOAT,
    shape: dimensions.map((part) => {
      const each = judge.read(part, `the shape of "${name}"`);
      const free = textOf(each, dimension.name);
      return integerOf(each, dimension.length) ?? (free === '' ? '?' : free);
    }),
  };
}
