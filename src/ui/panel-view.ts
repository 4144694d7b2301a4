import { quantile } from '#core/statistics.ts';
import type { FigureAxis, FigurePanel, FigureSeries } from '#reports/figure.ts';

/** A stretch of a test, s. */
export type Stretch = { readonly startS: number; readonly endS: number };

type Range = readonly [number, number];

/** What a panel shows: the ends of its axes. */
export type PanelView = {
  readonly x: Range;
  readonly left: Range;
  readonly right: Range | undefined;
  /** Rows before `from` and from `to` on lie outside the stretch that is shown. */
  readonly from: number;
  readonly to: number;
};

/** Whether the x axis is time itself. */
export function isOverTime({ x }: FigurePanel): boolean {
  return x.values === undefined;
}

/** The first row that is not before a time. */
export function firstRowFrom(timeS: readonly number[], at: number): number {
  let low = 0;
  let high = timeS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeS[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row nearest in time; undefined for no rows. */
export function nearestRow(timeS: readonly number[], at: number): number | undefined {
  if (timeS.length === 0) return undefined;
  const after = Math.min(timeS.length - 1, firstRowFrom(timeS, at));
  const before = Math.max(0, after - 1);
  return at - (timeS[before] ?? 0) <= (timeS[after] ?? 0) - at ? before : after;
}

/** Where lines stand in x, row by row; undefined where x is time. */
export function lineX({ x }: FigurePanel): readonly (number | undefined)[] | undefined {
  return x.smoothed ?? x.values;
}

/** Where a moment stands on the panel's x axis; undefined where nothing is known there. */
export function xAtTime(panel: FigurePanel, timeS: number): number | undefined {
  const xs = lineX(panel);
  return xs === undefined ? timeS : valueAtTime(panel.timeS, xs, timeS);
}

/** A value between its rows by a straight line; the nearer one where a neighbour is missing. */
export function valueAtTime(
  times: readonly number[],
  values: readonly (number | undefined)[],
  timeS: number,
): number | undefined {
  const after = firstRowFrom(times, timeS);
  const [low, high] = [values[after - 1], values[after]];
  const [from, to] = [times[after - 1], times[after]];
  if (low === undefined || from === undefined) return high;
  if (high === undefined || to === undefined || to <= from) return low;
  return low + ((high - low) * (timeS - from)) / (to - from);
}

/** The moment at which the panel's x axis has a value: of all within a stretch the nearest one in x. */
export function timeAtX(panel: FigurePanel, x: number, within: Stretch): number | undefined {
  const xs = lineX(panel);
  if (xs === undefined) return x;
  let best: number | undefined;
  let least = Infinity;
  for (let row = firstRowFrom(panel.timeS, within.startS); row < panel.timeS.length; row += 1) {
    const at = panel.timeS[row] ?? 0;
    if (at > within.endS) break;
    const away = Math.abs((xs[row] ?? Infinity) - x);
    if (away < least) [best, least] = [at, away];
  }
  return best;
}

/** The ends of a panel's axes: as the figure says for the whole test, by what is in sight where it is zoomed. */
export function viewOf(panel: FigurePanel, whole: Stretch, zoom?: Stretch): PanelView {
  const { timeS, x, left, right } = panel;
  const { startS, endS } = zoom ?? whole;
  const from = zoom ? firstRowFrom(timeS, startS) : 0;
  const to = zoom ? firstRowFrom(timeS, endS + 1e-9) : timeS.length;
  const side = (name: 'left' | 'right', axis: FigureAxis): Range =>
    axis.range && (zoom === undefined || panel.series.some(({ drawnAs }) => drawnAs === 'area'))
      ? axis.range
      : rangeOf(
          panel.series.filter((series) => series.axis === name),
          from,
          to,
          axis.fromZero && zoom === undefined,
        );
  const ofX = (): Range => {
    if (x.values === undefined) return [startS, endS];
    if (x.range && zoom === undefined) return x.range;
    const along: FigureSeries = { ...plain, values: x.values };
    return rangeOf([along], from, to, x.fromZero && zoom === undefined);
  };
  return { x: ofX(), left: side('left', left), right: right && side('right', right), from, to };
}

const plain = { title: '', colour: '--ink', axis: 'left', drawnAs: 'points' } as const;

/** All of the lines, and all but the outermost hundredth of the points; rings never stretch an axis. */
function rangeOf(series: readonly FigureSeries[], from: number, to: number, fromZero: boolean): Range {
  let low = fromZero ? 0 : Infinity;
  let high = -Infinity;
  for (const { values, drawnAs } of series) {
    if (drawnAs === 'rings') continue;
    const known = values.slice(from, to).filter((value) => value !== undefined);
    const rim = drawnAs === 'points' ? 0.01 : 0;
    low = Math.min(low, quantile(known, rim) ?? low);
    high = Math.max(high, quantile(known, 1 - rim) ?? high);
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const edge = high > low ? (high - low) / 20 : Math.max(1, Math.abs(high) / 20);
  return [fromZero && low === 0 ? 0 : low - edge, high + edge];
}

/** A rectangle in the values of a panel's axes, as shares of the plot: 0 left or bottom, 1 right or top. */
export type Rectangle = {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
};

/** Rows with a point (or a ring, where `rings`) inside a rectangle of the plot. */
export function rowsInside(
  panel: FigurePanel,
  view: PanelView,
  at: Rectangle,
  rings: boolean,
): readonly number[] {
  const rows = new Set<number>();
  const xs = panel.x.values ?? panel.timeS;
  for (const { values, axis, drawnAs } of panel.series) {
    if (drawnAs !== (rings ? 'rings' : 'points')) continue;
    const range = axis === 'right' ? (view.right ?? view.left) : view.left;
    for (let row = view.from; row < view.to; row += 1) {
      const [x, y] = [xs[row], values[row]];
      if (x === undefined || y === undefined) continue;
      const across = share(x, view.x);
      // What lies beyond the axis is drawn on its rim, and is taken from there.
      const up = Math.min(1, Math.max(0, share(y, range)));
      if (across >= at.left && across <= at.right && up >= at.low && up <= at.high) rows.add(row);
    }
  }
  return [...rows].sort((a, b) => a - b);
}

/** Where a value lies on an axis: 0 at its low end, 1 at its high end. */
export function share(value: number, [low, high]: Range): number {
  return (value - low) / (high - low);
}

/** The row whose point or line is nearest to a place in the plot, both axes counted as shares of it. */
export function rowNear(panel: FigurePanel, view: PanelView, across: number, up: number): number | undefined {
  const xs = lineX(panel) ?? panel.timeS;
  let best: number | undefined;
  let least = Infinity;
  for (const { values, axis, drawnAs } of panel.series) {
    if (drawnAs === 'rings') continue;
    const range = axis === 'right' ? (view.right ?? view.left) : view.left;
    for (let row = view.from; row < view.to; row += 1) {
      const [x, y] = [xs[row], values[row]];
      if (x === undefined || y === undefined) continue;
      const away = (share(x, view.x) - across) ** 2 + (share(y, range) - up) ** 2;
      if (away < least) [best, least] = [row, away];
    }
  }
  return best;
}

/** Whether an axis has probabilities, which are shown in per cent: it ends at 0 and 1 and has no unit. */
export function isProbability({ unit, range }: FigureAxis): boolean {
  return unit === '' && range?.[0] === 0 && range[1] === 1;
}
