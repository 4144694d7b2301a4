import type { FigureAxis, FigurePanel, FigureSeries } from '../figure.ts';
import { niceTicks, ticksBetween, timeTicks, type Ticks } from './nice-ticks.ts';

/** Values along one side of a panel, and where they come to lie. */
export type Scale = { readonly ticks: Ticks; readonly toPt: (value: number) => number };

/** A panel's frame in pt. */
export type Frame = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A series with the heights that it is drawn at: an area stands upon the areas before it, `under` is where it begins. */
export type PlacedSeries = FigureSeries & {
  readonly under?: readonly number[];
};

/** Areas stacked, everything else as it is. */
export function placeSeries(series: readonly FigureSeries[]): readonly PlacedSeries[] {
  let reached: readonly number[] | undefined;
  return series.map((each) => {
    if (each.drawnAs !== 'area') return each;
    const under = reached ?? each.values.map(() => 0);
    const values = each.values.map((value, i) => (under[i] ?? 0) + (value ?? 0));
    reached = values;
    return { ...each, values, under };
  });
}

/** Whether a panel runs over time itself. */
export function isOverTime(panel: FigurePanel): boolean {
  return panel.x.values === undefined;
}

/** The panel's x values: time itself where it names none. */
export function xValues(panel: FigurePanel): readonly (number | undefined)[] {
  return panel.x.values ?? panel.timeS;
}

/** Where lines and marks stand: at smoothed x values, where the panel has them. */
export function steadyXValues(panel: FigurePanel): readonly (number | undefined)[] {
  return panel.x.smoothed ?? xValues(panel);
}

export function xScale(panel: FigurePanel, frame: Frame, wanted: number): Scale {
  const [low, high] = panel.x.range ?? endsOf([xValues(panel)], panel.x.fromZero && !isOverTime(panel));
  const ticks = isOverTime(panel)
    ? timeTicks(low, high, wanted)
    : (panel.x.range ? ticksBetween : niceTicks)(low, high, wanted);
  return { ticks, toPt: between(ticks, frame.left, frame.right) };
}

/** The scale of one side; undefined where the panel has no such side. */
export function sideScale(
  axis: FigureAxis | undefined,
  side: 'left' | 'right',
  series: readonly PlacedSeries[],
  frame: Frame,
  wanted: number,
): Scale | undefined {
  if (axis === undefined) return undefined;
  const own = series.filter((each) => each.axis === side);
  const [low, high] = axis.range ?? endsOf([...own.map(({ values }) => values)], axis.fromZero);
  const ticks = (axis.range ? ticksBetween : niceTicks)(low, high, wanted);
  return { ticks, toPt: between(ticks, frame.bottom, frame.top) };
}

/** The least and the largest value; from zero where that is wished and nothing lies below. */
function endsOf(columns: readonly (readonly (number | undefined)[])[], fromZero: boolean): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (const value of column) {
      if (value === undefined || !Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return [0, 1];
  return fromZero ? [Math.min(0, low), Math.max(high, low === high ? low + 1 : high)] : [low, high];
}

function between({ low, high }: Ticks, start: number, end: number): (value: number) => number {
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}
