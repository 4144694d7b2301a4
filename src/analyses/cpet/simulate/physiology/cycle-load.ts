import type { Random } from '#core/random.ts';
import { choose, truncatedNormal } from './distributions.ts';
import { isPatient, type SimulatedPerson } from './subject.ts';
import { nearest, type LoadRule } from './treadmill-load.ts';

const roundRates = [2, 3, 4, 5, 7.5, 10, 12.5, 15, 20, 25, 30, 35, 40, 50];

/**
 * A cycle (or arm-crank) protocol of about `targetMin`: demand = rest + unloaded legs + gain · watts, the gain
 * 10.1 mL/min per W (Özyener 2011: 10.3 ± 0.7; less in patients), the rate a round number of W per min.
 */
export function cycleRule(
  random: Random,
  person: SimulatedPerson,
  targetMin: number,
  stepMin: number,
): LoadRule & { readonly rateWPerMin: number } {
  const { vo2RestMlPerMin: rest, vo2PeakMlPerMin: peak, vt1MlPerMin: vt1 } = person;
  const arms = person.ergometer === 'arm-crank';
  const gain =
    truncatedNormal(random, 10.1, 0.6, 8.4, 11.8) * (isPatient(person.group) ? 0.9 : 1) * (arms ? 1.3 : 1);
  const perKg = truncatedNormal(random, 5, 1, 2.5, 8) * (arms ? 0.4 : 1);
  // Those whose legs alone would cost the threshold are let turn them slowly.
  const unloaded = Math.min(perKg * person.bodyMassKg, 0.6 * (vt1 - rest));
  const peakW = Math.max(20, (peak - rest - unloaded) / gain);
  const startShare = choose(random, [
    [0, 0.45],
    [0.1, 0.25],
    [0.2, 0.2],
    [0.3, 0.1],
  ] as const);
  const startW = 5 * Math.round((startShare * peakW) / 5);
  const slower = slowing(stepMin);
  const rateWPerMin = nearest(roundRates, (slower * (1.05 * peakW - startW)) / targetMin);
  return {
    rateWPerMin,
    headStartMin: startW === 0 ? stepMin : 0,
    loadAt: (minutes) => ({
      workRateW: minutes < 0 ? 0 : Math.round(startW + rateWPerMin * minutes),
    }),
    demandOf: ({ workRateW = 0 }) => rest + unloaded + gain * workRateW,
  };
}

/** Long stages are set a little smaller, because the test takes longer than a ramp of the same rate. */
function slowing(stepMin: number): number {
  if (stepMin >= 3) return 0.62;
  return stepMin >= 2 ? 0.8 : 1;
}
