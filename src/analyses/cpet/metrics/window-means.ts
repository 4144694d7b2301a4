import type { SecondSeries } from '../resampling.ts';
import { oncePer } from '#core/once-per.ts';

/**
 * Means of a channel over any windows, each at the cost of two look-ups in running sums: what makes sliding windows
 * cheap. Undefined where fewer than half of the window's seconds are known.
 */
export const windowMeans = oncePer(
  ({ firstS, values, known }: SecondSeries): ((fromS: number, toS: number) => number | undefined) => {
    const length = values.length;
    const sums = new Float64Array(length + 1);
    const counts = new Int32Array(length + 1);
    for (let i = 0; i < length; i += 1) {
      sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
      counts[i + 1] = (counts[i] ?? 0) + (known[i] ?? 0);
    }
    return (fromS, toS) => {
      const from = Math.ceil(fromS);
      const to = Math.floor(toS);
      const first = Math.min(length, Math.max(0, from - firstS));
      const end = Math.min(length, Math.max(first, to - firstS + 1));
      const count = (counts[end] ?? 0) - (counts[first] ?? 0);
      return count > 0 && count >= (toS - fromS) / 2
        ? ((sums[end] ?? 0) - (sums[first] ?? 0)) / count
        : undefined;
    };
  },
);
