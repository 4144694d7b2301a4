import { networkChannels } from './frame.ts';
import { outputOrder } from './probabilities.ts';
import { windowS } from './windows.ts';

/** The `.tflite` file of the reference app (290 880 bytes, of 2024-03-04) that `expected.test.ts` holds this to. */
export const referenceModelSha256 = '6e867a4031a8759b42553e195ae84a7497af3874c07f76c6dd53cb4865d58bc8';

/** Whether a converted model has the inputs and outputs of the family: [40, 5] → [3], after the batch. */
export function fitsOxynet(model: {
  readonly inputs: readonly { readonly shape: readonly number[] }[];
  readonly outputs: readonly { readonly shape: readonly number[] }[];
}): boolean {
  const shapes = [model.inputs, model.outputs].map((ports) =>
    ports.map(({ shape }) => shape.join('×')).join(),
  );
  return shapes[0] === `${windowS}×${networkChannels.length}` && shapes[1] === `${outputOrder.length}`;
}

/** What the mended mode does otherwise than the reference app: to be shown wherever its answer is. */
export const mendedDisclosures: readonly string[] = [
  'A threshold is the centre of the 40-s window that decides; the app takes its start, 20 s earlier.',
  'The outputs are heavy, severe and moderate by their place; the app guesses them from the first and last windows.',
  'A threshold in the first 40 s is left out; the app wraps it round to the end of the test.',
  'VT2 is left out where severe does not lead at the end, and both where VT2 would lie before VT1.',
  'VO2 and heart rate are those of the threshold’s second; the app reads the heart rate of another row.',
  'Missing values are bridged; the app counts them as 0. What fails has a reason; the app gives zeros.',
  'As in the app, channels are scaled over the whole test: one artefact or a long rest changes every window.',
];
