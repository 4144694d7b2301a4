import { cumulate, lineThrough } from '../kernels/cumulative-sums.ts';
import { hingeValue, independentPoints, prepareHinge, type Hinge } from '../kernels/hinge.ts';
import { chanceOfOneLine } from '../kernels/significance.ts';
import type { Breakpoint, Method, Points } from '../estimate.ts';

/** How a method looks for its bend. */
export type BentLine = {
  /** Upwards 1, downwards −1. */
  readonly sign: 1 | -1;
  /** least-error: the best breakpoint alone; likely: the mean of all, weighted with their likelihood. */
  readonly estimate: 'least-error' | 'likely';
  /** What is wrong with the bend that was found. */
  readonly accept?: (hinge: Hinge, points: Points) => string | undefined;
};

/** A method that fits one bent line. */
export function bentLineMethod(description: Omit<Method, 'locate'>, bent: BentLine): Method {
  return { ...description, locate: (points) => locateBend(points, bent) };
}

/** The bend of the points; undefined where none of the sign can be fitted. */
export function locateBend(points: Points, { sign, estimate, accept }: BentLine): Breakpoint | undefined {
  const { x, y, first, last, lag } = points;
  const search = prepareHinge(x, { first, last, sign });
  const hinge = search?.fit(y);
  if (search === undefined || hinge === undefined) return undefined;
  const fitted = x.map((value) => hingeValue(hinge, value));
  const independent = independentPoints(x, y, hinge, lag);
  const again = (redrawn: Float64Array): number | undefined =>
    estimate === 'likely' ? search.likely(redrawn, independent) : search.fit(redrawn)?.x;
  const chance = chanceOfOneLine(hinge.one.sse, hinge.sse, independent);
  const insignificant =
    chance < 0.05 ? undefined : `a bent line is no better than a straight one (p = ${chance.toFixed(2)})`;
  return { x: again(y) ?? hinge.x, fitted, doubt: accept?.(hinge, points) ?? insignificant, again };
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
  return 60 * lineThrough(cumulate(timeS.slice(start, end), values.slice(start, end)), 0, end - start).slope;
}
