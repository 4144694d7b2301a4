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
 * `minPoints` long, with intersections in order and each within `minPoints` of its split.
 */
export function fitThreeLines(sums: CumulativeSums, minPoints: number): ThreeLines | undefined {
  const { x, line, sse: errorOf } = sums;
  const n = x.length;
  let best: ThreeLines | undefined;
  const heads = Array.from({ length: n + 1 }, (_, to) => (to >= minPoints ? line(0, to) : undefined));
  const tails = Array.from({ length: n + 1 }, (_, from) =>
    from <= n - minPoints ? line(from, n) : undefined,
  );
  for (let first = minPoints; first <= n - 2 * minPoints; first += 1) {
    const head = heads[first];
    if (head === undefined) continue;
    for (let second = first + minPoints; second <= n - minPoints; second += 1) {
      const tail = tails[second];
      if (tail === undefined || head.sse + tail.sse >= (best?.sse ?? Infinity)) continue;
      const sse = head.sse + errorOf(first, second) + tail.sse;
      if (best !== undefined && sse >= best.sse) continue;
      const middle = line(first, second);
      const x1 = meet(head, middle);
      const x2 = meet(middle, tail);
      if (x1 === undefined || x2 === undefined || x1 >= x2) continue;
      if (!near(x, first, x1, minPoints) || !near(x, second, x2, minPoints)) continue;
      best = { lines: [head, middle, tail], splits: [first, second], x: [x1, x2], sse };
    }
  }
  return best;
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
