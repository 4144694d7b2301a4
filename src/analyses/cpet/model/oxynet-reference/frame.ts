import type { ChannelId } from '../../channels.ts';
import type { Recording } from '../../recording.ts';

/** The five channels of the network, in the order of its input. */
export const networkChannels = [
  'vo2MlPerMin',
  'vco2MlPerMin',
  'veLPerMin',
  'peto2MmHg',
  'petco2MmHg',
] as const satisfies readonly ChannelId[];

export type NetworkChannel = (typeof networkChannels)[number];

/** Rows of a test on their way to the network: complete columns of one length; times in s on the file's clock. */
export type Frame = {
  readonly timeS: Float64Array;
  readonly columns: Readonly<Record<NetworkChannel, Float64Array>>;
  readonly hrBpm?: Float64Array;
};

/** Why there is no answer, in words for a person. */
export type Absent = { readonly reason: string };

/** Applies one step to every column of a frame. */
export function mapColumns(
  frame: Frame,
  step: (values: Float64Array) => Float64Array,
  timeS: Float64Array = frame.timeS,
): Frame {
  const { columns, hrBpm } = frame;
  return {
    timeS,
    columns: {
      vo2MlPerMin: step(columns.vo2MlPerMin),
      vco2MlPerMin: step(columns.vco2MlPerMin),
      veLPerMin: step(columns.veLPerMin),
      peto2MmHg: step(columns.peto2MmHg),
      petco2MmHg: step(columns.petco2MmHg),
    },
    ...(hrBpm === undefined ? {} : { hrBpm: step(hrBpm) }),
  };
}

/**
 * The rows of a recording; `fill` says what stands where a value is missing. Absent where one of the five channels has
 * no value at all.
 */
export function frameOf(
  recording: Recording,
  fill: (timeS: readonly number[], values: readonly (number | undefined)[]) => Float64Array,
): Frame | Absent {
  const { timeS, channels } = recording;
  const column = (channel: ChannelId): Float64Array | undefined => {
    const series = channels[channel];
    return series?.some((value) => value !== undefined) ? fill(timeS, series) : undefined;
  };
  const [vo2, vco2, ve, peto2, petco2] = networkChannels.map(column);
  if (!vo2 || !vco2 || !ve || !peto2 || !petco2) {
    const missing = networkChannels.filter((channel) => column(channel) === undefined);
    return { reason: `the network needs five channels; missing: ${missing.join(', ')}` };
  }
  const hrBpm = column('hrBpm');
  return {
    timeS: Float64Array.from(timeS),
    columns: { vo2MlPerMin: vo2, vco2MlPerMin: vco2, veLPerMin: ve, peto2MmHg: peto2, petco2MmHg: petco2 },
    ...(hrBpm === undefined ? {} : { hrBpm }),
  };
}

/** A missing value as 0, as the reference app reads uploads: a gap becomes a trough. */
export function fillWithZero(
  _timeS: readonly number[],
  values: readonly (number | undefined)[],
): Float64Array {
  return Float64Array.from(values, (value) => value ?? 0);
}

/** A missing value on the line between its neighbours in time; before the first and after the last, as they are. */
export function fillByBridging(
  timeS: readonly number[],
  values: readonly (number | undefined)[],
): Float64Array {
  const filled = Float64Array.from(values, (value) => value ?? 0);
  const known = values.flatMap((value, i) => (value === undefined ? [] : [i]));
  let next = 0;
  for (let i = 0; i < filled.length; i += 1) {
    while (next < known.length && (known[next] ?? 0) < i) next += 1;
    const after = known[next] ?? known[known.length - 1] ?? i;
    const before = after === i ? i : (known[Math.max(0, next - 1)] ?? after);
    const span = (timeS[after] ?? 0) - (timeS[before] ?? 0);
    const share = span > 0 ? ((timeS[i] ?? 0) - (timeS[before] ?? 0)) / span : 0;
    const start = filled[before] ?? 0;
    filled[i] = start + Math.min(1, Math.max(0, share)) * ((filled[after] ?? 0) - start);
  }
  return filled;
}
