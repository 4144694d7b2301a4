import { numeral, percentText } from '#language/numbers.ts';
import uPlot from 'uplot';
import { term } from '#language/terms.ts';
import type { FigureAxis, FigurePanel, FigureSeries, TokenName } from '#reports/figure.ts';
import { isOverTime, isProbability, lineX, type PanelView } from './panel-view.ts';
import { shadeSpans } from './shade-spans.ts';
import { clockTime } from './words.ts';

/** Where the plot lies within the panel, CSS px. */
export type PlotFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type PanelCanvas = {
  readonly frame: () => PlotFrame;
  readonly show: (view: PanelView) => void;
  readonly resize: (widthPx: number, heightPx: number) => void;
  readonly destroy: () => void;
};

export type CanvasSetting = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The value of a token in the theme that is on now. */
  readonly colourOf: (token: TokenName) => string;
  readonly font: string;
};

/** Steps of the time axis, s: halves and whole minutes, never 50 s. */
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600];

/**
 * A panel on a canvas: uPlot draws axes and grid, the series are drawn here, as they need not rise in x. What follows
 * a pointer is no part of it: it lies above, so that moving it draws nothing anew.
 */
export function panelCanvas(
  parent: HTMLElement,
  panel: FigurePanel,
  first: PanelView,
  { widthPx, heightPx, colourOf, font }: CanvasSetting,
): PanelCanvas {
  let view = first;
  const axis: uPlot.Axis = {
    stroke: colourOf('--ink-soft'),
    grid: { stroke: colourOf('--line'), width: 1 },
    ticks: { stroke: colourOf('--line'), width: 1, size: 4 },
    font,
  };
  const sideOf = (side: FigureAxis, name: 'left' | 'right'): uPlot.Axis => {
    const [only, second] = new Set(
      panel.series.filter((one) => one.axis === name && one.drawnAs !== 'rings').map(({ colour }) => colour),
    );
    const stroke = colourOf(only !== undefined && second === undefined ? only : '--ink-soft');
    const isShare = isProbability(side);
    return {
      ...axis,
      stroke,
      size: 42,
      space: 28,
      values: (_chart, splits) => splits.map((at) => (isShare ? percentText(at) : numeral(String(at)))),
    };
  };
  const overTime = isOverTime(panel);
  const { right, x } = panel;
  const xUnit = x.unit === '' ? '' : ` (${x.unit})`;
  const scaleOf = ([min, max]: readonly [number, number]): uPlot.Scale => ({
    time: false,
    auto: false,
    min,
    max,
  });
  const plot = new uPlot(
    {
      width: widthPx,
      height: heightPx,
      padding: [8, right ? 0 : 16, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: scaleOf(view.x),
        y: scaleOf(view.left),
        ...(view.right && { r: scaleOf(view.right) }),
      },
      axes: [
        overTime
          ? { ...axis, size: 26, values: (_chart, splits) => splits.map(clockTime), incrs: timeSteps }
          : {
              ...axis,
              size: 26,
              space: 44,
              label: `${term(x.label)}${xUnit}`,
              labelSize: 18,
              labelFont: font,
              labelGap: 0,
              values: (_chart: uPlot, splits: number[]) => splits.map((at) => numeral(String(at))),
            },
        { ...sideOf(panel.left, 'left'), scale: 'y' },
        ...(right ? [{ ...sideOf(right, 'right'), scale: 'r', side: 1, grid: { show: false } }] : []),
      ],
      series: [
        {},
        { scale: 'y', paths: () => null, points: { show: false } },
        ...(right ? [{ scale: 'r', paths: () => null, points: { show: false } }] : []),
      ],
      hooks: {
        drawClear: [(chart) => void shadeSpans(chart, panel.spans, colourOf, uPlot.pxRatio)],
        draw: [(chart) => drawSeries(chart, panel, view, colourOf)],
      },
    },
    [[...view.x], [...view.left], ...(view.right ? [[...view.right]] : [])] as uPlot.AlignedData,
    parent,
  );
  return {
    frame: () => {
      const { left, top, width, height } = plot.bbox;
      const ratio = uPlot.pxRatio;
      return { left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio };
    },
    show: (next) => {
      view = next;
      plot.batch(() => {
        plot.setScale('x', { min: next.x[0], max: next.x[1] });
        plot.setScale('y', { min: next.left[0], max: next.left[1] });
        if (next.right) plot.setScale('r', { min: next.right[0], max: next.right[1] });
      });
    },
    resize: (width, height) => {
      plot.setSize({ width, height });
    },
    destroy: () => {
      plot.destroy();
    },
  };
}

type ToPx = (value: number) => number;

function drawSeries(
  chart: uPlot,
  panel: FigurePanel,
  view: PanelView,
  colourOf: CanvasSetting['colourOf'],
): void {
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  const toPx = (scale: string): ToPx => {
    const { min = 0, max = 1 } = chart.scales[scale] ?? {};
    const [from, to] = [chart.valToPos(min, scale, true), chart.valToPos(max, scale, true)];
    return (value) => from + ((to - from) * (value - min)) / (max - min);
  };
  const x = toPx('x');
  const sides = { left: toPx('y'), right: toPx(view.right ? 'r' : 'y') };
  const pointXs = panel.x.values ?? panel.timeS;
  const lineXs = lineX(panel) ?? panel.timeS;
  let below: readonly number[] = panel.timeS.map(() => 0);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineJoin = 'round';
  for (const series of panel.series) {
    const y = sides[series.axis];
    ctx.strokeStyle = ctx.fillStyle = colourOf(series.colour);
    ctx.beginPath();
    switch (series.drawnAs) {
      case 'points':
        eachRow(series, pointXs, view, (atX, atY) => {
          const [px, py] = [x(atX), y(atY)];
          ctx.moveTo(px, py);
          ctx.arc(px, py, 1.5 * ratio, 0, 2 * Math.PI);
        });
        ctx.globalAlpha = 0.45;
        ctx.fill();
        break;
      case 'rings':
        // On the rim where they lie beyond it: a wild breath is no reason to stretch the axis, nor to hide it.
        eachRow(series, pointXs, view, (atX, atY) => {
          const px = x(atX);
          const py = Math.min(bbox.top + bbox.height - 4 * ratio, Math.max(bbox.top + 4 * ratio, y(atY)));
          ctx.moveTo(px + 3 * ratio, py);
          ctx.arc(px, py, 3 * ratio, 0, 2 * Math.PI);
        });
        ctx.lineWidth = 1.25 * ratio;
        ctx.stroke();
        break;
      case 'line': {
        let before: number | undefined;
        eachRow(series, lineXs, view, (atX, atY, row) => {
          if (before !== undefined && !isGap(panel.timeS, before, row)) ctx.lineTo(x(atX), y(atY));
          else ctx.moveTo(x(atX), y(atY));
          before = row;
        });
        ctx.lineWidth = 1.75 * ratio;
        ctx.stroke();
        break;
      }
      case 'area': {
        const lower = below;
        const upper = series.values.map((value, row) => (lower[row] ?? 0) + (value ?? 0));
        below = upper;
        panel.timeS.forEach((at, row) => ctx.lineTo(x(at), y(upper[row] ?? 0)));
        for (let row = upper.length - 1; row >= 0; row -= 1)
          ctx.lineTo(x(panel.timeS[row] ?? 0), y(lower[row] ?? 0));
        ctx.globalAlpha = 0.62;
        ctx.fill();
        break;
      }
    }
    ctx.globalAlpha = 1;
  }
  ctx.restore();
}

/** A line goes on over rows that were left out, but not over a hole in the recording. */
function isGap(timeS: readonly number[], before: number, row: number): boolean {
  return row > before + 3 && (timeS[row] ?? 0) - (timeS[before] ?? 0) > 45;
}

/** Rows in sight that have both an x and a value; one row beyond either end, so that lines go on to the rim. */
function eachRow(
  { values }: FigureSeries,
  xs: readonly (number | undefined)[],
  { from, to }: PanelView,
  use: (x: number, y: number, row: number) => void,
): void {
  for (let row = Math.max(0, from - 1); row <= Math.min(values.length - 1, to); row += 1) {
    const [x, y] = [xs[row], values[row]];
    if (x !== undefined && y !== undefined) use(x, y, row);
  }
}
