import type { Random } from '#core/random.ts';
import type { Load } from '../work-plan.ts';
import { choose, truncatedNormal } from './distributions.ts';
import type { SimulatedPerson } from './subject.ts';

/** Speed and grade in one-minute units of progress, and what they cost this person. */
export type LoadRule = {
  /** The load `minutes` into the rising part (0 = its base, before any rise); negative is rest. */
  readonly loadAt: (minutes: number) => Load;
  /** What it demands in the steady state, mL/min. */
  readonly demandOf: (load: Load) => number;
  /** Extra minutes at the start of the rising part, so that it can begin above its base. */
  readonly headStartMin: number;
};

/** Above this speed people run: the two ACSM equations are not continuous, nor is the change of gait. */
const runningFromKmPerH = 7;

/**
 * Gross VO2, mL/kg/min, on a treadmill (ACSM's Guidelines for Exercise Testing and Prescription, 10th ed., 2018,
 * table 6.3): walking 0.1 v + 1.8 v G + 3.5, running 0.2 v + 0.9 v G + 3.5; v in m/min, G as a fraction.
 */
export function acsmTreadmillVo2(speedKmPerH: number, gradePercent: number): number {
  const v = (speedKmPerH * 1000) / 60;
  const grade = gradePercent / 100;
  return speedKmPerH >= runningFromKmPerH ? 0.2 * v + 0.9 * v * grade + 3.5 : 0.1 * v + 1.8 * v * grade + 3.5;
}

/**
 * A treadmill protocol that brings this person to the peak in about `targetMin`: running (speed rises at a fixed
 * grade) for the fit, walking with a rising grade, or both rising, for the others. The belt knows 0.1 km/h and 0.5 %.
 */
export function treadmillRule(random: Random, person: SimulatedPerson, targetMin: number): LoadRule {
  const { bodyMassKg, vo2RestMlPerMin } = person;
  const economy = truncatedNormal(random, 1, 0.06, 0.85, 1.2);
  const ofAcsm = (vo2MlPerMin: number): number =>
    3.5 + (vo2MlPerMin - vo2RestMlPerMin) / (economy * bodyMassKg);
  const peak = ofAcsm(1.06 * person.vo2PeakMlPerMin);
  const vt1 = ofAcsm(person.vt1MlPerMin);
  const gait = choose(random, [
    ['run', vt1 > 33 ? 6 : 0],
    ['walk', 2],
    ['both', 1],
  ] as const);
  const course =
    gait === 'run'
      ? runningCourse(random, peak, vt1, targetMin)
      : walkingCourse(random, peak, vt1, targetMin, gait);
  const toTenth = (value: number): number => Math.round(10 * value) / 10;
  const toHalf = (value: number): number => Math.round(2 * value) / 2;
  return {
    headStartMin: 0,
    loadAt: (minutes) => {
      if (minutes < 0) return { speedKmPerH: 0, gradePercent: 0 };
      if (minutes === 0) return { speedKmPerH: toTenth(course.warmUpKmPerH), gradePercent: 0 };
      return {
        speedKmPerH: toTenth(course.speedKmPerH + course.speedPerMin * minutes),
        gradePercent: Math.min(30, toHalf(course.gradePercent + course.gradePerMin * minutes)),
      };
    },
    demandOf: ({ speedKmPerH = 0, gradePercent = 0 }) => {
      const net = speedKmPerH === 0 ? 0.3 : acsmTreadmillVo2(speedKmPerH, gradePercent) - 3.5;
      return vo2RestMlPerMin + economy * net * bodyMassKg;
    },
  };
}

type BeltCourse = {
  readonly warmUpKmPerH: number;
  readonly speedKmPerH: number;
  readonly speedPerMin: number;
  readonly gradePercent: number;
  readonly gradePerMin: number;
};

function runningCourse(random: Random, peak: number, vt1: number, targetMin: number): BeltCourse {
  const gradePercent = choose(random, [
    [1, 3],
    [0, 1],
  ] as const);
  const perKmPerH = (1000 / 60) * (0.2 + (0.9 * gradePercent) / 100);
  const start = Math.max(runningFromKmPerH, (0.75 * vt1 - 3.5) / perKmPerH);
  const perMin = ((peak - 3.5) / perKmPerH - start) / targetMin;
  return {
    // Most runners warm up running, some walk.
    warmUpKmPerH: choose(random, [
      [start, 0.6],
      [Math.min(6, start), 0.4],
    ] as const),
    speedKmPerH: start,
    speedPerMin: nearest([0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.5], perMin),
    gradePercent,
    gradePerMin: 0,
  };
}

function walkingCourse(
  random: Random,
  peak: number,
  vt1: number,
  targetMin: number,
  gait: 'walk' | 'both',
): BeltCourse {
  const start = Math.min(5.5, Math.max(1, ((0.62 * vt1 - 3.5) / 0.1) * 0.06));
  // The belt must reach the peak at no more than 22 %: faster from the start, or faster on the way.
  const fastest = ((peak - 3.5) / (0.1 + 1.8 * 0.22)) * 0.06;
  const end = Math.min(6.9, Math.max(fastest, gait === 'both' ? start + 1.5 : start));
  const speedKmPerH = gait === 'both' ? start : Math.min(end, Math.max(start, fastest));
  const speedAtPeak = gait === 'both' ? end : speedKmPerH;
  const v = (speedAtPeak * 1000) / 60;
  const gradeAtPeak = Math.max(3, (100 * (peak - 3.5 - 0.1 * v)) / (1.8 * v));
  return {
    warmUpKmPerH: choose(random, [
      [start, 2],
      [Math.max(1, start - 1), 1],
    ] as const),
    speedKmPerH,
    speedPerMin: (speedAtPeak - speedKmPerH) / targetMin,
    gradePercent: 0,
    gradePerMin: nearest([0.3, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4], gradeAtPeak / targetMin),
  };
}

/** The listed value nearest to one: operators set round rates. */
export function nearest(values: readonly number[], wanted: number): number {
  let best = values[0] ?? wanted;
  for (const value of values) if (Math.abs(value - wanted) < Math.abs(best - wanted)) best = value;
  return best;
}
