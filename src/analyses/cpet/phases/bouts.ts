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
/** Between a test and its verification VO2 falls to this share of its range; the verification lasts 5 min at most. */
const verificationShare = 0.6;
const longestVerificationS = 300;

/** A pause between stages and ramp, in VO2. */
export type Pause = {
  /** Where VO2 was last at its lowest before it rises to the peak, s. */
  readonly bottomS: number;
  readonly bottomMlPerMin: number;
  /** The highest VO2 before it. */
  readonly beforeMlPerMin: number;
};

/**
 * The bout that leads to the peak: from the last time VO2 was near its base, or from the rise after the last pause,
 * until it last is at its peak.
 */
export function boutToPeak(course: Vo2Course): Bout {
  const nearBase = levelAt(course, startShare);
  const pause = lastPause(course);
  const second = lastBelow(course, nearBase, course.peakTimeS);
  const afterPause = pause === undefined ? course.firstS : startAfter(course, pause);
  return { startS: Math.max(second, afterPause), endS: course.lastAtPeakS };
}

function lastBelow(course: Vo2Course, level: number, fromS: number): number {
  let second = Math.floor(fromS);
  while (second > course.firstS && courseAt(course, second) > level) second -= 1;
  return second;
}

/**
 * The last pause before the peak: VO2 falls by a third of its range, or by a sixth of it to near what a warm-up asks
 * for. A run that slows down to a walk a third of the way up is no pause; careful readers count it to the test.
 */
export function lastPause(course: Vo2Course): Pause | undefined {
  const range = course.peakMlPerMin - course.baseMlPerMin;
  const nearWarmUp = levelAt(course, 0.27);
  let lowest = Infinity;
  let bottomS = course.firstS;
  let found = false;
  let beforeMlPerMin = -Infinity;
  for (let second = Math.floor(course.peakTimeS); second >= course.firstS; second -= 1) {
    const vo2 = courseAt(course, second);
    if (found) beforeMlPerMin = Math.max(beforeMlPerMin, vo2);
    else if (vo2 < lowest) {
      lowest = vo2;
      bottomS = second;
    } else found = vo2 - lowest > (lowest < nearWarmUp ? 1 / 6 : pauseShare) * range;
  }
  return found ? { bottomS, bottomMlPerMin: lowest, beforeMlPerMin } : undefined;
}

/** VO2 follows a ramp with a lag of about this (45 ± 5 s in healthy people, 60 in heart failure, less the smoothing). */
const rampLagS = 35;

/**
 * Where the load begins to rise after a pause. Where it steps up, VO2 rises faster at first than on its whole way, and
 * an eighth of the way up the step is seen; behind a ramp it leaves the bottom late, by its lag.
 */
function startAfter(course: Vo2Course, { bottomMlPerMin }: Pause): number {
  const rise = course.peakMlPerMin - bottomMlPerMin;
  const leavesS = lastBelow(course, bottomMlPerMin + 0.03 * rise, course.peakTimeS);
  const firstMinute = courseAt(course, leavesS + 60) - courseAt(course, leavesS);
  const usualMinute = (60 * rise) / (course.peakTimeS - leavesS);
  if (firstMinute <= 1.35 * usualMinute) return leavesS - rampLagS;
  const nearBase = levelAt(course, startShare);
  return lastBelow(
    course,
    bottomMlPerMin < nearBase ? nearBase : bottomMlPerMin + startShare * rise,
    course.peakTimeS,
  );
}

/** Bouts of at least a minute between pauses, before `untilS`. */
export function boutsBefore(course: Vo2Course, untilS: number): readonly Bout[] {
  const pause = lastPause(course);
  const halfWay =
    pause === undefined
      ? Infinity
      : 0.5 * (pause.bottomMlPerMin + Math.min(pause.beforeMlPerMin, course.peakMlPerMin));
  return stretchesAbove(course, Math.min(levelAt(course, pauseShare), halfWay))
    .filter((bout) => bout.startS < untilS && bout.endS <= untilS + rampLagS && bout.endS - bout.startS >= 60)
    .map((bout) => ({ startS: bout.startS, endS: Math.min(bout.endS, untilS) }));
}

/**
 * A second, shorter bout after the test that comes as near to the peak as the test itself: undefined where there is
 * none, and where there are more (intervals). `apartS` is where VO2 is lowest between the two.
 */
export function verificationBout(course: Vo2Course): (Bout & { readonly apartS: number }) | undefined {
  const [test, second, ...others] = stretchesAbove(course, levelAt(course, verificationShare)).filter(
    (bout) => reaches(course, bout, levelAt(course, fullBoutShare)),
  );
  if (test === undefined || second === undefined || others.length > 0) return undefined;
  const length = second.endS - second.startS;
  if (length > longestVerificationS || length > 0.75 * (test.endS - test.startS)) return undefined;
  let apartS = test.endS;
  for (let s = test.endS; s < second.startS; s += 1) {
    if (courseAt(course, s) < courseAt(course, apartS)) apartS = s;
  }
  return { ...second, apartS };
}

function reaches(course: Vo2Course, bout: Bout, level: number): boolean {
  for (let second = bout.startS; second < bout.endS; second += 1) {
    if (courseAt(course, second) >= level) return true;
  }
  return false;
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
  return stretchesAbove(course, levelAt(course, pauseShare)).filter((bout) => reaches(course, bout, full));
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
