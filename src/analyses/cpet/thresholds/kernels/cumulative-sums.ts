/** A straight line through some of the points, with its sum of squared errors. */
export type FittedLine = { readonly slope: number; readonly intercept: number; readonly sse: number };

/**
 * Points in fixed order whose sums are known for every stretch, so that a line through any of them costs a handful of
 * operations: what makes an exhaustive search over breakpoints, and its bootstrap, cheap.
 */
export type CumulativeSums = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly meanX: number;
  readonly meanY: number;
  /** Sums over the points before each, about the means: of x, y, x², xy, y². */
  readonly before: Readonly<Record<'x' | 'y' | 'xx' | 'xy' | 'yy', Float64Array>>;
  /** Room for `errorsOfEnds`. */
  readonly ends: EndErrors;
};

/** The squared errors of the lines through all points before each, and through all from it on. */
export type EndErrors = { readonly heads: Float64Array; readonly tails: Float64Array };

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
  const room = (): Float64Array => new Float64Array(n + 1);
  const before = { x: room(), y: room(), xx: room(), xy: room(), yy: room() };
  const { x: sx, xx: sxx } = before;
  for (let i = 0; i < n; i += 1) {
    const dx = (x[i] ?? 0) - meanX;
    sx[i + 1] = (sx[i] ?? 0) + dx;
    sxx[i + 1] = (sxx[i] ?? 0) + dx * dx;
  }
  const ends = { heads: room(), tails: room() };
  return (y) => {
    const meanY = sumUp(x, meanX, y, before);
    return { x, y, meanX, meanY, before, ends };
  };
}

/** Sums what depends on y, and gives its mean. */
function sumUp(
  x: Float64Array,
  meanX: number,
  y: Float64Array,
  { y: sy, xy: sxy, yy: syy }: CumulativeSums['before'],
): number {
  const n = x.length;
  let meanY = 0;
  for (let i = 0; i < n; i += 1) meanY += (y[i] ?? 0) / n;
  for (let i = 0; i < n; i += 1) {
    const dx = (x[i] ?? 0) - meanX;
    const dy = (y[i] ?? 0) - meanY;
    sy[i + 1] = (sy[i] ?? 0) + dy;
    sxy[i + 1] = (sxy[i] ?? 0) + dx * dy;
    syy[i + 1] = (syy[i] ?? 0) + dy * dy;
  }
  return meanY;
}

/** Line through points from (inclusive) to `to` (exclusive); a flat one where x does not vary. */
export function lineThrough(sums: CumulativeSums, from: number, to: number): FittedLine {
  const drawn = new Float64Array(3);
  drawLine(sums, from, to, drawn);
  return lineOf(drawn);
}

/** The same into `into`, as slope, intercept, sse: a search draws tens of thousands and keeps a few. */
export function drawLine(
  { before, meanX, meanY }: CumulativeSums,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const { x: sx, y: sy, xx: sxx, xy: sxy, yy: syy } = before;
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
}

/** The squared error of that line alone, for searches that ask it thousands of times. */
export function squaredError({ before }: CumulativeSums, from: number, to: number): number {
  const { x: sx, y: sy, xx: sxx, xy: sxy, yy: syy } = before;
  const count = to - from;
  const ax = (sx[to] ?? 0) - (sx[from] ?? 0);
  const ay = (sy[to] ?? 0) - (sy[from] ?? 0);
  const axx = (sxx[to] ?? 0) - (sxx[from] ?? 0) - (ax * ax) / count;
  const axy = (sxy[to] ?? 0) - (sxy[from] ?? 0) - (ax * ay) / count;
  const ayy = (syy[to] ?? 0) - (syy[from] ?? 0) - (ay * ay) / count;
  return Math.max(0, axx > 1e-12 ? ayy - (axy * axy) / axx : ayy);
}

/** The errors of both ends at every split that leaves them at least `minPoints` each. The room is used again. */
export function errorsOfEnds(sums: CumulativeSums, minPoints: number): EndErrors {
  const { x, ends } = sums;
  for (let split = minPoints; split <= x.length - minPoints; split += 1) {
    ends.heads[split] = squaredError(sums, 0, split);
    ends.tails[split] = squaredError(sums, split, x.length);
  }
  return ends;
}

/** What `drawLine` drew. */
export function lineOf(drawn: Float64Array): FittedLine {
  return { slope: drawn[0] ?? 0, intercept: drawn[1] ?? 0, sse: drawn[2] ?? 0 };
}
