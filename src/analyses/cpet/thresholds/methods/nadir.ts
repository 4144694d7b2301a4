import { lastNearLeast, noiseOf } from '../kernels/last-near-extreme.ts';
import type { Breakpoint, Method } from '../estimate.ts';

/** How a method tells that a curve has left its lowest (or highest) value. */
export type Nadir = {
  /** 1: the lowest value; −1: the highest. */
  readonly sign: 1 | -1;
  /** How many noise SDs above the nadir count as having left it. */
  readonly noiseFactor: number;
  /** What no reader would call a rise yet, in the ordinate's unit, however smooth the curve. */
  readonly visible: number;
  /** Least change from the nadir to the end of the region, in the ordinate's unit. */
  readonly leastRise: number;
  /** The curve and the change in words: "VE/VO2 rises". */
  readonly words: string;
};

/** A method that takes the last point near the nadir of a curve: what a reader's eye does with these plots. */
export function nadirMethod(description: Omit<Method, 'locate'>, nadir: Nadir): Method {
  return {
    ...description,
    locate: (points): Breakpoint | undefined => {
      const n = points.x.length;
      if (n < 3 * points.lag) return undefined;
      const upright = nadir.sign === 1 ? points.y : points.y.map((value) => -value);
      const tolerance = Math.max(nadir.visible, nadir.noiseFactor * noiseOf(upright, points.lag));
      const at = lastNearLeast(upright, tolerance);
      const rise = endOf(upright) - Math.min(...upright);
      const enough = Math.max(nadir.leastRise, tolerance);
      const outside = at < points.first || at > points.last;
      return {
        x: points.x[at] ?? 0,
        fitted: smoothed(points.y, points.lag),
        doubt:
          (rise < enough || rise <= 0 ? `${nadir.words} by less than ${enough.toFixed(1)}` : undefined) ??
          (outside ? 'the nadir lies at the edge of the part' : undefined),
        again: (y) => points.x[lastNearLeast(y, tolerance, nadir.sign)],
      };
    },
  };
}

/** Mean of the last 15 to 20 s. */
function endOf(y: Float64Array): number {
  const tail = y.subarray(Math.max(0, y.length - 3));
  return tail.reduce((sum, value) => sum + value, 0) / tail.length;
}

/** Centred means over two windows: the curve without its noise, whose residuals the bootstrap redraws. */
function smoothed(y: Float64Array, half: number): Float64Array {
  return y.map((_, i) => {
    const reach = Math.min(half, i, y.length - 1 - i);
    let sum = 0;
    for (let k = i - reach; k <= i + reach; k += 1) sum += y[k] ?? 0;
    return sum / (2 * reach + 1);
  });
}
