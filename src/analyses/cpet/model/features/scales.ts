/** The highest mean of five neighbours (25 s and what smoothing adds) among the times that count; at least `least`. */
export function highestMean(values: Float64Array, counts: Uint8Array, least: number): number {
  let highest = least;
  for (let i = 2; i + 2 < values.length; i += 1) {
    if (counts[i] !== 1) continue;
    let sum = 0;
    for (let k = i - 2; k <= i + 2; k += 1) sum += values[k] ?? 0;
    highest = Math.max(highest, sum / 5);
  }
  return highest;
}

/** The median of the values at the times that count; 0 where none does. */
export function medianWhere(values: Float64Array, counts: Uint8Array): number {
  const sorted = values.filter((_, i) => counts[i] === 1).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/**
 * How far y lies off the straight line through it over x, fitted at the times that count: a curve that bends upwards
 * lies below its line in the middle, and where it lies lowest tells of the bend (as in V-slope plots).
 */
export function offLine(x: Float64Array, y: Float64Array, counts: Uint8Array): Float64Array {
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (counts[i] !== 1) continue;
    const xi = x[i] ?? 0;
    const yi = y[i] ?? 0;
    n += 1;
    sumX += xi;
    sumY += yi;
    sumXX += xi * xi;
    sumXY += xi * yi;
  }
  const spread = n * sumXX - sumX * sumX;
  const slope = spread > 1e-9 ? (n * sumXY - sumX * sumY) / spread : 0;
  const base = n > 0 ? (sumY - slope * sumX) / n : 0;
  return x.map((xi, i) => (y[i] ?? 0) - base - slope * xi);
}
