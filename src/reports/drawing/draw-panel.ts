import type { FigureAxis, FigurePanel } from '../figure.ts';
import { colourOf } from '../figure-colours.ts';
import { drawMarks, drawSpans } from './draw-marks.ts';
import { drawSeries } from './draw-series.ts';
import {
  isOverTime,
  placeSeries,
  sideScale,
  steadyXValues,
  xScale,
  xValues,
  type Frame,
  type Scale,
} from './panel-scales.ts';
import type { Point, Shape } from './shapes.ts';
import { fitted, textWidthPt } from './text-width.ts';

const titleSizePt = 6.5;
const tickSizePt = 5.5;

/** Where a panel may be drawn, with everything that belongs to it. */
export type Place = { readonly at: Point; readonly widthPt: number; readonly heightPt: number };

/** One panel: title, legend, axes, and inside the axes spans, series and marks. */
export function drawPanel(
  panel: FigurePanel,
  { at: [left, top], widthPt, heightPt }: Place,
): readonly Shape[] {
  const frame: Frame = {
    left: left + 30,
    right: left + widthPt - (panel.right === undefined ? 6 : 28),
    top: top + 20,
    bottom: top + heightPt - 18,
  };
  const placed = placeSeries(panel.series);
  const x = xScale(panel, frame, (frame.right - frame.left) / 26);
  const wanted = (frame.bottom - frame.top) / 12;
  const sides = {
    left: sideScale(panel.left, 'left', placed, frame, wanted),
    right: sideScale(panel.right, 'right', placed, frame, wanted),
  };
  const xs = { points: xValues(panel), steady: steadyXValues(panel) };
  return [
    {
      kind: 'text',
      at: [left + 2, top + 7],
      text: fitted(panel.title, titleSizePt, widthPt - 4),
      sizePt: titleSizePt,
      colour: colourOf('--ink'),
      anchor: 'start',
      bold: true,
    },
    ...legend(panel, [left + 2, top + 15.5], widthPt - 4),
    ...(isOverTime(panel) ? drawSpans(panel.spans, x, frame) : []),
    ...grid(sides.left, x, frame),
    ...placed.flatMap((series) => {
      const y = sides[series.axis] ?? sides.left;
      return y === undefined
        ? []
        : drawSeries(series, series.drawnAs === 'line' ? xs.steady : xs.points, x, y);
    }),
    ...drawMarks(panel, x, frame),
    ...(sides.left ? sideAxis(panel.left, sides.left, 'left', frame, left) : []),
    ...(sides.right && panel.right ? sideAxis(panel.right, sides.right, 'right', frame, left + widthPt) : []),
    ...xAxis(panel, x, frame, top + heightPt),
  ];
}

/** What each colour stands for, in one line; a panel of one series needs none. */
function legend(panel: FigurePanel, [left, y]: Point, widthPt: number): readonly Shape[] {
  const measuredFirst = panel.series.toSorted(
    (a, b) => Number(a.drawnAs === 'rings') - Number(b.drawnAs === 'rings'),
  );
  const titles = new Map(measuredFirst.map(({ title, colour, drawnAs }) => [title, { colour, drawnAs }]));
  if (titles.size < 2) return [];
  const sizePt = 5.5;
  const shapes: Shape[] = [];
  let x = left;
  for (const [title, { colour: token, drawnAs }] of titles) {
    const colour = colourOf(token);
    const room = left + widthPt - x - 8;
    if (room < 12) break;
    const middle: Point = [x + 3, y - 2];
    if (drawnAs === 'line')
      shapes.push({
        kind: 'lines',
        lines: [
          [
            [x, y - 2],
            [x + 6, y - 2],
          ],
        ],
        colour,
        widthPt: 1,
      });
    else if (drawnAs === 'area')
      shapes.push({ kind: 'box', at: [x + 0.5, y - 4.5], widthPt: 5, heightPt: 5, colour, opacity: 0.55 });
    else if (drawnAs === 'rings')
      shapes.push({ kind: 'rings', at: [middle], radiusPt: 1.5, widthPt: 0.5, colour });
    else shapes.push({ kind: 'dots', at: [middle], radiusPt: 1.2, colour });
    const text = fitted(title, sizePt, room);
    shapes.push({
      kind: 'text',
      at: [x + 8, y],
      text,
      sizePt,
      colour: colourOf('--ink-soft'),
      anchor: 'start',
    });
    x += 8 + textWidthPt(text, sizePt) + 6;
  }
  return shapes;
}

function grid(y: Scale | undefined, x: Scale, { left, right, top, bottom }: Frame): readonly Shape[] {
  const across = (y?.ticks.values ?? []).map((value): Point[] => [
    [left, y?.toPt(value) ?? bottom],
    [right, y?.toPt(value) ?? bottom],
  ]);
  const up = x.ticks.values.map((value): Point[] => [
    [x.toPt(value), top],
    [x.toPt(value), bottom],
  ]);
  return [{ kind: 'lines', lines: [...across, ...up], colour: colourOf('--line'), widthPt: 0.4 }];
}

function sideAxis(
  axis: FigureAxis,
  { ticks, toPt }: Scale,
  side: 'left' | 'right',
  frame: Frame,
  edge: number,
): readonly Shape[] {
  const at = frame[side];
  const out = side === 'left' ? -1 : 1;
  const colour = colourOf('--ink-soft');
  return [
    {
      kind: 'lines',
      lines: [
        [
          [at, frame.top],
          [at, frame.bottom],
        ],
      ],
      colour,
      widthPt: 0.5,
    },
    ...ticks.values.map((value): Shape => ({
      kind: 'text',
      at: [at + 2.5 * out, toPt(value) + 2],
      text: tickText(value, ticks.digits),
      sizePt: tickSizePt,
      colour,
      anchor: side === 'left' ? 'end' : 'start',
    })),
    {
      kind: 'text',
      at: [edge - out * (side === 'left' ? 6 : 2), (frame.top + frame.bottom) / 2],
      text: fitted(withUnit(axis), tickSizePt, frame.bottom - frame.top + 14),
      sizePt: tickSizePt,
      colour,
      anchor: 'middle',
      turned: true,
    },
  ];
}

function xAxis(panel: FigurePanel, { ticks, toPt }: Scale, frame: Frame, edge: number): readonly Shape[] {
  const colour = colourOf('--ink-soft');
  const overTime = isOverTime(panel);
  return [
    {
      kind: 'lines',
      lines: [
        [
          [frame.left, frame.bottom],
          [frame.right, frame.bottom],
        ],
      ],
      colour,
      widthPt: 0.5,
    },
    ...ticks.values.map((value): Shape => ({
      kind: 'text',
      at: [toPt(value), frame.bottom + 7],
      text: overTime ? clockText(value) : tickText(value, ticks.digits),
      sizePt: tickSizePt,
      colour,
      anchor: 'middle',
    })),
    {
      kind: 'text',
      at: [(frame.left + frame.right) / 2, edge - 3.5],
      text: fitted(
        overTime ? `${panel.x.label} (min:s)` : withUnit(panel.x),
        tickSizePt,
        frame.right - frame.left,
      ),
      sizePt: tickSizePt,
      colour,
      anchor: 'middle',
    },
  ];
}

function withUnit({ label, unit }: FigureAxis): string {
  return unit === '' ? label : `${label} (${unit})`;
}

function tickText(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', '−');
}

/** "7:05" for 425 s. */
function clockText(timeS: number): string {
  const whole = Math.abs(Math.round(timeS));
  return `${timeS < 0 ? '−' : ''}${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}
