import type uPlot from 'uplot';

/** A stretch of time with its colour, by the name of a token. */
type Span = { readonly colour: `--${string}`; readonly startS: number; readonly endS: number };

/** Shades stretches behind a chart over time, each with a bar of its full colour at the top; gives where each lies, px. */
export function shadeSpans<One extends Span>(
  chart: uPlot,
  spans: readonly One[],
  colourOf: (token: `--${string}`) => string,
  pxRatio: number,
): readonly { readonly span: One; readonly left: number; readonly right: number }[] {
  const { ctx, bbox } = chart;
  ctx.save();
  const shaded = spans.flatMap((span) => {
    const left = Math.max(bbox.left, chart.valToPos(span.startS, 'x', true));
    const right = Math.min(bbox.left + bbox.width, chart.valToPos(span.endS, 'x', true));
    if (right <= left) return [];
    ctx.fillStyle = colourOf(span.colour);
    ctx.globalAlpha = 0.13;
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillRect(left, bbox.top - 3 * pxRatio, right - left - pxRatio, 3 * pxRatio);
    return [{ span, left, right }];
  });
  ctx.restore();
  return shaded;
}
