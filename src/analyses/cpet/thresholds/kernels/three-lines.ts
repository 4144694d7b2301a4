import {
  drawLine,
  errorsOfEnds,
  lineOf,
  squaredError,
  type CumulativeSums,
  type EndErrors,
  type FittedLine,
} from './cumulative-sums.ts';

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
 * `likely`: splits that are likely good, as those of the data that these were redrawn from; they spare most of the search
 * and change nothing in what it finds.
 */
export function fitThreeLines(
  sums: CumulativeSums,
  minPoints: number,
  likely?: readonly [number, number],
): ThreeLines | undefined {
  const n = sums.x.length;
  if (n < 3 * minPoints) return undefined;
  const search: Search = { sums, minPoints, ends: errorsOfEnds(sums, minPoints), room: roomForLines() };
  const { heads, tails } = search.ends;
  const { x: sx, y: sy, xx: sxx, xy: sxy, yy: syy } = sums.before;
  // More than all that rounding can do to a sum.
  const slack = 1e-9 * (syy[n] ?? 0);
  let bestFirst = 0;
  let bestSecond = 0;
  // What the best cannot be worse than; with the slack the guess itself is found in its turn.
  let least = (likely === undefined ? Infinity : errorNear(search, likely)) + slack;
  // The head grows from one first split to the next and the best only sinks: a tail that is too bad remains so.
  let from = 2 * minPoints;
  for (let first = minPoints; first <= n - 2 * minPoints; first += 2) {
    const head = heads[first] ?? 0;
    if (head > least + slack) break;
    from = Math.max(from, first + minPoints);
    while (from <= n - minPoints && head + (tails[from] ?? 0) > least + slack) from += 2;
    for (let second = from; second <= n - minPoints; second += 2) {
      const outer = head + (tails[second] ?? 0);
      if (outer >= least) continue;
      // `squaredError` written out: this is the innermost line of the whole analysis.
      const count = second - first;
      const ax = (sx[second] ?? 0) - (sx[first] ?? 0);
      const ay = (sy[second] ?? 0) - (sy[first] ?? 0);
      const axx = (sxx[second] ?? 0) - (sxx[first] ?? 0) - (ax * ax) / count;
      const axy = (sxy[second] ?? 0) - (sxy[first] ?? 0) - (ax * ay) / count;
      const ayy = (syy[second] ?? 0) - (syy[first] ?? 0) - (ay * ay) / count;
      const middle = Math.max(0, axx > 1e-12 ? ayy - (axy * axy) / axx : ayy);
      const sse = outer + middle;
      if (sse < least && meet(search, first, second)) {
        bestFirst = first;
        bestSecond = second;
        least = sse;
      }
      if (head + middle > least + slack) break;
    }
  }
  if (bestFirst === 0) return undefined;
  const [first, second] = [bestFirst, bestSecond];
  for (let i = Math.max(minPoints, first - 1); i <= first + 1; i += 1) {
    for (let k = Math.max(i + minPoints, second - 1); k <= Math.min(n - minPoints, second + 1); k += 1) {
      const sse = (heads[i] ?? 0) + (tails[k] ?? 0) + squaredError(sums, i, k);
      if (sse >= least || !meet(search, i, k)) continue;
      bestFirst = i;
      bestSecond = k;
      least = sse;
    }
  }
  return drawn(search, bestFirst, bestSecond, least);
}

/** What a search for three lines goes by: the errors of both ends, and room for the lines of one pair of splits. */
type Search = {
  readonly sums: CumulativeSums;
  readonly minPoints: number;
  readonly ends: EndErrors;
  readonly room: ReturnType<typeof roomForLines>;
};

function roomForLines() {
  return { left: new Float64Array(3), middle: new Float64Array(3), right: new Float64Array(3) };
}

/** From a guess the search goes to the best of its neighbours, as long as one is better, and so many times at most. */
const mostSteps = 6;
const neighbours = [
  [-2, 0],
  [2, 0],
  [0, -2],
  [0, 2],
] as const;

/** The least error near the likely splits, of those that are tried; Infinity where no lines meet there. */
function errorNear(search: Search, likely: readonly [number, number]): number {
  const { minPoints } = search;
  let first = likely[0] - ((likely[0] - minPoints) & 1);
  let second = likely[1] - ((likely[1] - first - minPoints) & 1);
  let found = errorBelow(search, Infinity, first, second);
  for (let step = 0; step < mostSteps; step += 1) {
    const before = found;
    for (const [moveFirst, moveSecond] of neighbours) {
      const sse = errorBelow(search, found, first + moveFirst, second + moveSecond);
      if (sse >= found) continue;
      found = sse;
      first += moveFirst;
      second += moveSecond;
    }
    if (found === before) break;
  }
  return found;
}

/** The error of two splits, if it is below a limit and the lines meet; else Infinity. */
function errorBelow(search: Search, limit: number, first: number, second: number): number {
  const { sums, minPoints, ends } = search;
  if (first < minPoints || second < first + minPoints || second > sums.x.length - minPoints) return Infinity;
  const sse = (ends.heads[first] ?? 0) + (ends.tails[second] ?? 0) + squaredError(sums, first, second);
  return sse < limit && meet(search, first, second) ? sse : Infinity;
}

/** Draws the three lines of two splits; whether they meet in order near them, as most do not. */
function meet({ sums, minPoints, room }: Search, first: number, second: number): boolean {
  const { x } = sums;
  drawLine(sums, 0, first, room.left);
  drawLine(sums, first, second, room.middle);
  const x1 = crossing(room.left, room.middle);
  if (x1 === undefined || !near(x, first, x1, minPoints)) return false;
  drawLine(sums, second, x.length, room.right);
  const x2 = crossing(room.middle, room.right);
  return x2 !== undefined && x1 < x2 && near(x, second, x2, minPoints);
}

/** The three lines; undefined where they do not meet so. */
function drawn(search: Search, first: number, second: number, sse: number): ThreeLines | undefined {
  if (!meet(search, first, second)) return undefined;
  const { left, middle, right } = search.room;
  return {
    lines: [lineOf(left), lineOf(middle), lineOf(right)],
    splits: [first, second],
    x: [crossing(left, middle) ?? 0, crossing(middle, right) ?? 0],
    sse,
  };
}

/** The height of the line that the i-th point belongs to. */
export function threeLinesValue({ lines, splits }: ThreeLines, x: number, i: number): number {
  const later = i < splits[1] ? lines[1] : lines[2];
  const line = i < splits[0] ? lines[0] : later;
  return line.intercept + line.slope * x;
}

/** Where two drawn lines meet. */
function crossing(left: Float64Array, right: Float64Array): number | undefined {
  const bend = (left[0] ?? 0) - (right[0] ?? 0);
  return Math.abs(bend) < 1e-12 ? undefined : ((right[1] ?? 0) - (left[1] ?? 0)) / bend;
}

function near(x: Float64Array, split: number, at: number, minPoints: number): boolean {
  const low = x[Math.max(0, split - minPoints)] ?? -Infinity;
  const high = x[Math.min(x.length - 1, split + minPoints)] ?? Infinity;
  return at >= low && at <= high;
}
