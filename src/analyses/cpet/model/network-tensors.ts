import { fail, ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import { channelNames } from './features/channel-names.ts';
import type { TestFeatures } from './features/test-features.ts';
import type { NetworkOutput, ThresholdProbability } from './network-output.ts';

/** The shipped network's outputs: of each threshold at every grid time and, last, of its absence. */
const heads = { vt1: 'vt1', vt2: 'vt2', readerVt1: 'reader_vt1', readerVt2: 'reader_vt2' } as const;

/** A network's probabilities are float32 means over its seeds: their sum is 1 to about this. */
const sumTolerance = 1e-3;

/** The shipped network's one input: `features` [1, channels, times]. */
export function toTensors({ values, timeS }: TestFeatures): Tensors {
  return { features: { data: values, shape: [1, channelNames.length, timeS.length] } };
}

/**
 * What the shipped network answered, as probabilities that sum to 1 and are 0 outside the part. Fault of kind `model`
 * where an output is missing, has another shape, holds a value that is no probability, or does not sum to 1.
 */
export function toNetworkOutput(tensors: Tensors, features: TestFeatures): Result<NetworkOutput> {
  const found: Partial<Record<keyof typeof heads, ThresholdProbability>> = {};
  for (const [name, output] of Object.entries(heads)) {
    const read = readHead(tensors, output, features);
    if (!read.ok) return read;
    found[name as keyof typeof heads] = read.value;
  }
  const { vt1, vt2, readerVt1, readerVt2 } = found;
  if (!vt1 || !vt2 || !readerVt1 || !readerVt2) throw new Error('a head was not read');
  const domains = readDomains(tensors, features.timeS.length);
  if (!domains.ok) return domains;
  const { timeS } = features;
  return ok({ timeS, vt1, vt2, readerVt1, readerVt2, domains: domains.value });
}

function readHead(
  tensors: Tensors,
  name: string,
  { timeS, inside }: TestFeatures,
): Result<ThresholdProbability> {
  const read = readOutput(tensors, name, [1, timeS.length + 1]);
  if (!read.ok) return read;
  const data = read.value;
  const at = new Float64Array(timeS.length);
  let sum = data[timeS.length] ?? 0;
  for (let i = 0; i < timeS.length; i += 1) {
    if (inside[i] !== 1) continue;
    at[i] = data[i] ?? 0;
    sum += at[i] ?? 0;
  }
  if (Math.abs(sum - 1) > sumTolerance)
    return fail({ kind: 'model', detail: `output "${name}" sums to ${sum} within the exercise part` });
  return ok({ at: at.map((value) => value / sum), absent: (data[timeS.length] ?? 0) / sum });
}

function readDomains(tensors: Tensors, length: number): Result<NonNullable<NetworkOutput['domains']>> {
  const read = readOutput(tensors, 'domains', [1, 3, length]);
  if (!read.ok) return read;
  const row = (index: number) => Float64Array.from(read.value.subarray(index * length, (index + 1) * length));
  return ok({ moderate: row(0), heavy: row(1), severe: row(2) });
}

function readOutput(tensors: Tensors, name: string, shape: readonly number[]): Result<Float32Array> {
  const tensor = tensors[name];
  if (tensor === undefined) return fail({ kind: 'model', detail: `the model gave no output "${name}"` });
  if (tensor.shape.length !== shape.length || !shape.every((size, i) => tensor.shape[i] === size))
    return fail({
      kind: 'model',
      detail: `output "${name}" has the shape [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`,
    });
  // Float32 sums of sigmoids may pass 0 or 1 by a rounding.
  const bad = tensor.data.find((value) => !(value >= -1e-5 && value <= 1 + 1e-5));
  return bad === undefined
    ? ok(tensor.data)
    : fail({ kind: 'model', detail: `output "${name}" holds ${bad}, which is no probability` });
}
