import type { Phase } from '../finding.ts';
import { courseAt, levelAt, type Vo2Course } from './vo2-course.ts';

/** A stretch of exercise, s on the file's clock; the end is exclusive. */
export type Bout = { readonly startS: number; readonly endS: number };

/** The part of the test that peaks come from, and what kind of exercise it is. */
export type ExercisePart = Bout & {
  readonly kind: 'incremental' | 'constant-load' | 'intervals' | 'exercise';
  readonly foundFrom: Phase['foundFrom'];
};

/**
 * Exercise has begun where VO2 leaves its base by an eighth of the way to the peak. Chosen on nine real tests with
 * rest, walking, unloaded cycling or an earlier stage before the rise: all starts within 11 s of a careful reader's.
 */
const startShare = 0.125;
/** Below this share between two stretches of exercise there was a pause. */
const pauseShare = 0.35;
/** A bout of intervals comes this near to the peak. */
const fullBoutShare = 0.8;

/**
 * The bout that leads to the peak: from the last time VO2 was near its base, or near the bottom of a pause as deep as a
 * third of its range, until it last is at its peak.
 */
export function boutToPeak(course: Vo2Course): Bout {
  const nearBase = levelAt(course, startShare);
  const bottom = lastPause(course, pauseShare * (course.peakMlPerMin - course.baseMlPerMin)) ?? 0;
  const level = bottom < nearBase ? nearBase : bottom + startShare * (course.peakMlPerMin - bottom);
  let second = Math.floor(course.peakTimeS);
  while (second > course.firstS && courseAt(course, second) > level) second -= 1;
  return { startS: second, endS: course.lastAtPeakS };
}

/** The lowest VO2 of the last pause before the peak that is deeper than `depth`; undefined where there is none. */
function lastPause(course: Vo2Course, depth: number): number | undefined {
  let lowest = Infinity;
  for (let second = Math.floor(course.peakTimeS); second >= course.firstS; second -= 1) {
    const vo2 = courseAt(course, second);
    lowest = Math.min(lowest, vo2);
    if (vo2 - lowest > depth) return lowest;
  }
  return undefined;
}

/** Bouts of at least a minute between pauses, before `untilS`. */
export function boutsBefore(course: Vo2Course, untilS: number): readonly Bout[] {
  return stretchesAbove(course, levelAt(course, pauseShare)).filter(
    (bout) => bout.endS <= untilS && bout.endS - bout.startS >= 60,
  );
}

/** The whole stretch of exercise around the peak, for tests that do not rise: until VO2 is last near its peak. */
export function stretchAroundPeak(course: Vo2Course): Bout {
  const { startS } = boutToPeak(course);
  const high = levelAt(course, 0.9);
  let second = course.firstS + course.smoothMlPerMin.length - 1;
  while (second > startS && courseAt(course, second) < high) second -= 1;
  return { startS, endS: Math.max(second + 1, course.lastAtPeakS) };
}

/** Bouts of like height with pauses between; three or more make intervals. */
function fullBouts(course: Vo2Course): readonly Bout[] {
  const full = levelAt(course, fullBoutShare);
  return stretchesAbove(course, levelAt(course, pauseShare)).filter((bout) => {
    for (let second = bout.startS; second < bout.endS; second += 1) {
      if (courseAt(course, second) >= full) return true;
    }
    return false;
  });
}

/** Whether VO2 comes near its peak three times or more, with pauses between. */
export function isIntervals(course: Vo2Course): boolean {
  return fullBouts(course).length >= 3;
}

/** From the first bout of intervals to the end of the last, or of the one stretch that there is. */
export function stretchOfIntervals(course: Vo2Course): Bout {
  const bouts = fullBouts(course);
  const whole = stretchAroundPeak(course);
  return { startS: bouts[0]?.startS ?? whole.startS, endS: bouts.at(-1)?.endS ?? whole.endS };
}

/** Whether VO2 stays level after the first third of a stretch: until its end it never rises by a fifth of its range. */
export function isLevel(course: Vo2Course, bout: Bout): boolean {
  const end = courseAt(course, bout.endS - 1);
  let lowest = end;
  for (let second = bout.startS + (bout.endS - bout.startS) / 3; second < bout.endS; second += 1) {
    lowest = Math.min(lowest, courseAt(course, second));
  }
  return end - lowest < 0.2 * (course.peakMlPerMin - course.baseMlPerMin);
}

function stretchesAbove(course: Vo2Course, level: number): readonly Bout[] {
  const stretches: Bout[] = [];
  let startS: number | undefined;
  const endS = course.firstS + course.smoothMlPerMin.length;
  for (let second = course.firstS; second <= endS; second += 1) {
    const above = second < endS && courseAt(course, second) > level;
    if (above && startS === undefined) startS = second;
    if (!above && startS !== undefined) {
      stretches.push({ startS, endS: second });
      startS = undefined;
    }
  }
  return stretches;
}
