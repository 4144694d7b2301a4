import { colourOf } from '../figure-colours.ts';
import type { PlacedSeries, Scale } from './panel-scales.ts';
import type { Point, Shape } from './shapes.ts';

/** One series as shapes; values outside the axes are left out. */
export function drawSeries(
  series: PlacedSeries,
  xs: readonly (number | undefined)[],
  x: Scale,
  y: Scale,
): readonly Shape[] {
  const colour = colourOf(series.colour);
  switch (series.drawnAs) {
    case 'points':
      return [{ kind: 'dots', at: pointsOf(series.values, xs, x, y), radiusPt: 0.75, colour, opacity: 0.6 }];
    case 'rings':
      return [{ kind: 'rings', at: pointsOf(series.values, xs, x, y), radiusPt: 1.5, widthPt: 0.5, colour }];
    case 'line': {
      const points = pointsOf(series.values, xs, x, y);
      return points.length < 2 ? [] : [{ kind: 'lines', lines: [points], colour, widthPt: 0.9 }];
    }
    case 'area': {
      const over = pointsOf(series.values, xs, x, y);
      const under = pointsOf(series.under ?? [], xs, x, y);
      if (over.length < 2) return [];
      return [{ kind: 'area', points: [...over, ...under.toReversed()], colour, opacity: 0.55 }];
    }
  }
}

/** Where the values lie; those without an x or outside the axes are left out. */
function pointsOf(
  values: readonly (number | undefined)[],
  xs: readonly (number | undefined)[],
  x: Scale,
  y: Scale,
): readonly Point[] {
  const points: Point[] = [];
  values.forEach((value, i) => {
    const at = xs[i];
    if (value === undefined || at === undefined || isOutside(value, y) || isOutside(at, x)) return;
    points.push([x.toPt(at), y.toPt(value)]);
  });
  return points;
}

function isOutside(value: number, { ticks: { low, high } }: Scale): boolean {
  const dust = (high - low) * 1e-9;
  return !(value >= low - dust && value <= high + dust);
}
