import type { Remark } from '#core/remark.ts';
import type { ChosenRows } from './adjustments.ts';
import { clean, type Cleaned } from './cleaning/clean.ts';
import { shortestTestS, thresholdGates } from './gates.ts';
import type { CpetOptions } from './options.ts';
import { findPeaks, type FoundPeaks } from './peaks/find-peaks.ts';
import { findPhases, type FoundPhases } from './phases/find-phases.ts';
import { describeVo2Course, peakWindowS, type Vo2Course } from './phases/vo2-course.ts';
import type { Recording } from './recording.ts';
import { atSeconds, type TestSeconds } from './test-seconds.ts';
import { findThresholds, type Thresholds } from './thresholds/find-thresholds.ts';
import { gridOf } from './thresholds/incremental-grid.ts';

/** A cleaned test with its phases, peaks and classical thresholds: all that a network may ask of it. */
export type PreparedTest = {
  readonly recording: Recording;
  readonly cleaned: Cleaned;
  readonly seconds: TestSeconds;
  readonly course: Vo2Course;
  readonly found: FoundPhases;
  readonly peaks: FoundPeaks;
  /** Why the test can have no thresholds; empty where it can. */
  readonly impossible: readonly Remark[];
  /** The classical methods; undefined where the test can have no thresholds. */
  readonly thresholds: Thresholds | undefined;
};

/** A recording in which not even a peak can be looked for, and why. */
export type UnusableTest = {
  readonly recording: Recording;
  readonly cleaned: Cleaned;
  readonly code: 'too-short' | 'no-complete-window';
  readonly detail: string;
};

/** 50 draws suit a batch; the seed is fixed, so that a file gives the same numbers for ever. */
const search = { draws: 50, seed: 20_240_117 };

/**
 * Cleans a recording and finds phases, peaks and classical thresholds; or says why that cannot be. `rows`: breaths that a
 * person left out or took in again.
 */
export function prepareTest(
  recording: Recording,
  options: CpetOptions,
  rows?: ChosenRows,
): PreparedTest | UnusableTest {
  const cleaned = clean(recording, rows);
  const unusable = (code: UnusableTest['code'], detail: string) => ({ recording, cleaned, code, detail });
  const seconds = atSeconds(recording, cleaned);
  const recordedS = seconds === undefined ? 0 : secondsSpanned(seconds.vo2.known);
  if (seconds === undefined || recordedS < shortestTestS)
    return unusable('too-short', `too short for a peak test: VO2 over ${recordedS} s, under 3 min`);
  const windowS = peakWindowS(recording.sampling);
  const course = describeVo2Course(seconds.vo2, windowS);
  if (course === undefined) return unusable('no-complete-window', `no ${windowS} s without a gap in VO2`);
  const found = findPhases(recording, seconds, course);
  const peaks = findPeaks(recording, cleaned, seconds, found.part, options.peakAveraging);
  const gated = thresholdGates({ recording, cleaned, course, part: found.part });
  const grid = gated.length === 0 ? gridOf(seconds, found.part) : undefined;
  const thresholds = grid && findThresholds(grid, search);
  const impossible = gated.length === 0 && grid === undefined ? [tooLittleKnown] : gated;
  return { recording, cleaned, seconds, course, found, peaks, impossible, thresholds };
}

/** Rows enough, and yet not spread over the exercise: the grid of the methods stays empty. */
const tooLittleKnown: Remark = {
  code: 'vco2-mostly-missing',
  severity: 'warning',
  detail: 'VO2 and VCO2 together are known in less than four fifths of the exercise part',
};

/** From the first to the last known second. */
function secondsSpanned(known: Uint8Array): number {
  const first = known.indexOf(1);
  return first < 0 ? 0 : known.lastIndexOf(1) - first + 1;
}
