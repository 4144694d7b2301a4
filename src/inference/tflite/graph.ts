/** A TensorFlow Lite graph as plain data: what the file says, nothing interpreted. */
export type TfliteGraph = {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  /** Indices of tensors. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
};

export type TfliteTensor = {
  readonly name: string;
  /** The schema's name: "FLOAT32", "INT32". */
  readonly type: string;
  readonly shape: readonly number[];
  /** Constants (weights) carry their bytes, little-endian; computed tensors have none. */
  readonly data?: Uint8Array;
};

export type TfliteOperator = {
  /** The schema's name: "CONV_2D"; "CUSTOM name" for one that is not built in. */
  readonly name: string;
  /** Indices of tensors; -1 where an optional input is left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: OperatorOptions;
};

/** The options of every operator that can be converted; each operator has its own few, the others rest at the default. */
export type OperatorOptions = {
  readonly padding: 'SAME' | 'VALID';
  readonly strideH: number;
  readonly strideW: number;
  readonly dilationH: number;
  readonly dilationW: number;
  readonly filterH: number;
  readonly filterW: number;
  readonly activation: string;
  readonly axis: number;
  readonly axes: readonly number[];
  readonly newShape?: readonly number[];
  readonly beta: number;
  readonly keepsDimensions: boolean;
  readonly plainWeights: boolean;
};
