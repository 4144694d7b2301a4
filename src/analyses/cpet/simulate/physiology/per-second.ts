/** Values at whole seconds 0, 1, 2 … of a test. */
export type PerSecond = Float64Array;

/** The value at a second; the nearest end outside the series. */
export function at(series: PerSecond, second: number): number {
  return series[Math.min(series.length - 1, Math.max(0, second | 0))] ?? 0;
}

/** A hinge with a rounded corner of width w, centred on 0: 0 far below, x far above, w · ln 2 at the corner. */
export function softHinge(x: number, w: number): number {
  const z = x / w;
  if (z > 30) return x;
  return z < -30 ? 0 : w * Math.log1p(Math.exp(z));
}

/** A first-order lag of the whole series, starting in balance. Exact for a stepwise input of 1 s. */
export function lagged(series: PerSecond, timeConstantS: number): PerSecond {
  const share = 1 - Math.exp(-1 / timeConstantS);
  const out = new Float64Array(series.length);
  let value = at(series, 0);
  for (let i = 0; i < series.length; i += 1) {
    value += share * (at(series, i) - value);
    out[i] = value;
  }
  return out;
}

/** The largest value. */
export function largest(series: PerSecond): number {
  let best = -Infinity;
  for (const value of series) if (value > best) best = value;
  return best;
}
