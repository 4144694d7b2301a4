/**
 * The parts of the public TensorFlow Lite schema (version 3, file identifier TFL3) that reading a graph needs: slots of
 * table fields, in the schema's order, and the numbers of its enumerations.
 */
export const slots = {
  model: { version: 0, operatorCodes: 1, subgraphs: 2, buffers: 4 },
  operatorCode: { deprecatedBuiltinCode: 0, customCode: 1, builtinCode: 3 },
  subgraph: { tensors: 0, inputs: 1, outputs: 2, operators: 3 },
  tensor: { shape: 0, type: 1, buffer: 2, name: 3, shapeSignature: 7 },
  operator: { opcodeIndex: 0, inputs: 1, outputs: 2, builtinOptions: 4 },
  buffer: { data: 0, offset: 1 },
} as const;

const tensorTypes = [
  'FLOAT32',
  'FLOAT16',
  'INT32',
  'UINT8',
  'INT64',
  'STRING',
  'BOOL',
  'INT16',
  'COMPLEX64',
  'INT8',
  'FLOAT64',
] as const;

/** The schema's name of a tensor type. */
export function tensorTypeName(code: number): string {
  return tensorTypes[code] ?? `type ${code}`;
}

const activations = ['NONE', 'RELU', 'RELU_N1_TO_1', 'RELU6', 'TANH', 'SIGN_BIT'] as const;

/** The schema's name of an activation that is fused into an operator. */
export function activationName(code: number): string {
  return activations[code] ?? `activation ${code}`;
}

/** Operators by their number. More are named than can be converted, so that a refusal can say what it met. */
const operatorNames: Readonly<Record<number, string>> = {
  0: 'ADD',
  1: 'AVERAGE_POOL_2D',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  7: 'EMBEDDING_LOOKUP',
  9: 'FULLY_CONNECTED',
  14: 'LOGISTIC',
  16: 'LSTM',
  17: 'MAX_POOL_2D',
  18: 'MUL',
  19: 'RELU',
  20: 'RELU_N1_TO_1',
  21: 'RELU6',
  22: 'RESHAPE',
  25: 'SOFTMAX',
  28: 'TANH',
  32: 'CUSTOM',
  34: 'PAD',
  36: 'GATHER',
  39: 'TRANSPOSE',
  40: 'MEAN',
  41: 'SUB',
  42: 'DIV',
  43: 'SQUEEZE',
  44: 'UNIDIRECTIONAL_SEQUENCE_LSTM',
  45: 'STRIDED_SLICE',
  49: 'SPLIT',
  53: 'CAST',
  60: 'PADV2',
  70: 'EXPAND_DIMS',
  74: 'SUM',
  77: 'SHAPE',
  83: 'PACK',
  98: 'LEAKY_RELU',
  100: 'MIRROR_PAD',
  114: 'QUANTIZE',
  119: 'WHILE',
  126: 'BATCH_MATMUL',
};

/** The schema's name of a built-in operator. */
export function operatorName(code: number): string {
  return operatorNames[code] ?? `operator ${code}`;
}
