/** One layer of a stack of shares over time; the layers of a stack sum to 1 at every time. */
export type ShareLayer = {
  readonly title: string;
  readonly colour: `--${string}`;
  readonly shares: readonly number[];
};

/** A moment on the stack's time axis with how uncertain it is. */
export type ShareMark = {
  readonly title: string;
  readonly timeS: number;
  readonly likely: { readonly low: number; readonly high: number };
  readonly range: { readonly low: number; readonly high: number };
};

/** A layer as drawn: its outline, and where its name fits best. */
export type DrawnLayer = {
  readonly title: string;
  readonly colour: `--${string}`;
  /** Points of a polygon, "x,y x,y …". */
  readonly outline: string;
  /** Middle of its widest place; undefined where the name would not fit. */
  readonly label?: { readonly x: number; readonly y: number };
};

export type StackFrame = {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

type Scale = (timeS: number) => number;

/** Seconds → x within the frame; times outside the axis end at its rim. */
export function timeScale(timeS: readonly number[], { leftPx, widthPx }: StackFrame): Scale {
  const first = timeS[0] ?? 0;
  const last = timeS.at(-1) ?? first;
  return (at) => {
    const share = last > first ? (at - first) / (last - first) : 0;
    return leftPx + widthPx * Math.min(1, Math.max(0, share));
  };
}

/** The layers as polygons, the first at the bottom. */
export function stackLayers(
  timeS: readonly number[],
  layers: readonly ShareLayer[],
  frame: StackFrame,
): readonly DrawnLayer[] {
  const x = timeScale(timeS, frame);
  const y = (share: number) => frame.topPx + frame.heightPx * (1 - Math.min(1, Math.max(0, share)));
  let below: readonly number[] = timeS.map(() => 0);
  return layers.map(({ title, colour, shares }) => {
    const lower = below;
    const upper = timeS.map((_, place) => (lower[place] ?? 0) + (shares[place] ?? 0));
    below = upper;
    const edge = (heights: readonly number[]) =>
      timeS.map((at, place) => `${x(at).toFixed(1)},${y(heights[place] ?? 0).toFixed(1)}`);
    const outline = [...edge(upper), ...edge(lower).toReversed()].join(' ');
    const place = widestPlace(shares, frame.heightPx);
    const label =
      place === undefined
        ? undefined
        : { x: x(timeS[place] ?? 0), y: y(((lower[place] ?? 0) + (upper[place] ?? 0)) / 2) };
    return { title, colour, outline, ...(label !== undefined && { label }) };
  });
}

/** A name needs this height. */
const labelHeightPx = 22;

/** The middle of the times at which a layer is about as high as it gets; undefined where a name does not fit in. */
function widestPlace(shares: readonly number[], heightPx: number): number | undefined {
  const most = Math.max(0, ...shares);
  if (most * heightPx < labelHeightPx) return undefined;
  const high = shares.flatMap((share, place) => (share >= 0.9 * most ? [place] : []));
  return high[Math.floor(high.length / 2)];
}

const stepsS = [15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600];

/** Whole steps of time for the axis, each at least `leastPx` from the next. */
export function timeTicks(timeS: readonly number[], widthPx: number, leastPx: number): readonly number[] {
  const first = timeS[0] ?? 0;
  const last = timeS.at(-1) ?? first;
  const most = Math.max(1, Math.floor(widthPx / leastPx));
  const stepS = stepsS.find((step) => (last - first) / step <= most) ?? 3600;
  const ticks: number[] = [];
  for (let at = Math.ceil(first / stepS) * stepS; at <= last; at += stepS) ticks.push(at);
  return ticks;
}

/** The place of the time nearest to an x; undefined for no times. */
export function placeAt(timeS: readonly number[], xPx: number, frame: StackFrame): number | undefined {
  if (timeS.length === 0 || frame.widthPx <= 0) return undefined;
  const first = timeS[0] ?? 0;
  const span = (timeS.at(-1) ?? first) - first;
  const wanted = first + (span * (xPx - frame.leftPx)) / frame.widthPx;
  let best = 0;
  timeS.forEach((at, place) => {
    if (Math.abs(at - wanted) < Math.abs((timeS[best] ?? 0) - wanted)) best = place;
  });
  return best;
}
