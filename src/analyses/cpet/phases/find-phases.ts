import type { Remark } from '#core/remark.ts';
import type { Phase, Protocol } from '../finding.ts';
import { describeProtocol } from '../protocol.ts';
import type { Recording } from '../recording.ts';
import type { TestSeconds } from '../test-seconds.ts';
import {
  boutsBefore,
  boutToPeak,
  isIntervals,
  isLevel,
  stretchAroundPeak,
  stretchOfIntervals,
  type Bout,
  type ExercisePart,
} from './bouts.ts';
import { readLoadProfile, type LoadProfile } from './load-profile.ts';
import { layOutPhases } from './lay-out-phases.ts';
import { statedExercise } from './stated-phases.ts';
import type { Vo2Course } from './vo2-course.ts';

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
 * Finds rest, warm-up, stages, the exercise part and recovery: as the file states them, else from the work rate, else
 * from gas exchange. Belt speed names the protocol but not the phases: on a treadmill the walk to the first running
 * stage already belongs to the rise of VO2.
 */
export function findPhases(recording: Recording, seconds: TestSeconds, course: Vo2Course): FoundPhases {
  const workRate = profileOf(seconds, 'workRateW', 5);
  const speed = profileOf(seconds, 'speedKmPerH', 0.3);
  const kind = kindOfExercise(recording, seconds, course, workRate, speed);
  const stated = statedExercise(recording, course);
  const remarks: Remark[] = [];
  const part: ExercisePart = { kind, ...locate(kind, course, stated, workRate, remarks) };
  const earlier = kind === 'incremental' && stated === undefined ? boutsBefore(course, part.startS) : [];
  return {
    part,
    phases: layOutPhases(recording, seconds, course, part, earlier),
    protocol: describeProtocol({ part: kind, hasEarlierStages: earlier.length > 0, workRate, speed }),
    remarks,
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

function locate(
  kind: ExercisePart['kind'],
  course: Vo2Course,
  stated: Bout | undefined,
  workRate: LoadProfile | undefined,
  remarks: Remark[],
): Bout & { readonly foundFrom: Phase['foundFrom'] } {
  if (stated !== undefined) return { ...stated, foundFrom: 'stated' };
  if (kind === 'intervals') return { ...stretchOfIntervals(course), foundFrom: 'gas-exchange' };
  if (kind !== 'incremental') return { ...stretchAroundPeak(course), foundFrom: 'gas-exchange' };
  const byGas = boutToPeak(course);
  if (workRate?.kind !== 'ramp' && workRate?.kind !== 'steps') return { ...byGas, foundFrom: 'gas-exchange' };
  const apartS = Math.abs(workRate.endS - course.peakTimeS);
  if (apartS <= 90) return { startS: workRate.startS, endS: workRate.endS, foundFrom: 'work-rate' };
  remarks.push({
    code: 'load-and-vo2-apart',
    severity: 'warning',
    detail: `the highest work rate ends at ${workRate.endS} s, VO2 peaks at ${course.peakTimeS} s; phases are from gas exchange`,
    value: apartS,
  });
  return { ...byGas, foundFrom: 'gas-exchange' };
}
