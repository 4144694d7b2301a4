import type { FittedLine } from './cumulative-sums.ts';
import { effectiveCount } from './significance.ts';

/** A bent line without a jump: y = intercept + slope · x, and `bend` more slope beyond x. */
export type Hinge = {
  readonly x: number;
  readonly intercept: number;
  readonly slope: number;
  /** Slope right of the breakpoint minus slope left of it. */
  readonly bend: number;
  readonly sse: number;
  readonly one: FittedLine;
};

/** The bend looked for, and the points [first, last] at which it may lie. */
export type HingeRange = { readonly first: number; readonly last: number; readonly sign?: 1 | -1 };

/** A search prepared for one abscissa; each ordinate then costs one pass over the points. */
export type HingeSearch = {
  /** The bent line with the least squared error; undefined where no point in the range gives a bend of the sign. */
  readonly fit: (y: Float64Array) => Hinge | undefined;
  /**
   * The mean of all breakpoints, each weighted with the square root of its likelihood, SSE^(−n/4) for n independent
   * points: where a plot curves smoothly, many breakpoints fit alike and the least error alone jumps about among them.
   * The same as `fit` where there is no noise. The square root is measured, as the errors are not independent.
   */
  readonly likely: (y: Float64Array, independentPoints: number) => number | undefined;
};

/**
 * Least-squares bent line over every breakpoint of a range of data points, x in rising order. The residual of the
 * hinge regressor on the single line gives the bend in closed form, so that the whole search is linear in the points;
 * what depends on x alone is summed once, for the bootstrap.
 * After Jones and Molitoris 1984, Anal Biochem 141:287, with both sides fitted jointly.
 */
export function prepareHinge(x: Float64Array, range: HingeRange): HingeSearch | undefined {
  const n = x.length;
  const first = Math.max(1, range.first);
  const last = Math.min(n - 2, range.last);
  if (last < first) return undefined;
  const meanX = mean(x);
  const u = x.map((value) => value - meanX);
  let varianceX = 0;
  for (const value of u) varianceX += value * value;
  if (varianceX <= 0) return undefined;
  const prepared: Prepared = {
    ...{ x, u, meanX, varianceX, first, last },
    ...hingeSums(u, varianceX),
    sse: new Float64Array(n),
    sign: range.sign ?? 0,
  };
  return {
    fit: (y) => fitPrepared(prepared, y),
    likely: (y, independentPoints) => likelyBreakpoint(prepared, y, independentPoints),
  };
}

/**
 * What depends on x alone, and the room for the errors of the latest y. Functions of the module take it, not closures
 * over it: V8 forgets the optimised code of those with each full collection, and these are the innermost loops.
 */
type Prepared = ReturnType<typeof hingeSums> & {
  readonly x: Float64Array;
  /** About its mean. */
  readonly u: Float64Array;
  readonly meanX: number;
  readonly varianceX: number;
  readonly first: number;
  readonly last: number;
  readonly sse: Float64Array;
  /** A plain number: with `undefined` among its values each product in the search would be a new object. */
  readonly sign: 1 | -1 | 0;
};

/** Fills `sse` for the range; the index of the least, −1 where no bend has the sign. */
function search({ u, meanX, varianceX, own, onX, sse, sign, first, last }: Prepared, y: Float64Array) {
  const n = u.length;
  const meanY = mean(y);
  let sxy = 0;
  let syy = 0;
  for (let i = 0; i < n; i += 1) {
    const dy = (y[i] ?? 0) - meanY;
    sxy += (u[i] ?? 0) * dy;
    syy += dy * dy;
  }
  const slope = sxy / varianceX;
  const one: FittedLine = { slope, intercept: meanY - slope * meanX, sse: Math.max(0, syy - slope * sxy) };
  let best = -1;
  let bestBend = 0;
  let leastSse = one.sse;
  let rightY = 0;
  let rightXY = 0;
  for (let k = n - 1; k >= first; k -= 1) {
    const u0 = u[k] ?? 0;
    if (k <= last) {
      const residual = rightXY - u0 * rightY - sxy * (onX[k] ?? 0);
      const free = own[k] ?? 0;
      const admissible = free > 0 && residual * (sign === 0 ? residual : sign) > 0;
      const error = admissible ? Math.max(0, one.sse - (residual * residual) / free) : one.sse;
      sse[k] = error;
      if (admissible && error < leastSse) {
        leastSse = error;
        best = k;
        bestBend = residual / free;
      }
    }
    const dy = (y[k] ?? 0) - meanY;
    rightY += dy;
    rightXY += u0 * dy;
  }
  return { best, bend: bestBend, one, meanY };
}

function fitPrepared(prepared: Prepared, y: Float64Array): Hinge | undefined {
  const { x, meanX, onX, sumH, sse } = prepared;
  const { best, bend, one, meanY } = search(prepared, y);
  if (best < 0) return undefined;
  const slope = one.slope - bend * (onX[best] ?? 0);
  const intercept = meanY - slope * meanX - (bend * (sumH[best] ?? 0)) / x.length;
  return { x: x[best] ?? 0, slope, bend, intercept, sse: sse[best] ?? 0, one };
}

function likelyBreakpoint(
  prepared: Prepared,
  y: Float64Array,
  independentPoints: number,
): number | undefined {
  const { x, sse, first, last } = prepared;
  const { best, one } = search(prepared, y);
  if (best < 0) return undefined;
  // The floor keeps a drawn, noise-free bend from dividing zero by zero.
  const floor = 1e-9 * one.sse + Number.MIN_VALUE;
  const least = Math.max(floor, sse[best] ?? 0);
  const power = independentPoints / 4;
  // Many places allow no bend of the sign and fit as the straight line does: powers are what costs here.
  const straight = (least / Math.max(floor, one.sse)) ** power;
  let weights = 0;
  let sum = 0;
  for (let k = first; k <= last; k += 1) {
    const error = sse[k] ?? 0;
    const weight = error === one.sse ? straight : (least / Math.max(floor, error)) ** power;
    weights += weight;
    sum += weight * (x[k] ?? 0);
  }
  return sum / weights;
}

/** For a breakpoint at each point: what of its hinge a straight line cannot say, its slope on x, and its sum. */
function hingeSums(u: Float64Array, varianceX: number) {
  const n = u.length;
  const own = new Float64Array(n);
  const onX = new Float64Array(n);
  const sumH = new Float64Array(n);
  let count = 0;
  let sumX = 0;
  let sumXX = 0;
  for (let k = n - 1; k >= 0; k -= 1) {
    const u0 = u[k] ?? 0;
    const h = sumX - count * u0;
    const hh = sumXX - 2 * u0 * sumX + count * u0 * u0;
    const xh = sumXX - u0 * sumX;
    const free = hh - (h * h) / n - (xh * xh) / varianceX;
    own[k] = free > 1e-12 * Math.max(1, hh) ? free : 0;
    onX[k] = xh / varianceX;
    sumH[k] = h;
    count += 1;
    sumX += u0;
    sumXX += u0 * u0;
  }
  return { own, onX, sumH };
}

function mean(values: Float64Array): number {
  const n = values.length;
  let sum = 0;
  // By index: an iterator over a typed array costs several times as much, and each draw of a bootstrap comes here.
  for (let i = 0; i < n; i += 1) sum += values[i] ?? 0;
  return sum / n;
}

/** The hinge through (x, y) in one call, with at least `minPoints` on both sides. */
export function fitHingeTo(x: Float64Array, y: Float64Array, minPoints: number): Hinge | undefined {
  return prepareHinge(x, { first: minPoints - 1, last: x.length - 1 - minPoints })?.fit(y);
}

/** The height of a hinge at x. */
export function hingeValue(hinge: Hinge, x: number): number {
  return hinge.intercept + hinge.slope * x + hinge.bend * Math.max(0, x - hinge.x);
}

/** How many independent points a hinge's residuals amount to, `lag` points being one smoothing window. */
export function independentPoints(x: Float64Array, y: Float64Array, hinge: Hinge, lag: number): number {
  return effectiveCount(
    y.map((value, i) => value - hingeValue(hinge, x[i] ?? 0)),
    lag,
  );
}
