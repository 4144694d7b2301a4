import { largestMovingTimeMean } from '../averaging/largest-means.ts';
import type { Sampling } from '../recording.ts';
import type { SecondSeries } from '../resampling.ts';

/** The course of VO2 over the whole recording, smoothed enough to show phases rather than breaths. */
export type Vo2Course = {
  readonly firstS: number;
  /** Centred 31-s means, second by second; through unknown stretches the last one is held. */
  readonly smoothMlPerMin: Float64Array;
  readonly peakMlPerMin: number;
  /** Centre of the highest window. */
  readonly peakTimeS: number;
  /** Centre of the last window within 0.5 % of the highest: exercise goes on while VO2 is at its peak. */
  readonly lastAtPeakS: number;
  /** Lowest smoothed VO2 before the peak. */
  readonly baseMlPerMin: number;
};

const halfWindowS = 15;

/** Width of the window that finds the peak of the course, s: 30, or two bins where the cart averaged over more. */
export function peakWindowS(sampling: Sampling): number {
  return sampling.kind === 'averaged' ? Math.max(30, Math.round(2 * sampling.intervalS)) : 30;
}

/** Describes VO2's course; undefined where no window of `peakWindowS` is complete. */
export function describeVo2Course(vo2: SecondSeries, peakWindowS: number): Vo2Course | undefined {
  const peak = largestMovingTimeMean(vo2, peakWindowS);
  if (peak === undefined) return undefined;
  const smooth = smoothed(vo2);
  const peakIndex = Math.floor(peak.timeS) - vo2.firstS;
  let base = smooth[0] ?? 0;
  for (let i = 0; i < peakIndex; i += 1) base = Math.min(base, smooth[i] ?? base);
  return {
    firstS: vo2.firstS,
    smoothMlPerMin: smooth,
    peakMlPerMin: peak.mean,
    peakTimeS: peak.timeS,
    lastAtPeakS: lastWindowNearPeak(vo2, peakWindowS, 0.995 * peak.mean),
    baseMlPerMin: base,
  };
}

function smoothed(series: SecondSeries): Float64Array {
  const n = series.values.length;
  const smooth = new Float64Array(n);
  let sum = 0;
  let count = 0;
  let held = series.values.find((_, i) => series.known[i] === 1) ?? 0;
  const add = (index: number, sign: 1 | -1) => {
    if (index < 0 || index >= n) return;
    sum += sign * (series.values[index] ?? 0);
    count += sign * (series.known[index] ?? 0);
  };
  for (let i = 0; i < halfWindowS; i += 1) add(i, 1);
  for (let i = 0; i < n; i += 1) {
    add(i + halfWindowS, 1);
    add(i - halfWindowS - 1, -1);
    if (count > 0) held = sum / count;
    smooth[i] = held;
  }
  return smooth;
}

function lastWindowNearPeak(series: SecondSeries, lengthS: number, atLeast: number): number {
  const n = series.values.length;
  let sum = 0;
  let count = 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    sum += series.values[i] ?? 0;
    count += series.known[i] ?? 0;
    if (i + lengthS < n) {
      sum -= series.values[i + lengthS] ?? 0;
      count -= series.known[i + lengthS] ?? 0;
    }
    // A hair below, so that rounding in the running sum cannot hide the highest window itself.
    if (count === lengthS && sum / lengthS >= atLeast * (1 - 1e-9)) {
      return series.firstS + i + (lengthS - 1) / 2;
    }
  }
  return series.firstS + n - 1;
}

/** Smoothed VO2 at a second, mL/min. */
export function courseAt(course: Vo2Course, second: number): number {
  const last = course.smoothMlPerMin.length - 1;
  const index = Math.min(last, Math.max(0, Math.round(second) - course.firstS));
  return course.smoothMlPerMin[index] ?? 0;
}

/** VO2 above the base by this share of the way to the peak, mL/min. */
export function levelAt(course: Vo2Course, share: number): number {
  return course.baseMlPerMin + share * (course.peakMlPerMin - course.baseMlPerMin);
}
