import type { FigureMark, FigurePanel, FigureSpan } from '../figure.ts';
import { colourOf } from '../figure-colours.ts';
import { isOverTime, steadyXValues, type Frame, type Scale } from './panel-scales.ts';
import type { Shape } from './shapes.ts';
import { textWidthPt } from './text-width.ts';

const nameSizePt = 5;

/** Stretches of time behind a panel: a wash, a bar above it, and the name where it has room. */
export function drawSpans(spans: readonly FigureSpan[], x: Scale, frame: Frame): readonly Shape[] {
  const shapes = spans.flatMap(({ title, colour: token, startS, endS }): Shape[] => {
    const left = Math.max(frame.left, x.toPt(startS));
    const widthPt = Math.min(frame.right, x.toPt(endS)) - left;
    if (!(widthPt > 0)) return [];
    const colour = colourOf(token);
    const heightPt = frame.bottom - frame.top;
    return [
      { kind: 'box', at: [left, frame.top], widthPt, heightPt, colour, opacity: 0.1 },
      {
        kind: 'box',
        at: [left, frame.top - 1.5],
        widthPt: Math.max(0.5, widthPt - 0.5),
        heightPt: 1.5,
        colour,
      },
      ...(textWidthPt(title, nameSizePt) + 3 > widthPt
        ? []
        : [
            {
              kind: 'text',
              at: [left + 1.5, frame.bottom - 2],
              text: title,
              sizePt: nameSizePt,
              colour: colourOf('--ink-soft'),
              anchor: 'start',
            } satisfies Shape,
          ]),
    ];
  }); // A name is never under its neighbour's wash.
  return shapes.toSorted((a, b) => Number(a.kind === 'text') - Number(b.kind === 'text'));
}

/** Moments: a dashed line with its name, and how uncertain it is as a band. Names step down where they would meet. */
export function drawMarks(panel: FigurePanel, x: Scale, frame: Frame): readonly Shape[] {
  const named: { readonly at: number; readonly row: number }[] = [];
  return panel.marks.flatMap((mark): Shape[] => {
    const at = xAt(panel, mark.timeS, x);
    if (at === undefined || at < frame.left - 0.01 || at > frame.right + 0.01) return [];
    const colour = colourOf(mark.colour);
    const line: Shape = {
      kind: 'lines',
      lines: [
        [
          [at, frame.top],
          [at, frame.bottom],
        ],
      ],
      colour,
      widthPt: mark.rank === 'ours' ? 0.9 : 0.4,
      dashPt: mark.rank === 'ours' ? [3, 1.5] : [1, 1.5],
    };
    if (mark.rank === 'other') return [line];
    const taken = named.filter((other) => Math.abs(other.at - at) < 16).map(({ row }) => row);
    const row = [0, 1, 2, 3].find((each) => !taken.includes(each)) ?? 0;
    named.push({ at, row });
    return [...drawBand(panel, mark, x, frame), line, drawName(mark, at, row, frame)];
  });
}

function drawBand(panel: FigurePanel, { band, colour }: FigureMark, x: Scale, frame: Frame): Shape[] {
  if (band === undefined) return [];
  const ends = [xAt(panel, band.startS, x), xAt(panel, band.endS, x)];
  const [a, b] = ends.map((end) => end && Math.min(frame.right, Math.max(frame.left, end)));
  if (a === undefined || b === undefined) return [];
  return [
    {
      kind: 'box',
      at: [Math.min(a, b), frame.top],
      widthPt: Math.abs(b - a),
      heightPt: frame.bottom - frame.top,
      colour: colourOf(colour),
      opacity: 0.14,
    },
  ];
}

function drawName({ title }: FigureMark, at: number, row: number, frame: Frame): Shape {
  const sizePt = 5.5;
  const fits = at - textWidthPt(title, sizePt) - 2 > frame.left;
  return {
    kind: 'text',
    at: [fits ? at - 1.5 : at + 1.5, frame.top + 6 + row * 6],
    text: title,
    sizePt,
    colour: colourOf('--ink'), // a line's own colour may be too light for a name
    anchor: fits ? 'end' : 'start',
    bold: true,
  };
}

/** Where a moment stands on the panel's x axis: at its time, or at the x value of the point nearest in time. */
function xAt(panel: FigurePanel, timeS: number, x: Scale): number | undefined {
  if (isOverTime(panel)) return x.toPt(timeS);
  const xs = steadyXValues(panel);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  panel.timeS.forEach((each, i) => {
    const away = Math.abs(each - timeS);
    const value = xs[i];
    if (value === undefined || away >= least) return;
    least = away;
    best = value;
  });
  return best === undefined ? undefined : x.toPt(best);
}
