import { vo2AtTime } from '../calibration/vo2-over-time.ts';
import type { CompleteLabel, ThresholdLabel } from './label.ts';
import type { RisingVo2 } from './vo2-course.ts';

/**
 * A label with time and VO2. VO2 that was not marked is the smoothed VO2 at the time, a time that was not marked the
 * first crossing of the VO2 in the rising part. Undefined where the time lies outside the record, or the VO2 is never
 * reached or was passed before the rise.
 */
export function completeLabel(label: ThresholdLabel, course: RisingVo2): CompleteLabel | undefined {
  const { timeS, vo2MlPerMin } = label;
  if (timeS !== undefined) {
    if (timeS < (course.timeS[0] ?? Infinity) || timeS > (course.timeS.at(-1) ?? -Infinity)) return undefined;
    const read = vo2MlPerMin ?? vo2AtTime(course, timeS);
    return read === undefined ? undefined : { timeS, vo2MlPerMin: read };
  }
  if (vo2MlPerMin === undefined) return undefined;
  const crossingS = firstCrossingS(course, vo2MlPerMin);
  return crossingS === undefined ? undefined : { timeS: crossingS, vo2MlPerMin };
}

/** The first time in the rising part at which smoothed VO2 reaches a level from below, s. */
export function firstCrossingS(course: RisingVo2, vo2MlPerMin: number): number | undefined {
  const { timeS, startS, peakS } = course;
  for (let i = 1; i < timeS.length; i += 1) {
    const second = timeS[i] ?? 0;
    if (second <= startS) continue;
    if (second > peakS) return undefined;
    const before = course.vo2MlPerMin[i - 1] ?? 0;
    const value = course.vo2MlPerMin[i] ?? 0;
    if (before >= vo2MlPerMin || value < vo2MlPerMin) continue;
    const from = timeS[i - 1] ?? second;
    return from + ((second - from) * (vo2MlPerMin - before)) / (value - before);
  }
  return undefined;
}
