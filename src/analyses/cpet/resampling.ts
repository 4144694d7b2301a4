import type { Series } from './channels.ts';

/**
 * A channel at whole seconds. `values[i]` belongs to second `firstS + i` and is 0 where `known[i]` is 0, so that
 * sums need no test. Typed arrays because a batch spends its time in these loops.
 */
export type SecondSeries = {
  readonly firstS: number;
  readonly values: Float64Array;
  readonly known: Uint8Array;
};

/** A stretch without a valid sample, between the samples that enclose it, in seconds. */
export type Gap = { readonly startS: number; readonly endS: number };

export type ResampleOptions = {
  /** First whole second; default: the first one that is not before the first row. */
  readonly firstS?: number;
  /** Seconds inside a longer gap between valid samples stay unknown; default: every gap is bridged. */
  readonly maxGapS?: number;
};

/**
 * Interpolates linearly to whole seconds. Nothing is known before the first or after the last valid sample; samples
 * with the same time count as their mean. `timeS` must never run backwards.
 */
export function resampleToSeconds(
  timeS: readonly number[],
  values: Series,
  options: ResampleOptions = {},
): SecondSeries {
  const firstS = options.firstS ?? firstWholeSecond(timeS);
  const lastS = Math.floor(timeS[timeS.length - 1] ?? 0);
  const length = Math.max(0, lastS - firstS + 1);
  const result = { firstS, values: new Float64Array(length), known: new Uint8Array(length) };
  const maxGapS = options.maxGapS ?? Infinity;
  const knots = mergeKnots(timeS, values);
  for (let k = 0; k < knots.count; k += 1) {
    const startS = knots.timeS[k] ?? 0;
    const start = knots.values[k] ?? 0;
    // The last knot stands for itself alone; it is the end of a segment of no length.
    const endS = k + 1 < knots.count ? (knots.timeS[k + 1] ?? startS) : startS;
    const end = k + 1 < knots.count ? (knots.values[k + 1] ?? start) : start;
    const bridged = endS - startS <= maxGapS;
    const slope = endS > startS ? (end - start) / (endS - startS) : 0;
    const stop = bridged ? endS : startS;
    for (let second = Math.max(firstS, Math.ceil(startS)); second <= stop && second <= lastS; second += 1) {
      result.values[second - firstS] = start + slope * (second - startS);
      result.known[second - firstS] = 1;
    }
  }
  return result;
}

/**
 * A channel that changes in steps (a load) at whole seconds: each value holds until the next one, for at most
 * `longestHoldS`. Interpolating would invent loads that were never set.
 */
export function holdToSeconds(timeS: readonly number[], values: Series, longestHoldS: number): SecondSeries {
  const firstS = firstWholeSecond(timeS);
  const lastS = Math.floor(timeS[timeS.length - 1] ?? 0);
  const length = Math.max(0, lastS - firstS + 1);
  const result = { firstS, values: new Float64Array(length), known: new Uint8Array(length) };
  for (let i = 0; i < timeS.length; i += 1) {
    const value = values[i];
    const time = timeS[i];
    if (value === undefined || time === undefined) continue;
    // Later rows overwrite what earlier ones held, and all of it where the next one has a value.
    const next = values[i + 1] === undefined ? undefined : timeS[i + 1];
    const until = Math.min(lastS, next !== undefined && next >= time ? next : Infinity, time + longestHoldS);
    for (let second = Math.max(firstS, Math.ceil(time)); second <= until; second += 1) {
      result.values[second - firstS] = value;
      result.known[second - firstS] = 1;
    }
  }
  return result;
}

/** The gaps between valid samples that are longer than `longerThanS`, in order. */
export function gapsBetween(timeS: readonly number[], values: Series, longerThanS: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let previous: number | undefined;
  for (let i = 0; i < timeS.length; i += 1) {
    const time = timeS[i];
    if (time === undefined || values[i] === undefined) continue;
    if (previous !== undefined && time - previous > longerThanS) gaps.push({ startS: previous, endS: time });
    previous = time;
  }
  return gaps;
}

/** The same series with every second outside [fromS, toS] unknown; the grid of seconds stays as it is. */
export function onlyWithin(series: SecondSeries, fromS: number, toS: number): SecondSeries {
  const from = Math.max(0, Math.ceil(fromS) - series.firstS);
  const to = Math.min(series.values.length, Math.floor(toS) - series.firstS + 1);
  const values = new Float64Array(series.values.length);
  const known = new Uint8Array(series.values.length);
  if (to > from) {
    values.set(series.values.subarray(from, to), from);
    known.set(series.known.subarray(from, to), from);
  }
  return { firstS: series.firstS, values, known };
}

/** The value at a whole second; undefined where none is known. */
export function valueAt(series: SecondSeries, second: number): number | undefined {
  const index = Math.round(second) - series.firstS;
  return series.known[index] === 1 ? series.values[index] : undefined;
}

/** Mean of the known seconds in [fromS, toS]; undefined where there are none. */
export function meanWithin(series: SecondSeries, fromS: number, toS: number): number | undefined {
  const from = Math.max(0, Math.ceil(fromS) - series.firstS);
  const to = Math.min(series.values.length - 1, Math.floor(toS) - series.firstS);
  let sum = 0;
  let count = 0;
  for (let i = from; i <= to; i += 1) {
    sum += series.values[i] ?? 0;
    count += series.known[i] ?? 0;
  }
  return count > 0 ? sum / count : undefined;
}

function mergeKnots(timeS: readonly number[], values: Series) {
  const times = new Float64Array(timeS.length);
  const means = new Float64Array(timeS.length);
  let count = 0;
  let tied = 0;
  for (let i = 0; i < timeS.length; i += 1) {
    const time = timeS[i];
    const value = values[i];
    if (time === undefined || value === undefined) continue;
    if (count > 0 && times[count - 1] === time) {
      tied += 1;
      const before = means[count - 1] ?? value;
      means[count - 1] = before + (value - before) / (tied + 1);
    } else {
      times[count] = time;
      means[count] = value;
      count += 1;
      tied = 0;
    }
  }
  return { timeS: times, values: means, count };
}

/** Adding 0 turns the -0 of a clock that starts at -0.5 into 0, which JSON keeps. */
function firstWholeSecond(timeS: readonly number[]): number {
  return Math.ceil(timeS[0] ?? 0) + 0;
}
