import { drawLine, lineThrough, type CumulativeSums, type FittedLine } from './cumulative-sums.ts';

/** Two independent lines, with where they meet. */
export type TwoLines = {
  readonly left: FittedLine;
  readonly right: FittedLine;
  readonly one: FittedLine;
  /** Abscissa of the intersection. */
  readonly x: number;
  readonly sse: number;
};

/** What makes a split the best: the least squared error, or Beaver's distance of the intersection over the error. */
export type SplitCriterion = 'least-squares' | 'beaver';

/**
 * Two straight lines fitted independently left and right of every admissible split, x in rising order
 * (Orr et al. 1982, J Appl Physiol 52:1349). `beaver` takes the split whose intersection lies farthest from the single
 * regression line, relative to the mean squared error (Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020).
 * Undefined where no split leaves `minPoints` on both sides with an intersection within the data.
 */
export function fitTwoLines(
  sums: CumulativeSums,
  minPoints: number,
  criterion: SplitCriterion = 'least-squares',
): TwoLines | undefined {
  const n = sums.x.length;
  const one = lineThrough(sums, 0, n);
  const low = sums.x[0] ?? 0;
  const high = sums.x[n - 1] ?? 0;
  const perDistance = Math.sqrt(1 + one.slope ** 2);
  let bestSplit = -1;
  let bestX = 0;
  let bestSse = 0;
  let bestScore = -Infinity;
  const left = new Float64Array(3);
  const right = new Float64Array(3);
  for (let split = minPoints; split <= n - minPoints; split += 1) {
    drawLine(sums, 0, split, left);
    drawLine(sums, split, n, right);
    const leftSlope = left[0] ?? 0;
    const leftIntercept = left[1] ?? 0;
    const bend = leftSlope - (right[0] ?? 0);
    if (Math.abs(bend) < 1e-12) continue;
    const x = ((right[1] ?? 0) - leftIntercept) / bend;
    if (x < low || x > high) continue;
    const sse = (left[2] ?? 0) + (right[2] ?? 0);
    const distance = Math.abs(leftIntercept + leftSlope * x - (one.intercept + one.slope * x)) / perDistance;
    // The floor keeps a drawn, noise-free bend from dividing by zero.
    const score = criterion === 'beaver' ? distance / Math.max(sse / n, 1e-9 * (one.sse / n) + 1e-12) : -sse;
    if (score > bestScore) {
      bestScore = score;
      bestSplit = split;
      bestX = x;
      bestSse = sse;
    }
  }
  if (bestSplit < 0) return undefined;
  const [ownLeft, ownRight] = [lineThrough(sums, 0, bestSplit), lineThrough(sums, bestSplit, n)];
  return { left: ownLeft, right: ownRight, one, x: bestX, sse: bestSse };
}
