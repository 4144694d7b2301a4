import type { Random } from '#core/random.ts';
import { truncatedNormal } from './distributions.ts';
import { at, lagged, type PerSecond } from './per-second.ts';
import type { SimulatedPerson } from './subject.ts';

export type HeartRateTraits = {
  readonly restBpm: number;
  readonly peakBpm: number;
  readonly power: number;
  readonly timeConstantS: number;
};

/** Peak by Tanaka 2001 (J Am Coll Cardiol 37:153: 208 − 0.7 age), lower in disease and with beta blockers. */
export function drawHeartRateTraits(random: Random, person: SimulatedPerson): HeartRateTraits {
  const { group, ageY } = person;
  const share = {
    healthy: 1,
    athlete: 1,
    obese: 0.94,
    'heart-failure': truncatedNormal(random, 0.78, 0.1, 0.55, 1),
    copd: truncatedNormal(random, 0.86, 0.08, 0.65, 1),
    'pulmonary-vascular': 0.9,
  }[group];
  const restBpm = truncatedNormal(random, 72, 10, 42, 105) - (group === 'athlete' ? 12 : 0);
  const armShare = person.ergometer === 'arm-crank' ? 0.93 : 1;
  const wanted = (208 - 0.7 * ageY + truncatedNormal(random, 0, 8, -25, 20)) * share * armShare;
  return {
    restBpm,
    peakBpm: Math.max(restBpm + 20, wanted),
    power: truncatedNormal(random, 0.97, 0.08, 0.75, 1.2),
    timeConstantS: truncatedNormal(random, 10, 4, 3, 20),
  };
}

/** Heart rate, 1/min, from the share of the VO2 reserve in use. */
export function beat(traits: HeartRateTraits, person: SimulatedPerson, vo2MlPerMin: PerSecond): PerSecond {
  const { vo2RestMlPerMin: rest, vo2PeakMlPerMin: peak } = person;
  const bpm = vo2MlPerMin.map((_, i) => {
    const share = Math.min(1.05, Math.max(0, (at(vo2MlPerMin, i) - rest) / (peak - rest)));
    return traits.restBpm + (traits.peakBpm - traits.restBpm) * share ** traits.power;
  });
  return lagged(bpm, traits.timeConstantS);
}
