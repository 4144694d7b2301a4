import type { Random } from '#core/random.ts';
import type { Load, ProtocolKind } from '../work-plan.ts';
import { cycleRule } from './cycle-load.ts';
import { choose, chooseEvenly, truncatedNormal, uniform } from './distributions.ts';
import type { HardNegative } from './hard-negatives.ts';
import type { SimulatedPerson } from './subject.ts';
import { treadmillRule, type LoadRule } from './treadmill-load.ts';

export type StepS = 0 | 60 | 120 | 180;

/** A test as the operator sets it up; where it ends is for the body to say. */
export type ExercisePlan = {
  readonly protocol: ProtocolKind;
  /** Length of a step; 0 is a ramp. */
  readonly stepS: StepS;
  readonly rateWPerMin?: number;
  readonly warmUpS: number;
  readonly exerciseS: number;
  readonly incrementalS: number;
  readonly recoveryLengthS: number;
  /** The latest end of the exercise. */
  readonly latestS: number;
  /** What stands in the load column before the end. */
  readonly loadAt: (timeS: number) => Load;
  /** Steady-state VO2 that the moment asks for, mL/min. */
  readonly demandAt: (timeS: number) => number;
  readonly recoveryLoad: Load;
  readonly recoveryVo2MlPerMin: number;
  /** A second bout at constant load after the recovery. */
  readonly verification:
    { readonly lengthS: number; readonly load: Load; readonly vo2MlPerMin: number } | undefined;
};

export type WantedProtocol = { readonly stepS?: StepS };

/** Draws the operator's protocol for a person. */
export function drawPlan(
  random: Random,
  person: SimulatedPerson,
  hardNegative: HardNegative | undefined,
  wanted: WantedProtocol = {},
): ExercisePlan {
  const drawnStepS = choose<StepS>(random, [
    [0, 0.55],
    [60, 0.2],
    [120, 0.1],
    [180, 0.15],
  ]);
  const stepS = wanted.stepS ?? drawnStepS;
  const targetMin = truncatedNormal(random, 600, 110, 330, 1000) / 60;
  const cycle =
    person.ergometer === 'treadmill' ? undefined : cycleRule(random, person, targetMin, stepS / 60);
  const rule = cycle ?? treadmillRule(random, person, targetMin);
  const lengths = drawLengths(random);
  const before = preamble(random, hardNegative, person, rule);
  const exerciseS = lengths.restS + lengths.warmUpS;
  const incrementalS = exerciseS + before.lengthS;
  const constant =
    hardNegative === 'constant-load'
      ? minutesAt(rule, uniform(random, 0.7, 1.15) * person.vt1MlPerMin)
      : undefined;
  const constantS = uniform(random, 360, 900);
  const loadAt = (timeS: number): Load => {
    if (timeS < lengths.restS) return rule.loadAt(-1);
    if (timeS < exerciseS) return rule.loadAt(0);
    if (timeS < incrementalS) return before.loadAt(timeS - exerciseS);
    if (constant !== undefined) return rule.loadAt(constant);
    return rule.loadAt(progressMin(timeS - incrementalS, stepS, rule.headStartMin));
  };
  const recoveryMinutes = chooseEvenly(random, [-1, 0]);
  const recoveryLoad = rule.loadAt(recoveryMinutes);
  const above = minutesAt(rule, 1.05 * person.vo2PeakMlPerMin);
  return {
    protocol: protocolOf(stepS, hardNegative),
    stepS,
    ...(cycle === undefined ? {} : { rateWPerMin: cycle.rateWPerMin }),
    warmUpS: lengths.restS,
    exerciseS,
    incrementalS,
    recoveryLengthS:
      hardNegative === 'verification-bout' ? Math.max(180, lengths.recoveryS) : lengths.recoveryS,
    latestS: incrementalS + (constant === undefined ? 2400 : constantS),
    loadAt,
    demandAt: (timeS) => (timeS < lengths.restS ? person.vo2RestMlPerMin : rule.demandOf(loadAt(timeS))),
    recoveryLoad,
    recoveryVo2MlPerMin:
      recoveryMinutes < 0 ? 1.08 * person.vo2RestMlPerMin : 0.9 * rule.demandOf(recoveryLoad),
    verification:
      hardNegative === 'verification-bout'
        ? {
            lengthS: uniform(random, 80, 160),
            load: rule.loadAt(above),
            vo2MlPerMin: 1.05 * person.vo2PeakMlPerMin,
          }
        : undefined,
  };
}

function protocolOf(stepS: StepS, hardNegative: HardNegative | undefined): ProtocolKind {
  if (hardNegative === 'constant-load') return 'constant-load';
  if (hardNegative === 'stages-then-ramp' || hardNegative === 'interval-warm-up') return 'stages-then-ramp';
  return stepS === 0 ? 'ramp' : 'steps';
}

function drawLengths(random: Random): { restS: number; warmUpS: number; recoveryS: number } {
  return {
    restS: choose(random, [
      [0, 0.15],
      [30, 0.15],
      [60, 0.3],
      [120, 0.2],
      [180, 0.2],
    ] as const),
    warmUpS: choose(random, [
      [0, 0.1],
      [60, 0.15],
      [120, 0.25],
      [180, 0.4],
      [240, 0.1],
    ] as const),
    recoveryS: choose(random, [
      [0, 0.2],
      [60, 0.2],
      [120, 0.2],
      [180, 0.25],
      [300, 0.15],
    ] as const),
  };
}

/** Minutes of rise reached after `elapsedS`; steps rise at once at their start. */
function progressMin(elapsedS: number, stepS: StepS, headStartMin: number): number {
  if (stepS === 0) return Math.max(1e-6, elapsedS / 60);
  return Math.max(1e-6, (Math.floor(elapsedS / stepS) * stepS) / 60 + headStartMin);
}

/** How far the protocol must have risen to ask for a VO2, min (to 0.05 min, at most 60). */
function minutesAt(rule: LoadRule, vo2MlPerMin: number): number {
  let low = 1e-6;
  let high = 60;
  while (high - low > 0.05) {
    const middle = (low + high) / 2;
    if (rule.demandOf(rule.loadAt(middle)) < vo2MlPerMin) low = middle;
    else high = middle;
  }
  return low;
}

type Preamble = { readonly lengthS: number; readonly loadAt: (elapsedS: number) => Load };

/** What some laboratories do before the rise: submaximal stages and a pause, or a warm-up in intervals. */
function preamble(
  random: Random,
  hardNegative: HardNegative | undefined,
  person: SimulatedPerson,
  rule: LoadRule,
): Preamble {
  const { vo2RestMlPerMin: rest, vt1MlPerMin: vt1 } = person;
  const minutes = (share: number): number => minutesAt(rule, rest + share * (vt1 - rest));
  if (hardNegative === 'stages-then-ramp') {
    const stageS = chooseEvenly(random, [180, 240, 300]);
    const stages = chooseEvenly(random, [
      [0.6, 0.8],
      [0.5, 0.65, 0.8],
      [0.45, 0.6, 0.72, 0.85],
    ]).map(minutes);
    const pauseS = chooseEvenly(random, [0, 60, 120, 180]);
    return {
      lengthS: stages.length * stageS + pauseS,
      loadAt: (elapsedS) => rule.loadAt(stages[Math.floor(elapsedS / stageS)] ?? 0),
    };
  }
  if (hardNegative === 'interval-warm-up') {
    const hard = minutes(uniform(random, 0.6, 0.85));
    const bouts = chooseEvenly(random, [2, 3, 4]);
    const boutS = chooseEvenly(random, [30, 60]);
    return {
      lengthS: 2 * bouts * boutS + 60,
      loadAt: (elapsedS) =>
        rule.loadAt(elapsedS < 2 * bouts * boutS && Math.floor(elapsedS / boutS) % 2 === 0 ? hard : 0),
    };
  }
  return { lengthS: 0, loadAt: () => rule.loadAt(0) };
}
