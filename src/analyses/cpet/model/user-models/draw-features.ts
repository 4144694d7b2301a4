import type { Tensors } from '#core/tensors.ts';
import { channelNames } from '../features/channel-names.ts';

/** Grid times of a usual test: 12.5 min. */
export const usualGridLength = 150;

/** A drawn test in the layout of `benchside-features-1`: smooth rows in the range of real ones, every channel known. */
export function drawFeatures(length: number): Tensors[string] {
  const rows = channelNames.length;
  const data = new Float32Array(rows * length);
  channelNames.forEach((name, row) => {
    const isMask = name.startsWith('has-') || name === 'inside';
    for (let i = 0; i < length; i += 1)
      data[row * length + i] = isMask ? 1 : Math.sin(row + (2.5 * i) / length);
  });
  return { data, shape: [1, rows, length] };
}
