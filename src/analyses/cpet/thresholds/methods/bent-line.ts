import { cumulate } from '../kernels/cumulative-sums.ts';
import { fitHinge, hingeValue, type Hinge } from '../kernels/hinge.ts';
import { chanceOfOneLine, effectiveCount } from '../kernels/significance.ts';
import type { Breakpoint, Method, Points } from '../estimate.ts';

/** A method that fits one bent line; `accept` says what is wrong with the bend that was found. */
export function bentLineMethod(
  description: Omit<Method, 'locate'>,
  accept: (hinge: Hinge, points: Points) => string | undefined,
): Method {
  return {
    ...description,
    locate: (points, minPoints): Breakpoint | undefined => {
      const hinge = fitHinge(cumulate(points.x, points.y), minPoints);
      if (hinge === undefined) return undefined;
      const fitted = points.x.map((x) => hingeValue(hinge, x));
      return { x: hinge.x, fitted, doubt: accept(hinge, points) ?? insignificance(points, fitted, hinge) };
    },
  };
}

/** Doubt where a bent line is no better than a straight one (F test on the effective number of points, 5 %). */
function insignificance(points: Points, fitted: Float64Array, hinge: Hinge): string | undefined {
  const residuals = points.y.map((y, i) => y - (fitted[i] ?? 0));
  const chance = chanceOfOneLine(hinge.one.sse, hinge.sse, effectiveCount(residuals));
  return chance < 0.05
    ? undefined
    : `a bent line is no better than a straight one (p = ${chance.toFixed(2)})`;
}

/** Slope of an ordinary line through a stretch of a series against time in minutes; undefined for under three points. */
export function slopePerMin(
  timeS: Float64Array,
  values: Float64Array,
  from: number,
  to: number,
): number | undefined {
  const start = Math.max(0, from);
  const end = Math.min(values.length, to);
  if (end - start < 3) return undefined;
  return 60 * cumulate(timeS.slice(start, end), values.slice(start, end)).line(0, end - start).slope;
}
