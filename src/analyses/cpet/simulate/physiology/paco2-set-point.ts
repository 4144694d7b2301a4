import { normal, type Random } from '#core/random.ts';
import { choose, happens, truncatedNormal, uniform } from './distributions.ts';
import type { HardNegative } from './hard-negatives.ts';
import { at, lagged, softHinge, type PerSecond } from './per-second.ts';
import type { ExercisePlan } from './protocol.ts';
import type { OxygenUptake } from './oxygen-uptake.ts';
import type { SimulatedPerson, SubjectGroup } from './subject.ts';

/** A hinge in the PaCO2 set-point: from a VO2 on it falls, by `dropMmHg` at the peak. */
type Bend = { readonly fromVo2: number; readonly width: number; readonly dropMmHg: number };
type Burst = { readonly atS: number; readonly lengthS: number; readonly dropMmHg: number };

/** How ventilation is controlled: the arterial CO2 pressure that it aims at. */
export type Paco2Traits = {
  readonly restMmHg: number;
  readonly riseMmHg: number;
  /** 1: the rise to VT1 is straight; above 1 it comes late, so that PETO2 has its nadir near VT1. */
  readonly risePower: number;
  readonly earlyMmHg: number;
  readonly bends: readonly Bend[];
  /** Hyperventilation in anticipation, gone with its own time constant after the start. */
  readonly anticipationMmHg: number;
  readonly anticipationTimeConstantS: number;
  readonly bursts: readonly Burst[];
  readonly timeConstantS: number;
  /** Width of the corner at VT1, mL/min; shared with the buffering of lactic acid. */
  readonly vt1Width: number;
};

const restingMmHg: Readonly<Record<SubjectGroup, number>> = {
  healthy: 38.3,
  athlete: 38,
  obese: 39.5,
  'heart-failure': 36,
  copd: 40.5,
  'pulmonary-vascular': 34,
};

/** Draws the control of breathing; ranges of Wasserman 2012 (Principles, 5th ed.) for normal subjects and patients. */
export function drawPaco2Traits(
  random: Random,
  person: SimulatedPerson,
  hardNegative: HardNegative | undefined,
): Paco2Traits {
  const { group, vo2PeakMlPerMin: peak } = person;
  const smooth = hardNegative === 'smooth-thresholds';
  const flat = group === 'heart-failure' || group === 'pulmonary-vascular';
  const panics = hardNegative === 'hyperventilation';
  const anticipates = panics || !happens(random, 0.4);
  const meanRise = group === 'athlete' ? 4.2 : 2.8;
  return {
    restMmHg: restingMmHg[group] + 2 * normal(random),
    riseMmHg: truncatedNormal(random, meanRise, 1.3, -0.5, 6.5) * (flat ? 0.5 : 1),
    risePower: truncatedNormal(random, 1.7, 0.3, 1, 2.6),
    earlyMmHg: truncatedNormal(random, 0.5, 0.7, 0, 2.5),
    bends: drawBends(random, person, hardNegative),
    anticipationMmHg: anticipates ? uniform(random, panics ? 5 : 1, panics ? 11 : 7) : 0,
    anticipationTimeConstantS: uniform(random, 50, panics ? 250 : 150),
    bursts: panics
      ? Array.from(
          {
            length: choose(random, [
              [0, 1],
              [1, 2],
              [2, 1],
            ] as const),
          },
          () => ({
            atS: uniform(random, 60, 700),
            lengthS: uniform(random, 20, 60),
            dropMmHg: uniform(random, 2, 7),
          }),
        )
      : [],
    timeConstantS: truncatedNormal(random, 20, 6, 8, 35),
    vt1Width:
      (smooth ? uniform(random, 0.035, 0.06) : truncatedNormal(random, 0.018, 0.008, 0.005, 0.04)) * peak,
  };
}

/** The respiratory compensation, or what is there instead of it in those who have none. */
function drawBends(
  random: Random,
  person: SimulatedPerson,
  hardNegative: HardNegative | undefined,
): readonly Bend[] {
  const { vt1MlPerMin: vt1, vt2MlPerMin: vt2, vo2PeakMlPerMin: peak, hasVt2, group } = person;
  const smooth = hardNegative === 'smooth-thresholds';
  const width =
    (smooth ? uniform(random, 0.025, 0.045) : truncatedNormal(random, 0.015, 0.007, 0.004, 0.035)) * peak;
  const drawn = truncatedNormal(random, 8.5, 3, 2.5, 17) * (group === 'obese' ? 0.7 : 1);
  const drop = group === 'copd' ? Math.min(drawn, 2) : drawn;
  const decoys: Bend[] =
    hardNegative === 'double-hinge'
      ? [
          {
            fromVo2: vt1 + uniform(random, 0.3, 0.6) * (vt2 - vt1),
            width,
            dropMmHg: uniform(random, 1.5, 3.5),
          },
        ]
      : [];
  if (hasVt2) return [{ fromVo2: vt2, width, dropMmHg: drop }, ...decoys];
  const instead = choose(random, [
    ['nothing', 0.5],
    ['gradual', 0.28],
    ['late', 0.22],
  ] as const);
  switch (instead) {
    case 'nothing':
      return [{ fromVo2: vt2, width, dropMmHg: truncatedNormal(random, 0, 1, -2, 1.5) }, ...decoys];
    case 'gradual': // hyperventilation from VT1 on, without a second corner
      return [{ fromVo2: vt1, width: 3 * width, dropMmHg: uniform(random, 2, 6) }, ...decoys];
    case 'late': // the hurry of the last seconds
      return [{ fromVo2: 0.97 * peak, width: 0.006 * peak, dropMmHg: uniform(random, 1.5, 4) }, ...decoys];
  }
}

/** The set-point second by second, mmHg, as the controller follows it. */
export function aimAtPaco2(
  traits: Paco2Traits,
  person: SimulatedPerson,
  plan: ExercisePlan,
  { mouth, working }: OxygenUptake,
): PerSecond {
  const { vo2RestMlPerMin: rest, vt1MlPerMin: vt1, vt2MlPerMin: vt2, vo2PeakMlPerMin: peak } = person;
  const aim = new Float64Array(mouth.length);
  const startS = plan.warmUpS + 0.3 * (plan.exerciseS - plan.warmUpS);
  let recovering = 0;
  for (let i = 0; i < aim.length; i += 1) {
    const vo2 = at(mouth, i);
    recovering += ((working[i] === 1 ? 0 : 1) - recovering) / 40;
    const share = Math.min(1, Math.max(0, (vo2 - rest) / (vt1 - rest)));
    let value = traits.restMmHg + traits.riseMmHg * share ** traits.risePower;
    const aboveVt1 = softHinge(vo2 - vt1, traits.vt1Width) / Math.max(1, vt2 - vt1);
    value -= traits.earlyMmHg * Math.min(1, aboveVt1);
    for (const bend of traits.bends)
      value -= (bend.dropMmHg * softHinge(vo2 - bend.fromVo2, bend.width)) / Math.max(1, peak - bend.fromVo2);
    value -= traits.anticipationMmHg * Math.exp(-Math.max(0, i - startS) / traits.anticipationTimeConstantS);
    for (const burst of traits.bursts)
      value -= burst.dropMmHg * Math.exp(-0.5 * ((i - burst.atS) / (0.4 * burst.lengthS)) ** 2);
    // After the end the drive outlasts the acid load a little.
    value -= 2 * recovering;
    aim[i] = Math.max(20, value);
  }
  return lagged(aim, traits.timeConstantS);
}
