/**
 * The last point at which a curve still lies within a tolerance of its least value: where it leaves its nadir for good.
 * For a curve that falls to a corner and rises, or lies flat and rises, that is the corner.
 */
export function lastNearLeast(y: Float64Array, tolerance: number): number {
  let least = Infinity;
  for (const value of y) least = Math.min(least, value);
  // A rounding error must not hide a flat stretch that ends in a corner.
  const limit = least + Math.max(tolerance, 1e-9 * Math.abs(least));
  let last = 0;
  for (let i = 0; i < y.length; i += 1) if ((y[i] ?? Infinity) <= limit) last = i;
  return last;
}

/**
 * Standard deviation of the noise on a curve without a model of it: how far points lie from the middle of their
 * neighbours `lag` points away, as a median, which a corner here and there cannot move (1.4826 MAD, and √1.5 for the
 * noise of the neighbours). 0 for straight lines with a corner.
 */
export function noiseOf(y: Float64Array, lag: number): number {
  const apart: number[] = [];
  for (let i = lag; i < y.length - lag; i += 1) {
    apart.push(Math.abs((y[i] ?? 0) - ((y[i - lag] ?? 0) + (y[i + lag] ?? 0)) / 2));
  }
  if (apart.length === 0) return 0;
  const sorted = Float64Array.from(apart).sort();
  return (1.4826 * (sorted[sorted.length >> 1] ?? 0)) / Math.sqrt(1.5);
}
