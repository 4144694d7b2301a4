/** A point of a plot. */
export type ScatterPoint = {
  readonly id: string;
  /** What it is of. */
  readonly title: string;
  readonly x: number;
  readonly y: number;
  /** Drawn as a square in another colour. */
  readonly flagged?: boolean;
  /** Points of one line follow each other and are joined. */
  readonly line?: string;
};

/** A level across the plot; a limit is dashed. */
export type ScatterLevel = { readonly at: number; readonly title: string; readonly kind: 'centre' | 'limit' };

export type ScatterRange = readonly [number, number];

/** The range of values with a twentieth of room on either side; never empty. Loops, for there may be ten thousand. */
export function roomyRange(values: Iterable<number>): ScatterRange {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const room = high > low ? (high - low) / 20 : Math.max(1, Math.abs(high) / 20);
  return [low - room, high + room];
}

type Placed = { readonly xPx: number; readonly yPx: number };

/** The place of the point nearest to a pointer, within `reachPx`; undefined where none is. */
export function nearestPoint(
  points: readonly Placed[],
  xPx: number,
  yPx: number,
  reachPx: number,
): number | undefined {
  let nearest: number | undefined;
  let least = reachPx ** 2;
  points.forEach((point, place) => {
    const distance = (point.xPx - xPx) ** 2 + (point.yPx - yPx) ** 2;
    if (distance >= least) return;
    least = distance;
    nearest = place;
  });
  return nearest;
}

/** The lines that join points of one `line`, as one path. */
export function joinedPath(points: readonly Pick<ScatterPoint, 'line'>[], placed: readonly Placed[]): string {
  let path = '';
  points.forEach(({ line }, place) => {
    const { xPx, yPx } = placed[place] ?? { xPx: 0, yPx: 0 };
    if (line === undefined) return;
    const goesOn = place > 0 && points[place - 1]?.line === line;
    path += `${goesOn ? 'L' : 'M'}${xPx.toFixed(1)} ${yPx.toFixed(1)}`;
  });
  return path;
}

/** Flagged points as one path of squares: told apart by their shape too. */
export function squaresPath(placed: readonly Placed[], halfPx: number): string {
  return placed
    .map(({ xPx, yPx }) => {
      const side = 2 * halfPx;
      return `M${(xPx - halfPx).toFixed(1)} ${(yPx - halfPx).toFixed(1)}h${String(side)}v${String(side)}h${String(-side)}z`;
    })
    .join('');
}
