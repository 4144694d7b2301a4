import type { Random } from '#core/random.ts';
import { wassermanHansenMlPerMin } from '../../reference-values/wasserman-hansen.ts';
import { choose, happens, truncatedNormal } from './distributions.ts';

export type SubjectGroup = 'healthy' | 'athlete' | 'obese' | 'heart-failure' | 'copd' | 'pulmonary-vascular';

export type Ergometer = 'cycle' | 'treadmill' | 'arm-crank';

/** One person as the simulation needs to know them. Thresholds and peak in mouth VO2, mL/min STPD. */
export type SimulatedPerson = {
  readonly group: SubjectGroup;
  readonly sex: 'female' | 'male';
  readonly ageY: number;
  readonly heightCm: number;
  readonly bodyMassKg: number;
  readonly ergometer: Ergometer;
  readonly vo2RestMlPerMin: number;
  readonly vo2PeakMlPerMin: number;
  readonly vt1MlPerMin: number;
  /** Where the respiratory compensation point lies, or would lie in someone who has one. */
  readonly vt2MlPerMin: number;
  readonly hasVt2: boolean;
  /** Forced vital capacity, L. */
  readonly fvcL: number;
  /** 0 at 28 mL/min/kg and above, 1 at 8 and below. */
  readonly unfitness: number;
};

type Range = readonly [mean: number, sd: number, low: number, high: number];

type GroupTraits = {
  readonly weight: number;
  readonly ageY: Range;
  readonly bodyMassIndex: Range;
  /** VO2peak as a share of the predicted one. */
  readonly shareOfPredicted: Range;
  /** Mean of VT1 as a share of VO2peak, on a cycle. */
  readonly vt1Share: number;
  readonly withoutVt2: number;
  readonly fvcFactor: number;
};

const ordinaryBmi: Range = [25.5, 3.5, 18, 34];

/**
 * Weights, ages and fitness of the groups: anchors are the athletes (VT1 .567 ± .050) and the unfit (.693 ± .058 of
 * VO2peak) of the Oxynet data base, Loe 2014 (treadmill, .77/.87) and Kim 2021 (.55/.74 men, .67/.88 women).
 */
const groups: Readonly<Record<SubjectGroup, GroupTraits>> = {
  healthy: group(0.42, [45, 16, 18, 85], ordinaryBmi, [1.03, 0.2, 0.65, 1.6], 0.56, 0.05, 1),
  athlete: group(0.2, [28, 7, 16, 50], [22.3, 1.8, 18, 28], [1.5, 0.2, 1.15, 2.3], 0.6, 0.02, 1),
  obese: group(0.13, [48, 12, 18, 75], [36, 5, 30, 55], [0.92, 0.16, 0.5, 1.3], 0.6, 0.1, 0.9),
  'heart-failure': group(0.12, [60, 11, 25, 85], ordinaryBmi, [0.6, 0.16, 0.3, 1], 0.64, 0.3, 0.9),
  copd: group(0.09, [66, 8, 45, 85], [25, 5, 16, 38], [0.58, 0.16, 0.28, 0.95], 0.66, 0.6, 0.72),
  'pulmonary-vascular': group(0.04, [52, 14, 20, 80], ordinaryBmi, [0.55, 0.15, 0.3, 0.9], 0.62, 0.25, 1),
};

function group(
  weight: number,
  ageY: Range,
  bodyMassIndex: Range,
  shareOfPredicted: Range,
  vt1Share: number,
  withoutVt2: number,
  fvcFactor: number,
): GroupTraits {
  return { weight, ageY, bodyMassIndex, shareOfPredicted, vt1Share, withoutVt2, fvcFactor };
}

export const subjectGroups = Object.keys(groups) as readonly SubjectGroup[];

/** Heart failure, COPD, pulmonary vascular disease: slower kinetics, smaller gain, narrower heavy domain. */
export function isPatient(group: SubjectGroup): boolean {
  return group === 'heart-failure' || group === 'copd' || group === 'pulmonary-vascular';
}

export type WantedPerson = { readonly group?: SubjectGroup; readonly ergometer?: Ergometer };

/** Draws a person: body first, then fitness (Wasserman and Hansen's prediction times the group's share), then thresholds. */
export function drawPerson(random: Random, wanted: WantedPerson = {}): SimulatedPerson {
  const group = choose(
    random,
    subjectGroups.map((each) => [each, groups[each].weight] as const),
  );
  return personOf(random, wanted.group ?? group, wanted.ergometer);
}

function personOf(random: Random, group: SubjectGroup, wanted?: Ergometer): SimulatedPerson {
  const traits = groups[group];
  const sex = happens(random, group === 'heart-failure' ? 0.7 : 0.55) ? 'male' : 'female';
  const ageY = Math.round(truncatedNormal(random, ...traits.ageY));
  const young =
    sex === 'male' ? truncatedNormal(random, 177, 7, 155, 205) : truncatedNormal(random, 164, 6.5, 145, 190);
  const heightCm = Math.round(young - 0.08 * Math.max(0, ageY - 50));
  const bmi = truncatedNormal(random, ...traits.bodyMassIndex);
  const bodyMassKg = Math.round(10 * bmi * (heightCm / 100) ** 2) / 10;
  const drawn: Ergometer = happens(random, 0.65) ? 'cycle' : 'treadmill';
  const ergometer = wanted ?? drawn;
  const body = { group, sex, ageY, heightCm, bodyMassKg, ergometer } as const;
  const uptake = drawUptake(random, body);
  return { ...body, ...uptake, fvcL: drawFvcL(random, body) };
}

type Body = Pick<SimulatedPerson, 'group' | 'sex' | 'ageY' | 'heightCm' | 'bodyMassKg' | 'ergometer'>;

function drawUptake(random: Random, body: Body): Omit<SimulatedPerson, keyof Body | 'fvcL'> {
  const { group, sex, bodyMassKg, ergometer } = body;
  const traits = groups[group];
  const predicted = wassermanHansenMlPerMin({ ...body, mode: 'cycle' });
  const modeFactor = { cycle: 1, treadmill: 1.1, 'arm-crank': 0.68 }[ergometer];
  const wanted = predicted * truncatedNormal(random, ...traits.shareOfPredicted) * modeFactor;
  const lowest = Math.max(550, 8 * bodyMassKg);
  const vo2PeakMlPerMin = Math.min((sex === 'male' ? 88 : 75) * bodyMassKg, Math.max(lowest, wanted));
  const restPerKg = truncatedNormal(random, 3.7, 0.45, 2.6, 5) * (group === 'obese' ? 0.85 : 1);
  const vo2RestMlPerMin = restPerKg * bodyMassKg;
  const unfitness = Math.min(1, Math.max(0, (28 - vo2PeakMlPerMin / bodyMassKg) / 20));

  const modeShift = { cycle: 0, treadmill: 0.06, 'arm-crank': -0.05 }[ergometer];
  const spread = 0.065 * (1 + 0.25 * unfitness);
  const drawn = truncatedNormal(random, traits.vt1Share + modeShift + 0.03 * unfitness, spread, 0.4, 0.82);
  const vt1Share = Math.min(0.88, Math.max(drawn, vo2RestMlPerMin / vo2PeakMlPerMin + 0.16));
  // Those whose VT1 lies high have less room above it: .22 in athletes, .18 in the unfit, .10 at .77 (Loe 2014).
  const room = 0.25 - 0.45 * Math.max(0, vt1Share - 0.57);
  const gap = truncatedNormal(random, room, 0.06, 0.07, 0.42) * (isPatient(group) ? 0.75 : 1);
  const vt2Share = Math.min(0.97, vt1Share + gap);
  const hasVt2 = !happens(random, traits.withoutVt2) && vt2Share <= 0.955;
  return {
    vo2RestMlPerMin,
    vo2PeakMlPerMin,
    vt1MlPerMin: vt1Share * vo2PeakMlPerMin,
    vt2MlPerMin: vt2Share * vo2PeakMlPerMin,
    hasVt2,
    unfitness,
  };
}

/** Quanjer 1993 (Eur Respir J 6 suppl 16:5, table 5): 5.76 h − 0.026 a − 4.34 (men), 4.43 h − 0.026 a − 2.89 (women). */
function drawFvcL(random: Random, body: Body): number {
  const heightM = body.heightCm / 100;
  const predicted =
    body.sex === 'male'
      ? 5.76 * heightM - 0.026 * body.ageY - 4.34
      : 4.43 * heightM - 0.026 * body.ageY - 2.89;
  const share = truncatedNormal(random, 1, 0.11, 0.7, 1.35);
  return Math.max(1.5, predicted) * share * groups[body.group].fvcFactor;
}
