import { failFile, ok, type Result } from '#core/result.ts';
import type { OnnxOutline } from './read-graph.ts';

/**
 * Operators that a user's ONNX model may use: arithmetic, layers, shapes. Left out on purpose: loops and branches
 * (Loop, Scan, If: no bound on their time), random numbers (the same test must give the same answer), texts and
 * sequences, and operators of other domains than ONNX's own.
 */
const allowed: ReadonlySet<string> = new Set(
  [
    'Abs Add And ArgMax ArgMin AveragePool BatchNormalization Cast CastLike Ceil Clip Concat Constant',
    'ConstantOfShape Conv ConvTranspose Cos CumSum DepthToSpace Div Dropout Elu Equal Erf Exp Expand Flatten Floor',
    'GRU Gather GatherElements GatherND Gelu Gemm GlobalAveragePool GlobalMaxPool Greater GreaterOrEqual',
    'GroupNormalization HardSigmoid HardSwish Identity InstanceNormalization IsNaN LSTM LayerNormalization LeakyRelu',
    'Less LessOrEqual Log LogSoftmax MatMul Max MaxPool Mean Min Mish Mod Mul Neg Not Or PRelu Pad Pow RNN Range',
    'Reciprocal ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum',
    'ReduceSumSquare Relu Reshape Resize Round ScatterElements ScatterND Selu Shape Sigmoid Sign Sin Size Slice',
    'Softmax Softplus Softsign SpaceToDepth Split Sqrt Squeeze Sub Sum Swish Tanh ThresholdedRelu Tile TopK Transpose',
    'Trilu Unsqueeze Where Xor',
  ]
    .join(' ')
    .split(' '),
);

/** Fault `model-op-unsupported` that names every operator which may not be used. */
export function checkOperators({ operators }: OnnxOutline): Result<undefined> {
  const barred = operators.filter((name) => !allowed.has(name));
  if (barred.length === 0) return ok(undefined);
  const detail = `the model uses ${barred.slice(0, 10).join(', ')}: not among the operators that are run here`;
  return failFile('unsupported', 'model-op-unsupported', detail);
}
