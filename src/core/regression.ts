/** A fitted straight line y = intercept + slope · x. */
export type Line = {
  readonly slope: number;
  readonly intercept: number;
  /** Coefficient of determination, 0 to 1 (1 where y does not vary and is met exactly). */
  readonly r2: number;
  /** Residual standard deviation (n − 2), in units of y; 0 for two points. */
  readonly residualSd: number;
  readonly n: number;
};

/** Ordinary least squares of y on x; undefined for fewer than two points or x without spread. */
export function fitLine(
  x: readonly number[] | Float64Array,
  y: readonly number[] | Float64Array,
): Line | undefined {
  const n = Math.min(x.length, y.length);
  if (n < 2) return undefined;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i += 1) {
    meanX += x[i] ?? 0;
    meanY += y[i] ?? 0;
  }
  meanX /= n;
  meanY /= n;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let i = 0; i < n; i += 1) {
    const dx = (x[i] ?? 0) - meanX;
    const dy = (y[i] ?? 0) - meanY;
    sxx += dx * dx;
    sxy += dx * dy;
    syy += dy * dy;
  }
  if (sxx <= 0) return undefined;
  const slope = sxy / sxx;
  const residual = Math.max(0, syy - slope * sxy);
  return {
    slope,
    intercept: meanY - slope * meanX,
    r2: syy > 0 ? 1 - residual / syy : 1,
    residualSd: n > 2 ? Math.sqrt(residual / (n - 2)) : 0,
    n,
  };
}
