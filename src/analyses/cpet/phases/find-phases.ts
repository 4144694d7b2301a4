import type { Remark } from '#core/remark.ts';
import type { Phase, Protocol } from '../finding.ts';
import { describeProtocol } from '../protocol.ts';
import type { Recording } from '../recording.ts';
import type { TestSeconds } from '../test-seconds.ts';
import { onlyWithin } from '../resampling.ts';
import { readBeltProfile } from './belt-load.ts';
import {
  boutsBefore,
  boutToPeak,
  isIntervals,
  isLevel,
  lastPause,
  stretchAroundPeak,
  stretchOfIntervals,
  verificationBout,
  type Bout,
  type ExercisePart,
} from './bouts.ts';
import { readLoadProfile, type LoadProfile } from './load-profile.ts';
import { layOutPhases } from './lay-out-phases.ts';
import { statedExercise } from './stated-phases.ts';
import { describeVo2Course, peakWindowS, type Vo2Course } from './vo2-course.ts';

export type FoundPhases = {
  readonly part: ExercisePart;
  readonly phases: readonly Phase[];
  readonly protocol: Protocol;
  readonly remarks: readonly Remark[];
};

/** Averages longer than this, or fewer of them, cannot show where a rise begins. */
export const longestBinS = 30;
export const fewestBins = 18;

/**
 * Finds rest, warm-up, stages, the exercise part and recovery: as the file states them, else from the load, else from
 * gas exchange. A second bout after the test is set apart first: it may reach a higher VO2 than the test.
 */
export function findPhases(recording: Recording, seconds: TestSeconds, whole: Vo2Course): FoundPhases {
  const workRate = profileOf(seconds, 'workRateW', 5);
  const speed = profileOf(seconds, 'speedKmPerH', 0.3);
  const verification = verificationBout(whole);
  const course =
    verification === undefined ? whole : courseUntil(verification.apartS, recording, seconds, whole);
  const kind = kindOfExercise(recording, seconds, course, workRate, speed);
  const belt = workRate === undefined ? readBeltProfile(seconds) : undefined;
  const load = workRate ?? belt;
  const stated = statedExercise(recording, course);
  const remarks: Remark[] = [];
  const part: ExercisePart = { kind, ...locate(kind, course, stated, load, remarks) };
  const earlier = kind === 'incremental' ? earlierBouts(part, course, stated, load) : [];
  const later = kind === 'incremental' && verification !== undefined ? [verification] : [];
  if (later.length > 0 && verification !== undefined) remarks.push(remarkOn(verification));
  return {
    part,
    phases: layOutPhases(recording, seconds, course, part, earlier, later),
    protocol: describeProtocol({ part: kind, hasEarlierStages: earlier.length > 0, workRate, speed, belt }),
    remarks,
  };
}

/** The course as if the recording had ended then. */
function courseUntil(
  untilS: number,
  { sampling }: Recording,
  { vo2 }: TestSeconds,
  whole: Vo2Course,
): Vo2Course {
  return describeVo2Course(onlyWithin(vo2, vo2.firstS, untilS), peakWindowS(sampling)) ?? whole;
}

function remarkOn(bout: Bout): Remark {
  return {
    code: 'verification-bout',
    severity: 'note',
    detail: `a second bout from ${bout.startS} to ${bout.endS} s reaches a VO2 like the test's; it is not part of the rise`,
    value: bout.startS,
  };
}

function profileOf(seconds: TestSeconds, id: 'workRateW' | 'speedKmPerH', unit: number) {
  const load = seconds.load(id);
  return load === undefined ? undefined : readLoadProfile(load, unit);
}

function kindOfExercise(
  recording: Recording,
  seconds: TestSeconds,
  course: Vo2Course,
  workRate: LoadProfile | undefined,
  speed: LoadProfile | undefined,
): ExercisePart['kind'] {
  const { sampling, timeS } = recording;
  if (sampling.kind === 'averaged' && (sampling.intervalS > longestBinS || timeS.length < fewestBins))
    return 'exercise';
  if (isIntervals(course) || workRate?.kind === 'intervals') return 'intervals';
  if (workRate !== undefined) return workRate.kind === 'constant' ? 'constant-load' : 'incremental';
  if (speed?.kind === 'constant') return gradeRises(seconds) ? 'incremental' : 'constant-load';
  if (speed?.kind === 'ramp' || speed?.kind === 'steps') return 'incremental';
  return isLevel(course, stretchAroundPeak(course)) ? 'constant-load' : 'incremental';
}

/** Balke's treadmill test keeps its speed and raises the grade. */
function gradeRises(seconds: TestSeconds): boolean {
  const grade = seconds.load('gradePercent');
  const profile = grade === undefined ? undefined : readLoadProfile(grade, 0.5);
  return profile?.kind === 'ramp' || profile?.kind === 'steps';
}

type Found = Bout & { readonly foundFrom: Phase['foundFrom'] };

function locate(
  kind: ExercisePart['kind'],
  course: Vo2Course,
  stated: Bout | undefined,
  load: LoadProfile | undefined,
  remarks: Remark[],
): Found {
  if (stated !== undefined) {
    const startS = kind === 'incremental' ? riseWithin(stated, course, load) : stated.startS;
    return { startS, endS: stated.endS, foundFrom: 'stated' };
  }
  if (kind === 'intervals') return { ...stretchOfIntervals(course), foundFrom: 'gas-exchange' };
  if (kind === 'constant-load' && load?.kind === 'constant' && course.peakTimeS <= load.endS + 60)
    return { startS: load.startS, endS: load.endS, foundFrom: 'work-rate' };
  if (kind !== 'incremental') return { ...stretchAroundPeak(course), foundFrom: 'gas-exchange' };
  const byGas = boutToPeak(course);
  if (load?.kind !== 'ramp' && load?.kind !== 'steps') return { ...byGas, foundFrom: 'gas-exchange' };
  const apartS = Math.max(course.peakTimeS - load.endS, (load.startS + load.endS) / 2 - course.peakTimeS);
  if (apartS <= 90) return { startS: load.startS, endS: load.endS, foundFrom: 'work-rate' };
  remarks.push({
    code: 'load-and-vo2-apart',
    severity: 'warning',
    detail: `the highest load ends at ${load.endS} s, VO2 peaks at ${course.peakTimeS} s; phases are from gas exchange`,
    value: Math.abs(load.endS - course.peakTimeS),
  });
  return { ...byGas, foundFrom: 'gas-exchange' };
}

/** The stated exercise may hold stages and a pause before the rise: the load tells, else a pause in VO2. */
function riseWithin(stated: Bout, course: Vo2Course, load: LoadProfile | undefined): number {
  const isWithin = (second: number) => second >= stated.startS - 15 && second <= stated.endS - 120;
  if (load?.kind === 'ramp' || load?.kind === 'steps') {
    const stages = load.stages;
    const within = stages !== undefined && isWithin(stages.startS) && isWithin(load.startS);
    return within ? load.startS : stated.startS;
  }
  const pause = lastPause(course);
  if (pause === undefined || !isWithin(pause.bottomS) || pause.bottomS < stated.startS + 120)
    return stated.startS;
  return Math.max(stated.startS, Math.min(boutToPeak(course).startS, stated.endS));
}

/** Stages before the part that rises. */
function earlierBouts(
  part: ExercisePart,
  course: Vo2Course,
  stated: Bout | undefined,
  load: LoadProfile | undefined,
): readonly Bout[] {
  if (stated !== undefined && part.startS <= stated.startS) return [];
  const rises = load?.kind === 'ramp' || load?.kind === 'steps';
  if (rises && part.startS === load.startS) return load.stages === undefined ? [] : [load.stages];
  return boutsBefore(course, part.startS).filter(
    (bout) => stated === undefined || bout.startS >= stated.startS - 60,
  );
}
