/** One pair of readings: `x` their mean, `difference` one minus the other; `href` leads to what they are of. */
export type DifferencePoint = {
  readonly id: string;
  readonly title: string;
  readonly x: number;
  readonly difference: number;
  readonly href: string;
};

/** Bias and limits of agreement, where there are enough points. */
export type DifferenceLines = { readonly bias?: number; readonly low?: number; readonly high?: number };

export type PlotFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type PlotScales = {
  readonly x: (value: number) => number;
  readonly y: (difference: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
};

/** Scales that hold every point and line, zero always among the differences. */
export function plotScales(
  points: readonly DifferencePoint[],
  lines: DifferenceLines,
  frame: PlotFrame,
): PlotScales {
  const xs = points.map(({ x }) => x);
  const ys = [
    0,
    ...points.map(({ difference }) => difference),
    ...[lines.low, lines.high].flatMap((value) => value ?? []),
  ];
  const [x0, x1] = widened(xs.length === 0 ? [0, 1] : xs);
  const [y0, y1] = widened(ys);
  return {
    x: (value) => frame.left + (frame.width * (value - x0)) / (x1 - x0),
    y: (value) => frame.top + frame.height * (1 - (value - y0) / (y1 - y0)),
    xTicks: roundTicks(x0, x1, Math.max(2, Math.floor(frame.width / 90))),
    yTicks: roundTicks(y0, y1, 5),
  };
}

/** The range of values with a twentieth of room on either side; never empty. */
function widened(values: readonly number[]): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = high > low ? (high - low) / 20 : Math.max(1, Math.abs(high) / 20);
  return [low - room, high + room];
}

/** At most about `most` round numbers (1, 2, 5 times a power of ten) within a range. */
export function roundTicks(low: number, high: number, most: number): readonly number[] {
  const rough = (high - low) / most;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, place) => (first + place) * step);
}
