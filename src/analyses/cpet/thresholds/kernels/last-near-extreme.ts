/**
 * The last point at which a curve still lies within a tolerance of its least value: where it leaves its nadir for good.
 * For a curve that falls to a corner and rises, or lies flat and rises, that is the corner. `sign` −1: of its highest
 * value, as if the curve stood on its head.
 */
export function lastNearLeast(y: Float64Array, tolerance: number, sign: 1 | -1 = 1): number {
  const n = y.length;
  let least = Infinity;
  for (let i = 0; i < n; i += 1) least = Math.min(least, sign * (y[i] ?? Infinity));
  // A rounding error must not hide a flat stretch that ends in a corner.
  const limit = least + Math.max(tolerance, 1e-9 * Math.abs(least));
  let last = 0;
  for (let i = 0; i < n; i += 1) if (sign * (y[i] ?? Infinity) <= limit) last = i;
  return last;
}

/**
 * Standard deviation of the noise on a curve without a model of it: how far points lie from the middle of their
 * neighbours `lag` points away, as a median, which a corner here and there cannot move (1.4826 MAD, and √1.5 for the
 * noise of the neighbours). 0 for straight lines with a corner.
 */
export function noiseOf(y: Float64Array, lag: number): number {
  const apart = new Float64Array(Math.max(0, y.length - 2 * lag));
  for (let i = lag; i < y.length - lag; i += 1) {
    apart[i - lag] = Math.abs((y[i] ?? 0) - ((y[i - lag] ?? 0) + (y[i + lag] ?? 0)) / 2);
  }
  if (apart.length === 0) return 0;
  const sorted = apart.sort();
  return (1.4826 * (sorted[sorted.length >> 1] ?? 0)) / Math.sqrt(1.5);
}
