import type { TestFeatures } from '../features/test-features.ts';
import type { Intervals, PlacedThreshold } from '../domain-answer.ts';
import type { Interval } from '../../thresholds/estimate.ts';
import { within, type Span } from './span.ts';

/** VO2 is read off a straight line through this stretch to either side, HR and work rate as means over 10 s, s. */
const lineReachS = 40;
const meanReachS = 10;

/**
 * SD of VO2 read at a time that is known for certain, as a share: breath noise, leaks and drifts of the cart (measured
 * on 700 simulated tests: nine in ten within 4.5 %).
 */
const readingSd = 0.025;
const halfWidths = { interval50: 0.674, interval90: 1.645 } as const;

/** Reads a test's channels at times within the span. */
export type Readings = {
  readonly at: (timeS: number) => PlacedThreshold;
  /** VO2 at the ends of intervals in time, on the course of VO2 made to rise, and what reading it adds. */
  readonly vo2Intervals: (times: Intervals, vo2MlPerMin: number) => Intervals;
  readonly hrIntervals: (times: Intervals, hrBpm: number | undefined) => Intervals | undefined;
  readonly workRateIntervals: (times: Intervals, workRateW: number | undefined) => Intervals | undefined;
  /** VO2 as a share of its peak at each cell of the span, made to rise. */
  readonly risingShares: Float64Array;
  /** Mean rise of VO2 over the span, mL/min per s; never below a tenth of what takes it to its peak. */
  readonly riseMlPerMinPerS: number;
};

/** Prepares the readings of one test once. */
export function readingsOf(features: TestFeatures, span: Span): Readings {
  const vo2 = within(span, features.vo2MlPerMin);
  const hr = features.hrBpm && within(span, features.hrBpm);
  const workRate = features.workRateW && within(span, features.workRateW);
  const firstS = span.timeS[0] ?? 0;
  const cellOf = (timeS: number) => (timeS - firstS) / span.stepS;
  const risingVo2 = madeToRise(vo2);
  const risingHr = hr && madeToRise(hr);
  const risingWorkRate = workRate && madeToRise(workRate);
  const durationS = Math.max(span.stepS, (span.timeS.length - 1) * span.stepS);
  const rise = (risingVo2[risingVo2.length - 1] ?? 0) - (risingVo2[0] ?? 0);
  const peak = Math.max(1, features.vo2PeakMlPerMin);
  const ends = (series: Float64Array | undefined, times: Intervals, value: number | undefined) =>
    series === undefined || value === undefined
      ? undefined
      : readIntervals((timeS) => interpolate(series, cellOf(timeS)), times, value);
  return {
    at: (timeS) => {
      const cell = cellOf(timeS);
      return {
        timeS,
        vo2MlPerMin: lineAt(vo2, cell, lineReachS / span.stepS),
        ...(hr && { hrBpm: meanAround(hr, cell, meanReachS / span.stepS) }),
        ...(workRate && { workRateW: meanAround(workRate, cell, meanReachS / span.stepS) }),
      };
    },
    vo2Intervals: (times, vo2MlPerMin) =>
      withReading(
        readIntervals((timeS) => interpolate(risingVo2, cellOf(timeS)), times, vo2MlPerMin),
        vo2MlPerMin,
      ),
    hrIntervals: (times, hrBpm) => ends(risingHr, times, hrBpm),
    workRateIntervals: (times, workRateW) => ends(risingWorkRate, times, workRateW),
    risingShares: risingVo2.map((value) => value / peak),
    riseMlPerMinPerS: Math.max(rise, 0.1 * peak) / durationS,
  };
}

function readIntervals(read: (timeS: number) => number, times: Intervals, value: number): Intervals {
  const ends = ({ low, high }: Interval): Interval => ({
    low: Math.min(value, read(low)),
    high: Math.max(value, read(high)),
  });
  return { interval50: ends(times.interval50), interval90: ends(times.interval90) };
}

/** Widens by the error of reading, which does not depend on that in time. */
function withReading(intervals: Intervals, value: number): Intervals {
  const widen = (which: keyof Intervals): Interval => {
    const reading = halfWidths[which] * readingSd * value;
    const { low, high } = intervals[which];
    return {
      low: value - Math.hypot(value - low, reading),
      high: value + Math.hypot(high - value, reading),
    };
  };
  return { interval50: widen('interval50'), interval90: widen('interval90') };
}

/** The mean of what was reached before and of what is never undercut later: rises, and follows the series. */
export function madeToRise(series: Float64Array): Float64Array {
  const n = series.length;
  const rising = new Float64Array(n);
  let most = -Infinity;
  for (let i = 0; i < n; i += 1) rising[i] = most = Math.max(most, series[i] ?? most);
  let least = Infinity;
  for (let i = n - 1; i >= 0; i -= 1) {
    least = Math.min(least, series[i] ?? least);
    rising[i] = ((rising[i] ?? 0) + least) / 2;
  }
  return rising;
}

/** A series at a fractional cell; its ends beyond them. */
function interpolate(series: Float64Array, cell: number): number {
  const at = Math.min(series.length - 1, Math.max(0, cell));
  const low = Math.floor(at);
  const high = Math.min(series.length - 1, low + 1);
  return (series[low] ?? 0) + ((series[high] ?? 0) - (series[low] ?? 0)) * (at - low);
}

function meanAround(series: Float64Array, cell: number, reach: number): number {
  const steps = 4;
  let sum = 0;
  for (let k = -steps; k <= steps; k += 1) sum += interpolate(series, cell + (k / steps) * reach);
  return sum / (2 * steps + 1);
}

/** Height at a cell of the straight line through the cells within reach of it. */
function lineAt(series: Float64Array, cell: number, reach: number): number {
  let n = 0;
  let sumU = 0;
  let sumUU = 0;
  let sumY = 0;
  let sumUY = 0;
  const last = Math.min(series.length - 1, Math.floor(cell + reach));
  for (let i = Math.max(0, Math.ceil(cell - reach)); i <= last; i += 1) {
    const u = i - cell;
    const y = series[i] ?? 0;
    n += 1;
    sumU += u;
    sumUU += u * u;
    sumY += y;
    sumUY += u * y;
  }
  const spread = n * sumUU - sumU * sumU;
  return spread > 1e-9 ? (sumUU * sumY - sumU * sumUY) / spread : interpolate(series, cell);
}
