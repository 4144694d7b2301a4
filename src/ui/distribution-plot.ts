/** A value and what it is of. */
export type DistributionPoint = {
  readonly id: string;
  readonly title: string;
  readonly value: number;
};

export type DistributionBin = { readonly from: number; readonly to: number; readonly count: number };

/** Quartiles and the ends of the whiskers. */
export type Box = {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly low: number;
  readonly high: number;
};

/**
 * A box plot's whiskers end at the last values within 1.5 interquartile ranges of the box (Tukey 1977, Exploratory Data
 * Analysis). `sorted` is in rising order.
 */
export function boxOf(sorted: readonly number[], { q1, median, q3 }: Pick<Box, 'q1' | 'median' | 'q3'>): Box {
  const reach = 1.5 * (q3 - q1);
  const low = sorted.find((value) => value >= q1 - reach) ?? q1;
  const high = sorted.findLast((value) => value <= q3 + reach) ?? q3;
  return { q1, median, q3, low, high };
}

/** Where a point stands across its strip, 0 to 1: spread evenly, and always the same for the same place in the list. */
export function spreadOut(place: number): number {
  return (place * 0.618034) % 1;
}

/** The place of the point nearest to a pointer among points in rising x, within `reachPx`; undefined where none is. */
export function nearestInStrip(
  points: readonly { readonly xPx: number; readonly yPx: number }[],
  xPx: number,
  yPx: number,
  reachPx: number,
): number | undefined {
  let from = 0;
  let to = points.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((points[middle]?.xPx ?? 0) < xPx - reachPx) from = middle + 1;
    else to = middle;
  }
  let nearest: number | undefined;
  let least = reachPx ** 2;
  for (let place = from; place < points.length; place += 1) {
    const point = points[place];
    if (point === undefined || point.xPx > xPx + reachPx) break;
    const distance = (point.xPx - xPx) ** 2 + (point.yPx - yPx) ** 2;
    if (distance < least) {
      least = distance;
      nearest = place;
    }
  }
  return nearest;
}

/** Points as one path of round dots: ten thousand of them are one element. */
export function dotsPath(points: readonly { readonly xPx: number; readonly yPx: number }[]): string {
  return points.map(({ xPx, yPx }) => `M${xPx.toFixed(1)} ${yPx.toFixed(1)}h0`).join('');
}

/** Dots as large as so many leave room for, px. */
export function dotRadius(count: number): number {
  if (count > 2000) return 1.5;
  return count > 300 ? 2.3 : 3.5;
}

/** How a tick's text stands, so that it does not leave its drawing at either end. */
export function tickAnchor(xPx: number, leftPx: number, rightPx: number): 'start' | 'middle' | 'end' {
  if (xPx < leftPx + 16) return 'start';
  return xPx > rightPx - 16 ? 'end' : 'middle';
}

/** So many digits that neighbouring ticks differ. */
export function tickDigits(ticks: readonly number[]): number {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return Math.max(0, Math.min(4, -Math.floor(Math.log10(step || 1) + 1e-9)));
}
