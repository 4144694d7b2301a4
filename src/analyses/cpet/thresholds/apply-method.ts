import { quantileMoving } from '#core/statistics.ts';
import type { Random } from '#core/random.ts';
import { bootstrapBreakpoints } from './bootstrap.ts';
import type { Interval, Method, Points, ThresholdEstimate, ThresholdValues } from './estimate.ts';
import type { IncrementalSeries, Region } from './incremental-series.ts';
import { drawPoints } from './points.ts';

/** How much a method may use: draws of the bootstrap, and its random numbers. */
export type Effort = { readonly draws: number; readonly random: Random };

/**
 * One method's threshold within a region of the incremental part, with its 90 % bootstrap interval; indeterminate with
 * the reason where the channel is missing, nothing can be fitted, or the fit does not convince.
 */
export function applyMethod(
  method: Method,
  series: IncrementalSeries,
  region: Region,
  effort: Effort,
): ThresholdEstimate {
  const { id, which } = method;
  const points = drawPoints(series, region, method);
  if (points === undefined)
    return { method: id, which, determinate: false, reason: 'a channel it needs is missing' };
  const found = points.last < points.first ? undefined : method.locate(points);
  if (found === undefined) {
    return { method: id, which, determinate: false, reason: 'too little data on one side of any breakpoint' };
  }
  const index = gridIndexAt(points, found.x);
  const at = valuesAt(series, index);
  const doubt = found.doubt ?? method.corroborate?.(series, Math.round(index));
  if (doubt !== undefined) return { method: id, which, determinate: false, reason: doubt, candidate: at };

  const drawn = bootstrapBreakpoints(points, found, {
    draws: effort.draws,
    blockPoints: Math.max(2, Math.round(30 / series.stepS)),
    random: effort.random,
  });
  const grid = drawn.map((x) => gridIndexAt(points, x));
  const times = grid.map((i) => interpolate(series.timeS, i));
  const vo2 = grid.map((i) => interpolate(series.vo2MlPerMin, i));
  return {
    method: id,
    which,
    determinate: true,
    ...at,
    interval90S: centralInterval(times, at.timeS),
    interval90Vo2MlPerMin: centralInterval(vo2, at.vo2MlPerMin),
  };
}

/** The middle 90 % of the draws, widened where needed to hold the estimate itself; it moves the draws about. */
function centralInterval(values: Float64Array, estimate: number): Interval {
  const low = quantileMoving(values, 0.05) ?? estimate;
  const high = quantileMoving(values, 0.95) ?? estimate;
  return { low: Math.min(low, estimate), high: Math.max(high, estimate) };
}

/**
 * Place on the time grid (fractional index) of an abscissa: between neighbours where x is time, else the mean place of
 * the five points nearest in x, which one noisy sample cannot move far.
 */
function gridIndexAt(points: Points, x: number): number {
  const n = points.x.length;
  let low = Math.max(0, Math.min(firstFrom(points.x, x) - 3, n - 5));
  while (low + 5 < n && Math.abs((points.x[low + 5] ?? 0) - x) < Math.abs((points.x[low] ?? 0) - x)) low += 1;
  let weights = 0;
  let sum = 0;
  const span = Math.abs((points.x[Math.min(n - 1, low + 4)] ?? 0) - (points.x[low] ?? 0)) / 4 + 1e-9;
  for (let i = low; i < Math.min(n, low + 5); i += 1) {
    const weight = 1 / (1 + (Math.abs((points.x[i] ?? 0) - x) / span) ** 2);
    weights += weight;
    sum += weight * (points.gridIndex[i] ?? 0);
  }
  return weights > 0 ? sum / weights : 0;
}

/** The first place in rising values that is not below x; their number where all are. */
function firstFrom(values: Float64Array, x: number): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? 0) < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A series at a fractional index. */
function interpolate(values: Float64Array, index: number): number {
  const low = Math.max(0, Math.min(values.length - 1, Math.floor(index)));
  const high = Math.min(values.length - 1, low + 1);
  const share = Math.min(1, Math.max(0, index - low));
  return (values[low] ?? 0) * (1 - share) + (values[high] ?? 0) * share;
}

/**
 * Values around a place on the grid: a threshold's values come from a neighbourhood, never one breath. HR and work rate
 * are means over ±10 s; VO2, the noisiest, is the middle of a straight line through ±40 s.
 */
export function valuesAt(series: IncrementalSeries, index: number): ThresholdValues {
  const around = (values: Float64Array): number => {
    const reach = 10 / series.stepS;
    const steps = 4;
    let sum = 0;
    for (let k = -steps; k <= steps; k += 1) sum += interpolate(values, index + (k / steps) * reach);
    return sum / (2 * steps + 1);
  };
  return {
    timeS: interpolate(series.timeS, index),
    vo2MlPerMin: lineAt(series.vo2MlPerMin, index, 40 / series.stepS),
    ...(series.hrBpm && { hrBpm: around(series.hrBpm) }),
    ...(series.workRateW && { workRateW: around(series.workRateW) }),
  };
}

/** Height at an index of the straight line through the points within `reach` of it. */
function lineAt(values: Float64Array, index: number, reach: number): number {
  let count = 0;
  let sumU = 0;
  let sumUU = 0;
  let sumY = 0;
  let sumUY = 0;
  for (let i = Math.ceil(index - reach); i <= index + reach; i += 1) {
    const y = values[i];
    if (y === undefined) continue;
    const u = i - index;
    count += 1;
    sumU += u;
    sumUU += u * u;
    sumY += y;
    sumUY += u * y;
  }
  const spread = count * sumUU - sumU * sumU;
  return spread > 0 ? (sumUU * sumY - sumU * sumUY) / spread : interpolate(values, index);
}
