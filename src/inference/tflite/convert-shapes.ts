import { finish, scalar, type Converter } from './convert-arithmetic.ts';

/** A damaged or hostile file could ask for padding that no memory holds; it is not in the declared shapes. */
const mostPadding = 10_000;

/** An axis counted from the end (-1 is the last) becomes one counted from the start. */
function fromStart(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** PAD and PADV2: [[before, after], …] of each dimension; the first dimension is the batch and stays as it is. */
export const convertPad: Converter = (operator, build) => {
  const [input, paddings, value] = operator.inputs;
  const pairs = build.integers(paddings);
  const before = pairs.filter((_, i) => i % 2 === 0);
  const after = pairs.filter((_, i) => i % 2 === 1);
  if (pairs.length !== 2 * build.shape(input).length)
    build.refuse('paddings for another number of dimensions');
  if (pairs.some((count) => count < 0 || count > mostPadding)) build.refuse('padding out of range');
  if (before[0] !== 0 || after[0] !== 0) build.refuse('padding of the batch');
  const fill = value === undefined ? scalar(0, build) : scalar(build.floats(value)[0] ?? 0, build);
  const pads = build.constant([pairs.length], [...before, ...after]);
  finish(build.node('Pad', [build.value(input), pads, fill], { mode: 'constant' }), operator, build);
};

/** EXPAND_DIMS: a new dimension of length 1, never before the batch. */
export const convertExpandDims: Converter = (operator, build) => {
  const [input, axes] = operator.inputs;
  const axis = fromStart(build.integers(axes)[0] ?? 0, build.shape(input).length + 1);
  if (axis < 1) build.refuse('a dimension before the batch');
  finish(build.node('Unsqueeze', [build.value(input), build.constant([1], [axis])]), operator, build);
};

/** SQUEEZE of named dimensions, never of the batch. */
export const convertSqueeze: Converter = (operator, build) => {
  const [input] = operator.inputs;
  const shape = build.shape(input);
  const named = operator.options.axes.map((axis) => fromStart(axis, shape.length));
  const axes = named.length > 0 ? named : shape.flatMap((length, i) => (i > 0 && length === 1 ? [i] : []));
  if (axes.some((axis) => axis < 1)) build.refuse('the batch squeezed away');
  finish(build.node('Squeeze', [build.value(input), build.constant([axes.length], axes)]), operator, build);
};

/**
 * RESHAPE. A file is written for one window; where its shape keeps the first dimension as it is, that dimension stays
 * the batch (0 in ONNX: as the input has it).
 */
export const convertReshape: Converter = (operator, build) => {
  const [input, shapeInput] = operator.inputs;
  const given =
    shapeInput === undefined || shapeInput < 0
      ? (operator.options.newShape ?? [])
      : build.integers(shapeInput);
  const keepsBatch = given[0] !== -1 && given[0] === build.shape(input)[0];
  if (!keepsBatch && !given.includes(-1)) build.refuse('a reshape that fixes the batch');
  const shape = keepsBatch ? [0, ...given.slice(1)] : given;
  finish(build.node('Reshape', [build.value(input), build.constant([shape.length], shape)]), operator, build);
};

/** TRANSPOSE that leaves the batch first. */
export const convertTranspose: Converter = (operator, build) => {
  const [input, order] = operator.inputs;
  const perm = build.integers(order);
  if (perm[0] !== 0) build.refuse('the batch moved');
  finish(build.node('Transpose', [build.value(input)], { perm }), operator, build);
};

/** CONCATENATION along any dimension but the batch. */
export const convertConcatenation: Converter = (operator, build) => {
  const rank = build.shape(operator.inputs[0]).length;
  const axis = fromStart(operator.options.axis, rank);
  if (axis < 1) build.refuse('batches put together');
  finish(build.node('Concat', operator.inputs.map(build.value), { axis }), operator, build);
};
