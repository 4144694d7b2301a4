import { fixed, numeral } from '#language/numbers.ts';
import uPlot from 'uplot';
import { shadeSpans } from './shade-spans.ts';
import { clockTime } from './words.ts';

/** A line of a chart. Colours are names of tokens ("--series-blue"), so that both themes are right. */
export type ChartSeries = {
  readonly title: string;
  readonly colour: `--${string}`;
  readonly values: readonly (number | undefined)[];
  /** Digits of the value under the cursor. */
  readonly digits: number;
  /** dots: measured points with a thin line; rings: points that were left out; line: a setting, such as a work rate. */
  readonly drawnAs: 'dots' | 'rings' | 'line';
};

export type ChartPanel = {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly ChartSeries[];
  readonly fromZero: boolean;
  /** Takes the whole width where there are two columns. */
  readonly wide?: boolean;
};

/** A named stretch of time, shaded behind every panel. */
export type ChartSpan = {
  readonly title: string;
  readonly colour: `--${string}`;
  readonly startS: number;
  readonly endS: number;
};

/** A moment to find on every panel: a line with its name, and how uncertain it is as a band. */
export type ChartMark = {
  readonly title: string;
  readonly colour: `--${string}`;
  readonly timeS: number;
  readonly band?: { readonly startS: number; readonly endS: number };
};

/** What a panel needs to be drawn besides its own data. */
export type ChartSetting = {
  readonly timeS: readonly number[];
  readonly spans: readonly ChartSpan[];
  readonly marks: readonly ChartMark[];
  /** Panels with one key share cursor and zoom. */
  readonly syncKey: string;
  /** The value of a token in the theme that is on now. */
  readonly colourOf: (token: `--${string}`) => string;
  readonly font: string;
};

export const panelHeightPx = 184;

/** Options and data of one panel for uPlot; `named` writes the spans' names at the top. */
export function panelOptions(
  panel: ChartPanel,
  setting: ChartSetting,
  widthPx: number,
  named: boolean,
): { readonly options: uPlot.Options; readonly data: uPlot.AlignedData } {
  const { colourOf, font } = setting;
  const axis: uPlot.Axis = {
    stroke: colourOf('--ink-soft'),
    grid: { stroke: colourOf('--line'), width: 1 },
    ticks: { stroke: colourOf('--line'), width: 1, size: 4 },
    font,
  };
  const options: uPlot.Options = {
    width: widthPx,
    height: panelHeightPx,
    padding: [named ? 20 : 8, 8, 0, 0],
    cursor: {
      sync: { key: setting.syncKey, setSeries: false },
      drag: { x: true, y: false },
      points: { size: 7 },
    },
    legend: { live: true },
    scales: {
      x: { time: false },
      y: {
        range: (_chart, low, high) => {
          const [from, to] = uPlot.rangeNum(panel.fromZero ? Math.min(0, low) : low, high, 0.08, true);
          return [from ?? 0, to ?? 1];
        },
      },
    },
    axes: [
      { ...axis, size: 28, values: (_chart, splits) => splits.map(clockTime), incrs: timeSteps },
      { ...axis, size: 48, values: (_chart, splits) => splits.map((split) => numeral(String(split))) },
    ],
    series: [
      { label: 'Time', value: (_chart, value) => (typeof value === 'number' ? clockTime(value) : '–') },
      ...panel.series.map((series) => seriesOptions(series, panel.unit, colourOf)),
    ],
    hooks: {
      drawClear: [(chart) => drawSpans(chart, setting, named)],
      draw: [(chart) => drawMarks(chart, setting)],
    },
  };
  // uPlot's word for "no value here" is null; ours is undefined
  const data = [
    setting.timeS.slice(),
    ...panel.series.map(({ values }) => values.map((value) => value ?? null)),
  ];
  return { options, data: data as uPlot.AlignedData };
}

/** Steps of the time axis, s: halves and whole minutes, never 50 s. */
const timeSteps = [5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600];

function seriesOptions(series: ChartSeries, unit: string, colourOf: ChartSetting['colourOf']): uPlot.Series {
  const colour = colourOf(series.colour);
  const shared: uPlot.Series = {
    label: series.title,
    spanGaps: true,
    value: (_chart, value) => (typeof value === 'number' ? `${fixed(value, series.digits)} ${unit}` : '–'),
  };
  switch (series.drawnAs) {
    case 'line':
      return { ...shared, stroke: colour, width: 1.5, points: { show: false } };
    case 'dots':
      return {
        ...shared,
        stroke: colour,
        width: 1,
        points: { show: true, size: 3.5, fill: colour, width: 0 },
      };
    case 'rings':
      return {
        ...shared,
        stroke: colour,
        paths: () => null, // rings alone, no line between them
        points: { show: true, size: 7, width: 1.5, stroke: colour, fill: 'transparent' },
      };
  }
}

function drawSpans(chart: uPlot, { spans, colourOf, font }: ChartSetting, named: boolean): void {
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  const shaded = shadeSpans(chart, spans, colourOf, ratio);
  if (!named) return;
  ctx.save();
  ctx.fillStyle = colourOf('--ink-soft');
  ctx.font = scaledFont(font, ratio);
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  for (const { span, left, right } of shaded)
    if (ctx.measureText(span.title).width < right - left)
      ctx.fillText(span.title, left, bbox.top - 5 * ratio);
  ctx.restore();
}

function scaledFont(font: string, ratio: number): string {
  return font.replace(/(\d+)px/, (_all, px: string) => `${String(Number(px) * ratio)}px`);
}

function drawMarks(chart: uPlot, { marks, colourOf, font }: ChartSetting): void {
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const mark of marks) {
    const x = chart.valToPos(mark.timeS, 'x', true);
    ctx.fillStyle = ctx.strokeStyle = colourOf(mark.colour);
    if (mark.band !== undefined) {
      const left = chart.valToPos(mark.band.startS, 'x', true);
      ctx.globalAlpha = 0.18;
      ctx.fillRect(left, bbox.top, chart.valToPos(mark.band.endS, 'x', true) - left, bbox.height);
      ctx.globalAlpha = 1;
    }
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([5 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.font = scaledFont(font, ratio);
    ctx.textAlign = 'right';
    ctx.textBaseline = 'top';
    ctx.fillText(mark.title, x - 4 * ratio, bbox.top + 4 * ratio);
  }
  ctx.restore();
}
