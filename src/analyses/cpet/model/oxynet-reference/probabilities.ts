import { fail, ok, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import { networkChannels, type Absent, type Frame } from './frame.ts';
import { optimalFilter } from './optimal-filter.ts';
import { scaleChannels } from './scale-channels.ts';
import { cutWindows, windowS } from './windows.ts';

/** The real order of the network's outputs; the reference app takes them for moderate, heavy, severe. */
export const outputOrder = ['heavy', 'severe', 'moderate'] as const;

/** The network's answer, window by window. The three are sigmoids of their own: they do not sum to 1. */
export type WindowProbabilities = {
  /** The frame that the windows were cut from. */
  readonly frame: Frame;
  /** The row of the frame that each window starts with. */
  readonly startRows: readonly number[];
  /** The app's time of each window: its start + 40 s. */
  readonly labelTimeS: Float64Array;
  /** As the network gives them, in its order: heavy, severe, moderate. */
  readonly raw: readonly [Float64Array, Float64Array, Float64Array];
  /** Smoothed over the windows (λ = 100), in the same order. */
  readonly smoothed: readonly [Float64Array, Float64Array, Float64Array];
};

/** Runs the network; its input is `input0` [windows, 40, 5], its output `output0` [windows, 3]. */
export type InferWindows = (inputs: Tensors) => Promise<Result<Tensors>>;

/** The smoother's λ. */
export const smoothing = 100;

/**
 * Scales a frame, cuts it into windows two rows apart, and asks the network. Absent where a channel does not vary, the
 * frame is too short for a window, or the network answers with what is no number; a fault where it cannot answer.
 */
export async function probabilitiesOf(
  frame: Frame,
  infer: InferWindows,
): Promise<Result<WindowProbabilities | Absent>> {
  const scaled = scaleChannels(frame);
  if ('reason' in scaled) return ok(scaled);
  const { data, startRows } = cutWindows(scaled, 2);
  if (startRows.length === 0) return ok({ reason: `${frame.timeS.length} s are too short for a window` });
  const shape = [startRows.length, windowS, networkChannels.length];
  const answer = await infer({ input0: { data, shape } });
  if (!answer.ok) return answer;
  const output = answer.value['output0'];
  if (output?.data.length !== 3 * startRows.length) {
    return fail({ kind: 'model', detail: 'the model does not answer with three numbers a window' });
  }
  if (!output.data.every(Number.isFinite)) return ok({ reason: 'the network answers with no number' });
  const column = (k: number) => Float64Array.from(startRows, (_, i) => output.data[3 * i + k] ?? 0);
  const labelTimeS = Float64Array.from(startRows, (row) => (frame.timeS[row] ?? 0) + windowS);
  const raw = [column(0), column(1), column(2)] as const;
  const smooth = (values: Float64Array) => optimalFilter(labelTimeS, values, smoothing);
  const smoothed = [smooth(raw[0]), smooth(raw[1]), smooth(raw[2])] as const;
  return ok({ frame, startRows, labelTimeS, raw, smoothed });
}
