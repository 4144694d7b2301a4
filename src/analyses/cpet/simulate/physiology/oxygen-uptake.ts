import type { Random } from '#core/random.ts';
import { happens, truncatedNormal, uniform } from './distributions.ts';
import type { HardNegative } from './hard-negatives.ts';
import { at, softHinge, type PerSecond } from './per-second.ts';
import type { ExercisePlan } from './protocol.ts';
import { isPatient, type SimulatedPerson } from './subject.ts';

/** How this person's VO2 follows a demand. Time constants in s. */
export type OxygenTraits = {
  readonly timeConstantS: number;
  readonly muscleLungDelayS: number;
  readonly slowGain: number;
  readonly slowTimeConstantS: number;
  /** Sharpness of the plateau, mL/min. */
  readonly ceilingWidth: number;
  /** How far the demand has overshot VO2peak at the end; negative: stopped before a plateau. */
  readonly overshoot: number;
  readonly stopAtVo2MlPerMin: number;
  readonly offTimeConstantS: number;
  /** VO2 stays up for so long after the end (Bailey 2018: longer in heart failure). */
  readonly holdS: number;
  /** Share of the first step that appears at the mouth at once (cardiodynamic phase I). */
  readonly phaseOneShare: number;
};

/** VO2 at the mouth, mL/min STPD, and when the exercise ended. */
export type OxygenUptake = {
  readonly mouth: PerSecond;
  /** The part of it that came with the first rush of blood (phase I), and so brings its CO2 along. */
  readonly phaseOne: PerSecond;
  /** The last second of the rising load. */
  readonly endS: number;
  /** 1 while working (a verification bout included), 0 in rest after work; at the mouth, so with the delay. */
  readonly working: Uint8Array;
  readonly verificationS: number | undefined;
};

/** Özyener 2011 (gain, slope), Keir 2016 (slowing towards the peak), and the spreads of clinical tests. */
export function drawOxygenTraits(
  random: Random,
  person: SimulatedPerson,
  hardNegative: HardNegative | undefined,
): OxygenTraits {
  const { group, vo2PeakMlPerMin: peak, vt1MlPerMin: vt1 } = person;
  const slower = isPatient(group) ? 1.5 : 1;
  const quicker = group === 'athlete' ? 0.75 : 1;
  const failing = group === 'heart-failure';
  const submaximalAt = uniform(random, 0.78, 0.95) * vt1;
  return {
    timeConstantS: truncatedNormal(random, 32, 8, 14, 60) * slower * quicker,
    muscleLungDelayS: Math.round(truncatedNormal(random, 14, 3, 8, 22) * (failing ? 1.25 : 1)),
    slowGain: truncatedNormal(random, 0.1, 0.06, 0, 0.25),
    slowTimeConstantS: truncatedNormal(random, 150, 40, 70, 250),
    ceilingWidth: truncatedNormal(random, 0.02, 0.01, 0.005, 0.05) * peak,
    overshoot: truncatedNormal(random, 0.03, 0.045, -0.06, 0.15),
    stopAtVo2MlPerMin: hardNegative === 'no-vt1' ? submaximalAt : Infinity,
    offTimeConstantS: truncatedNormal(random, 55, 12, 30, 100) * slower,
    holdS: failing ? uniform(random, 0, 40) : 0,
    phaseOneShare: happens(random, 0.6) ? uniform(random, 0.3, 0.6) : 0,
  };
}

type Off = { readonly base: number; fast: number; slow: number; holdS: number };

/**
 * VO2 second by second: a first-order lag, slower towards the peak, behind demand plus slow component under a soft
 * ceiling; the mouth sees the muscle after the transit delay. Ends where the demand has outrun the ceiling, or short
 * of it; then two exponentials, and, where planned, a second bout.
 */
export function takeUpOxygen(
  plan: ExercisePlan,
  person: SimulatedPerson,
  traits: OxygenTraits,
): OxygenUptake {
  const { vo2PeakMlPerMin: peak, vt1MlPerMin: vt1 } = person;
  const muscle: number[] = [];
  const workingAtMuscle: number[] = [];
  let vo2 = person.vo2RestMlPerMin;
  let slow = 0;

  const follow = (demand: number): number => {
    slow += (traits.slowGain * Math.max(0, demand - vt1) - slow) / traits.slowTimeConstantS;
    const wanted = demand + slow;
    const reachable = peak - softHinge(peak - wanted, traits.ceilingWidth);
    const timeConstantS = traits.timeConstantS * (1 + (0.8 * Math.max(0, vo2 - vt1)) / (peak - vt1));
    vo2 += (reachable - vo2) / timeConstantS;
    muscle.push(vo2);
    workingAtMuscle.push(1);
    return wanted;
  };
  const rest = (lengthS: number): void => {
    const off = letGo(vo2, plan.recoveryVo2MlPerMin, traits.holdS);
    for (let second = 0; second < lengthS; second += 1) {
      vo2 = recoverOneSecond(off, traits.offTimeConstantS);
      slow *= 1 - 1 / traits.slowTimeConstantS;
      muscle.push(vo2);
      workingAtMuscle.push(0);
    }
  };

  const latestS = Math.floor(plan.latestS);
  let endS = latestS;
  for (let timeS = 0; timeS <= latestS; timeS += 1) {
    const wanted = follow(plan.demandAt(timeS));
    if (
      timeS > plan.incrementalS + 60 &&
      plan.protocol !== 'constant-load' &&
      hasEnded(vo2, wanted, peak, traits)
    ) {
      endS = timeS;
      break;
    }
  }
  rest(plan.recoveryLengthS);
  const verificationS = plan.verification === undefined ? undefined : muscle.length;
  if (plan.verification !== undefined) {
    for (let second = 0; second < plan.verification.lengthS; second += 1)
      follow(plan.verification.vo2MlPerMin);
    rest(90);
  }
  return { ...atTheMouth(muscle, workingAtMuscle, plan, traits), endS, verificationS };
}

function hasEnded(vo2: number, wanted: number, peak: number, traits: OxygenTraits): boolean {
  if (vo2 >= traits.stopAtVo2MlPerMin) return true;
  const over = traits.overshoot;
  return over > 0 ? wanted >= peak * (1 + over) && vo2 >= 0.975 * peak : vo2 >= 0.985 * peak * (1 + over);
}

function letGo(vo2: number, base: number, holdS: number): Off {
  return { base, fast: 0.82 * (vo2 - base), slow: 0.18 * (vo2 - base), holdS };
}

function recoverOneSecond(off: Off, timeConstantS: number): number {
  if (off.holdS > 0) off.holdS -= 1;
  else {
    off.fast *= Math.exp(-1 / timeConstantS);
    off.slow *= Math.exp(-1 / (6 * timeConstantS));
  }
  return off.base + off.fast + off.slow;
}

/** Delays the muscle's VO2 by the transit time; phase I anticipates the first step of exercise. */
function atTheMouth(
  muscle: readonly number[],
  workingAtMuscle: readonly number[],
  plan: ExercisePlan,
  traits: OxygenTraits,
): Pick<OxygenUptake, 'mouth' | 'phaseOne' | 'working'> {
  const { muscleLungDelayS: delayS, phaseOneShare, timeConstantS } = traits;
  const series = Float64Array.from(muscle);
  const mouth = new Float64Array(series.length);
  const phaseOne = new Float64Array(series.length);
  const working = new Uint8Array(series.length);
  const onsetS = plan.warmUpS > 0 ? plan.warmUpS : 0;
  const firstStep = Math.max(0, plan.demandAt(onsetS) - at(series, 0));
  for (let i = 0; i < series.length; i += 1) {
    const sinceArrivalS = i - onsetS - delayS;
    const anticipated =
      i < onsetS || firstStep === 0
        ? 0
        : firstStep * phaseOneShare * Math.exp(-Math.max(0, sinceArrivalS) / timeConstantS);
    phaseOne[i] = anticipated;
    mouth[i] = at(series, i - delayS) + anticipated;
    working[i] = workingAtMuscle[Math.max(0, i - delayS)] ?? 0;
  }
  return { mouth, phaseOne, working };
}
