import type { CumulativeSums, FittedLine } from './cumulative-sums.ts';

/** Three independent lines over x in rising order, with their two intersections. */
export type ThreeLines = {
  readonly lines: readonly [FittedLine, FittedLine, FittedLine];
  readonly splits: readonly [number, number];
  readonly x: readonly [number, number];
  readonly sse: number;
};

/**
 * Three straight lines by exhaustive search over both splits (Orr et al. 1982, J Appl Physiol 52:1349), each at least
 * `minPoints` long, with intersections in order and each within `minPoints` of its split. Every second split is tried
 * first, then the neighbours of the best: the error changes slowly from one to the next. Points only add to the error
 * of a stretch, so that a search ends where two of the three stretches alone are worse than the best of all so far.
 */
export function fitThreeLines(sums: CumulativeSums, minPoints: number): ThreeLines | undefined {
  const n = sums.x.length;
  if (n < 3 * minPoints) return undefined;
  const heads = new Float64Array(n + 1);
  const tails = new Float64Array(n + 1);
  for (let split = minPoints; split <= n - minPoints; split += 1) {
    heads[split] = sums.sse(0, split);
    tails[split] = sums.sse(split, n);
  }
  let best: ThreeLines | undefined;
  // More than all that rounding can do to a sum.
  const slack = 1e-9 * sums.spreadY;
  /** Whether a longer stretch in the middle, with these points before it, can still be the best. */
  const consider = (first: number, second: number): boolean => {
    const head = heads[first] ?? 0;
    const outer = head + (tails[second] ?? 0);
    const least = best?.sse ?? Infinity;
    if (outer >= least) return true;
    const middle = sums.sse(first, second);
    const sse = outer + middle;
    if (sse < least) best = joined(sums, first, second, sse, minPoints) ?? best;
    return head + middle <= least + slack;
  };
  for (let first = minPoints; first <= n - 2 * minPoints; first += 2) {
    if ((heads[first] ?? 0) > (best?.sse ?? Infinity) + slack) break;
    for (let second = first + minPoints; second <= n - minPoints; second += 2) {
      if (!consider(first, second)) break;
    }
  }
  const [first, second] = best?.splits ?? [0, 0];
  if (best === undefined) return undefined;
  for (let i = Math.max(minPoints, first - 1); i <= first + 1; i += 1) {
    for (let k = Math.max(i + minPoints, second - 1); k <= Math.min(n - minPoints, second + 1); k += 1) {
      consider(i, k);
    }
  }
  return best;
}

/** The three lines of two splits; undefined where they do not meet in order near their splits. */
function joined(
  { x, line }: CumulativeSums,
  first: number,
  second: number,
  sse: number,
  minPoints: number,
): ThreeLines | undefined {
  const lines = [line(0, first), line(first, second), line(second, x.length)] as const;
  const x1 = meet(lines[0], lines[1]);
  const x2 = meet(lines[1], lines[2]);
  if (x1 === undefined || x2 === undefined || x1 >= x2) return undefined;
  if (!near(x, first, x1, minPoints) || !near(x, second, x2, minPoints)) return undefined;
  return { lines, splits: [first, second], x: [x1, x2], sse };
}

/** The height of the line that the i-th point belongs to. */
export function threeLinesValue({ lines, splits }: ThreeLines, x: number, i: number): number {
  const later = i < splits[1] ? lines[1] : lines[2];
  const line = i < splits[0] ? lines[0] : later;
  return line.intercept + line.slope * x;
}

function meet(left: FittedLine, right: FittedLine): number | undefined {
  const bend = left.slope - right.slope;
  return Math.abs(bend) < 1e-12 ? undefined : (right.intercept - left.intercept) / bend;
}

function near(x: Float64Array, split: number, at: number, minPoints: number): boolean {
  const low = x[Math.max(0, split - minPoints)] ?? -Infinity;
  const high = x[Math.min(x.length - 1, split + minPoints)] ?? Infinity;
  return at >= low && at <= high;
}
