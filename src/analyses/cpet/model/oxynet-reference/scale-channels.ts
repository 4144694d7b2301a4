import { networkChannels, type Absent, type Frame } from './frame.ts';

/**
 * Each of the five channels from its lowest (0) to its highest value (1) over the whole frame, in the network's order.
 * One bad breath, rest or recovery changes every window. Absent where a channel does not vary.
 */
export function scaleChannels(frame: Frame): readonly Float64Array[] | Absent {
  const scaled: Float64Array[] = [];
  for (const channel of networkChannels) {
    const values = frame.columns[channel];
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (!(high > low)) return { reason: `${channel} does not vary` };
    scaled.push(values.map((value) => (value - low) / (high - low)));
  }
  return scaled;
}
