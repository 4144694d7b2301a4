/** A straight line through some of the points, with its sum of squared errors. */
export type FittedLine = { readonly slope: number; readonly intercept: number; readonly sse: number };

/**
 * Points in fixed order whose sums are known for every stretch, so that a line through any of them costs a handful of
 * operations: what makes an exhaustive search over breakpoints, and its bootstrap, cheap.
 */
export type CumulativeSums = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Line through points from (inclusive) to `to` (exclusive); a flat one where x does not vary. */
  readonly line: (from: number, to: number) => FittedLine;
  /** The same into `into`, as slope, intercept, sse: a search draws tens of thousands and keeps a few. */
  readonly drawLine: (from: number, to: number, into: Float64Array) => void;
  /** The squared error of that line alone, for searches that ask it thousands of times. */
  readonly sse: (from: number, to: number) => number;
  /**
   * The squared errors of the lines through all points before each, and through all from it on, at least `minPoints`
   * each. The room is used again.
   */
  readonly errorsOfEnds: (minPoints: number) => {
    readonly heads: Float64Array;
    readonly tails: Float64Array;
  };
  /** Sums over the points before each, about the means: of x, y, x², xy, y². */
  readonly before: Readonly<Record<'x' | 'y' | 'xx' | 'xy' | 'yy', Float64Array>>;
};

/** Prepares points (x, y), equally long. Sums are taken about the means, which keeps them exact for large offsets. */
export function cumulate(x: Float64Array, y: Float64Array): CumulativeSums {
  return prepareSums(x)(y);
}

/**
 * `cumulate` for many y on one x, as a bootstrap draws them: what depends on x alone is summed once, and the room is
 * used again. Only the sums of the latest y hold.
 */
export function prepareSums(x: Float64Array): (y: Float64Array) => CumulativeSums {
  const n = x.length;
  let meanX = 0;
  for (let i = 0; i < n; i += 1) meanX += (x[i] ?? 0) / n;
  const sx = new Float64Array(n + 1);
  const sxx = new Float64Array(n + 1);
  const sy = new Float64Array(n + 1);
  const sxy = new Float64Array(n + 1);
  const syy = new Float64Array(n + 1);
  const heads = new Float64Array(n + 1);
  const tails = new Float64Array(n + 1);
  const before = { x: sx, y: sy, xx: sxx, xy: sxy, yy: syy };
  for (let i = 0; i < n; i += 1) {
    const dx = (x[i] ?? 0) - meanX;
    sx[i + 1] = (sx[i] ?? 0) + dx;
    sxx[i + 1] = (sxx[i] ?? 0) + dx * dx;
  }
  let meanY = 0;
  const drawLine = (from: number, to: number, into: Float64Array): void => {
    const count = to - from;
    const ax = (sx[to] ?? 0) - (sx[from] ?? 0);
    const ay = (sy[to] ?? 0) - (sy[from] ?? 0);
    const axx = (sxx[to] ?? 0) - (sxx[from] ?? 0) - (ax * ax) / count;
    const axy = (sxy[to] ?? 0) - (sxy[from] ?? 0) - (ax * ay) / count;
    const ayy = (syy[to] ?? 0) - (syy[from] ?? 0) - (ay * ay) / count;
    const slope = axx > 1e-12 ? axy / axx : 0;
    const centredIntercept = (ay - slope * ax) / count;
    into[0] = slope;
    into[1] = centredIntercept + meanY - slope * meanX;
    into[2] = Math.max(0, ayy - slope * axy);
  };
  const drawn = new Float64Array(3);
  const line = (from: number, to: number): FittedLine => {
    drawLine(from, to, drawn);
    return lineOf(drawn);
  };
  const sse = (from: number, to: number): number => {
    const count = to - from;
    const ax = (sx[to] ?? 0) - (sx[from] ?? 0);
    const ay = (sy[to] ?? 0) - (sy[from] ?? 0);
    const axx = (sxx[to] ?? 0) - (sxx[from] ?? 0) - (ax * ax) / count;
    const axy = (sxy[to] ?? 0) - (sxy[from] ?? 0) - (ax * ay) / count;
    const ayy = (syy[to] ?? 0) - (syy[from] ?? 0) - (ay * ay) / count;
    return Math.max(0, axx > 1e-12 ? ayy - (axy * axy) / axx : ayy);
  };
  const errorsOfEnds = (minPoints: number) => {
    for (let split = minPoints; split <= n - minPoints; split += 1) {
      heads[split] = sse(0, split);
      tails[split] = sse(split, n);
    }
    return { heads, tails };
  };
  return (y) => {
    meanY = 0;
    for (let i = 0; i < n; i += 1) meanY += (y[i] ?? 0) / n;
    for (let i = 0; i < n; i += 1) {
      const dx = (x[i] ?? 0) - meanX;
      const dy = (y[i] ?? 0) - meanY;
      sy[i + 1] = (sy[i] ?? 0) + dy;
      sxy[i + 1] = (sxy[i] ?? 0) + dx * dy;
      syy[i + 1] = (syy[i] ?? 0) + dy * dy;
    }
    return { x, y, line, drawLine, sse, errorsOfEnds, before };
  };
}

/** What `drawLine` drew. */
export function lineOf(drawn: Float64Array): FittedLine {
  return { slope: drawn[0] ?? 0, intercept: drawn[1] ?? 0, sse: drawn[2] ?? 0 };
}
