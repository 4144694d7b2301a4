/** Where an axis begins and ends, and the values that are written at it. */
export type Ticks = {
  readonly low: number;
  readonly high: number;
  readonly values: readonly number[];
  /** Digits after the point that tell neighbours apart. */
  readonly digits: number;
};

/** Steps of a time axis, s: halves and whole minutes, never 50 s. */
const timeStepsS = [5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200];

/** About `wanted` values at steps of 1, 2 or 5 times a power of ten; the ends are ticks themselves. */
export function niceTicks(low: number, high: number, wanted: number): Ticks {
  const [from, to] = spread(low, high);
  const step = niceStep((to - from) / Math.max(1, wanted));
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  return { ...ticksAt(first, last, step, digits), low: rounded(first * step), high: rounded(last * step) };
}

/** Values inside fixed ends. */
export function ticksBetween(low: number, high: number, wanted: number): Ticks {
  const [from, to] = spread(low, high);
  const step = niceStep((to - from) / Math.max(1, wanted));
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(from / step - 1e-9);
  return { ...ticksAt(first, Math.floor(to / step + 1e-9), step, digits), low: from, high: to };
}

/** Moments inside a stretch of time, s, at steps that a clock has. */
export function timeTicks(lowS: number, highS: number, wanted: number): Ticks {
  const [from, to] = spread(lowS, highS);
  const least = (to - from) / Math.max(1, wanted);
  const step = timeStepsS.find((each) => each >= least) ?? 7200 * Math.ceil(least / 7200);
  return { ...ticksAt(Math.ceil(from / step), Math.floor(to / step), step, 0), low: from, high: to };
}

/** Ends that are apart and no nonsense. */
function spread(low: number, high: number): readonly [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  if (high - low > Math.max(Math.abs(low), Math.abs(high)) * 1e-9 + 1e-12) return [low, high];
  const room = Math.max(Math.abs(low) * 0.1, 1);
  return [low - room, low + room];
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return times * power;
}

function ticksAt(
  first: number,
  last: number,
  step: number,
  digits: number,
): Pick<Ticks, 'values' | 'digits'> {
  const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => rounded((first + i) * step));
  return { values, digits };
}

/** Without the dust of binary fractions: 0.3, not 0.30000000000000004; and no −0. */
function rounded(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
