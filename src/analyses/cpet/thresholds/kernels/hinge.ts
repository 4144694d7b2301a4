import { cumulate, type CumulativeSums, type FittedLine } from './cumulative-sums.ts';

/** A bent line without a jump: y = intercept + slope · x, and `bend` more slope beyond x0. */
export type Hinge = {
  readonly x: number;
  readonly intercept: number;
  readonly slope: number;
  /** Slope right of the breakpoint minus slope left of it. */
  readonly bend: number;
  readonly sse: number;
  readonly one: FittedLine;
};

type RightSums = { count: number; sumX: number; sumXX: number; sumY: number; sumXY: number };

/**
 * Least-squares bent line over every admissible breakpoint at a data point, x in rising order. The residual of the
 * hinge regressor on the single line gives the bend in closed form, so that the whole search is linear in the points.
 * After Jones and Molitoris 1984, Anal Biochem 141:287, with both sides fitted jointly.
 * Undefined where no point leaves `minPoints` on both sides.
 */
export function fitHinge(sums: CumulativeSums, minPoints: number): Hinge | undefined {
  const { x, y } = sums;
  const n = x.length;
  if (n < 2 * minPoints) return undefined;
  const one = sums.line(0, n);
  const meanX = mean(x);
  const meanY = mean(y);
  let varianceX = 0;
  for (const value of x) varianceX += (value - meanX) ** 2;
  if (varianceX <= 0) return undefined;

  const right: RightSums = { count: 0, sumX: 0, sumXX: 0, sumY: 0, sumXY: 0 };
  let best: Hinge | undefined;
  for (let k = n - 1; k >= minPoints - 1; k -= 1) {
    const x0 = (x[k] ?? 0) - meanX;
    if (n - 1 - k >= minPoints) {
      const candidate = hingeAt(x0, right, { n, varianceX, one });
      if (candidate !== undefined && (best === undefined || candidate.sse < best.sse)) {
        const slope = one.slope - candidate.bend * candidate.hingeOnX;
        best = {
          x: x0 + meanX,
          slope,
          bend: candidate.bend,
          intercept: meanY - slope * meanX - candidate.bend * candidate.meanHinge,
          sse: candidate.sse,
          one,
        };
      }
    }
    const dy = (y[k] ?? 0) - meanY;
    right.count += 1;
    right.sumX += x0;
    right.sumXX += x0 * x0;
    right.sumY += dy;
    right.sumXY += x0 * dy;
  }
  return best;
}

/** Bend and error for one breakpoint, from the sums of the points right of it (coordinates about the means). */
function hingeAt(
  x0: number,
  right: RightSums,
  whole: { readonly n: number; readonly varianceX: number; readonly one: FittedLine },
): { bend: number; sse: number; hingeOnX: number; meanHinge: number } | undefined {
  const { n, varianceX, one } = whole;
  const sumH = right.sumX - right.count * x0;
  const sumHH = right.sumXX - 2 * x0 * right.sumX + right.count * x0 * x0;
  const sumXH = right.sumXX - x0 * right.sumX;
  const sumHY = right.sumXY - x0 * right.sumY;
  const hingeOnX = sumXH / varianceX;
  // What of the hinge the straight line cannot say: its variance about its own regression on x.
  const own = sumHH - (sumH * sumH) / n - hingeOnX * sumXH;
  if (own <= 1e-12 * Math.max(1, sumHH)) return undefined;
  const shared = sumHY - one.slope * sumXH; // hinge · residual of the single line; both have mean zero
  const bend = shared / own;
  return { bend, sse: Math.max(0, one.sse - (shared * shared) / own), hingeOnX, meanHinge: sumH / n };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The hinge through (x, y) in one call. */
export function fitHingeTo(x: Float64Array, y: Float64Array, minPoints: number): Hinge | undefined {
  return fitHinge(cumulate(x, y), minPoints);
}

/** The height of a hinge at x. */
export function hingeValue(hinge: Hinge, x: number): number {
  return hinge.intercept + hinge.slope * x + hinge.bend * Math.max(0, x - hinge.x);
}
