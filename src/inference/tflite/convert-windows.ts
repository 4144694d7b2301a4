import { finish, type Converter } from './convert-arithmetic.ts';
import type { OperatorOptions } from './graph.ts';
import type { OnnxBuilder } from './onnx-builder.ts';

/** TensorFlow Lite keeps channels last (N H W C), ONNX second (N C H W). */
function channelsSecond(value: string, build: OnnxBuilder): string {
  return build.node('Transpose', [value], { perm: [0, 3, 1, 2] });
}

function channelsLast(value: string, build: OnnxBuilder): string {
  return build.node('Transpose', [value], { perm: [0, 2, 3, 1] });
}

/** CONV_2D: filters are [out, H, W, in]; a filter with fewer channels than the input convolves in groups. */
export const convertConv2d: Converter = (operator, build) => {
  const [input, filter, bias] = operator.inputs;
  const { options } = operator;
  const [, height = 0, width = 0, channels = 0] = build.shape(input);
  const filterShape = build.shape(filter);
  const [out = 0, filterH = 0, filterW = 0, filterChannels = 0] = filterShape;
  if (build.shape(input).length !== 4 || filterShape.length !== 4) build.refuse('not four dimensions');
  if (filterChannels < 1 || channels % filterChannels !== 0) {
    build.refuse(`a filter of ${filterChannels} channels over ${channels}`);
    return;
  }
  const weights = filterChannelsSecond(build.floats(filter), filterShape);
  const operands = [
    channelsSecond(build.value(input), build),
    build.constant([out, filterChannels, filterH, filterW], weights),
  ];
  if (bias !== undefined && bias >= 0) operands.push(build.value(bias));
  const raw = build.node('Conv', operands, {
    kernel_shape: [filterH, filterW],
    dilations: [options.dilationH, options.dilationW],
    group: channels / filterChannels,
    ...window([height, width], [filterH, filterW], options, build),
  });
  finish(channelsLast(raw, build), operator, build);
};

/** MAX_POOL_2D and AVERAGE_POOL_2D; padding is never part of an average. */
export function convertPool(op: 'MaxPool' | 'AveragePool'): Converter {
  return (operator, build) => {
    const { options } = operator;
    const [input] = operator.inputs;
    const [, height = 0, width = 0] = build.shape(input);
    if (build.shape(input).length !== 4) build.refuse('not four dimensions');
    const filter = [options.filterH, options.filterW] as const;
    const raw = build.node(op, [channelsSecond(build.value(input), build)], {
      kernel_shape: filter,
      ...window([height, width], filter, { ...options, dilationH: 1, dilationW: 1 }, build),
    });
    finish(channelsLast(raw, build), operator, build);
  };
}

type Pair = readonly [number, number];

/** Strides and pads. SAME: as many places as strides fit in, what is missing is padded, the odd one at the end. */
function window(
  [height, width]: Pair,
  [filterH, filterW]: Pair,
  options: OperatorOptions,
  build: OnnxBuilder,
) {
  const { strideH, strideW, dilationH, dilationW, padding } = options;
  if (Math.min(strideH, strideW, dilationH, dilationW, filterH, filterW) < 1) build.refuse('an empty window');
  const [top, bottom] = padding === 'VALID' ? [0, 0] : samePads(height, filterH, strideH, dilationH);
  const [left, right] = padding === 'VALID' ? [0, 0] : samePads(width, filterW, strideW, dilationW);
  return { strides: [strideH, strideW], pads: [top, left, bottom, right] };
}

function samePads(length: number, filter: number, stride: number, dilation: number): Pair {
  const reach = (filter - 1) * dilation + 1;
  const total = Math.max(0, (Math.ceil(length / stride) - 1) * stride + reach - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

/** [out, H, W, in] → [out, in, H, W]. */
function filterChannelsSecond(
  values: Float32Array,
  [out = 0, height = 0, width = 0, channels = 0]: readonly number[],
): Float32Array {
  const moved = new Float32Array(values.length);
  const places = height * width;
  for (let o = 0; o < out; o += 1) {
    for (let place = 0; place < places; place += 1) {
      for (let c = 0; c < channels; c += 1) {
        moved[(o * channels + c) * places + place] = values[(o * places + place) * channels + c] ?? 0;
      }
    }
  }
  return moved;
}
