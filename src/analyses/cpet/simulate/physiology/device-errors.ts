import { normal, type Random } from '#core/random.ts';
import type { Breath } from './breath.ts';
import { choose, happens, uniform } from './distributions.ts';

type Stretch = { readonly fromS: number; readonly toS: number };

/** What one cart does wrong throughout one test. */
export type DeviceErrors = {
  readonly vo2Gain: number;
  readonly vco2Gain: number;
  readonly veGain: number;
  /** Error of the O2 analyser at the end of the test, volume fraction; it grows from 0 (Garcia-Tabar 2015). */
  readonly o2Drift: number;
  /** Gas and flow out of step: relative VO2 error at 40 breaths per minute. */
  readonly o2DelayError: number;
  readonly leak: (Stretch & { readonly gain: number }) | undefined;
  readonly gaps: readonly Stretch[];
  readonly hrDropOuts: readonly Stretch[];
  readonly hrSpikesPerMin: number;
  readonly resolution: Resolution;
};

type Resolution = {
  readonly volumesMl: number;
  readonly veL: number;
  readonly vtL: number;
  readonly rf: number;
  readonly pressureMmHg: number;
  readonly timeS: number;
};

export const perfectDevice: DeviceErrors = {
  vo2Gain: 1,
  vco2Gain: 1,
  veGain: 1,
  o2Drift: 0,
  o2DelayError: 0,
  leak: undefined,
  gaps: [],
  hrDropOuts: [],
  hrSpikesPerMin: 0,
  resolution: { volumesMl: 0.001, veL: 0.001, vtL: 0.001, rf: 0.001, pressureMmHg: 0.001, timeS: 0.001 },
};

/** Gains of ±3 % (VE ±2 %), now and then a leak, a drift, a gap, a lost chest strap. */
export function drawDeviceErrors(random: Random, lengthS: number): DeviceErrors {
  const stretch = (chance: number, shortest: number, longest: number): readonly Stretch[] => {
    const fromS = uniform(random, 0, lengthS);
    const toS = fromS + uniform(random, shortest, longest);
    return happens(random, chance) ? [{ fromS, toS }] : [];
  };
  const clipped = (sd: number): number => 1 + sd * Math.max(-2.5, Math.min(2.5, normal(random)));
  const [leaking] = stretch(0.06, 30, 300);
  const leakGain = uniform(random, 0.75, 0.95);
  return {
    vo2Gain: clipped(0.03),
    vco2Gain: clipped(0.03),
    veGain: clipped(0.02),
    o2Drift: happens(random, 0.3) ? uniform(random, -0.002, 0.002) : 0,
    o2DelayError: uniform(random, -0.03, 0.03),
    leak: leaking === undefined ? undefined : { ...leaking, gain: leakGain },
    gaps: stretch(0.03, 10, 60),
    hrDropOuts: stretch(0.08, 10, 90),
    hrSpikesPerMin: happens(random, 0.06) ? uniform(random, 0.2, 1) : 0,
    resolution: {
      volumesMl: choose(random, [
        [1, 0.7],
        [0.01, 0.15],
        [10, 0.15],
      ] as const),
      veL: choose(random, [
        [0.1, 0.6],
        [0.01, 0.3],
        [1, 0.1],
      ] as const),
      vtL: choose(random, [
        [0.01, 0.6],
        [0.001, 0.4],
      ] as const),
      rf: choose(random, [
        [0.1, 0.5],
        [1, 0.3],
        [0.01, 0.2],
      ] as const),
      pressureMmHg: choose(random, [
        [0.1, 0.6],
        [0.01, 0.2],
        [1, 0.2],
      ] as const),
      timeS: choose(random, [
        [1, 0.7],
        [0.1, 0.15],
        [0.01, 0.15],
      ] as const),
    },
  };
}

/** Puts the cart's systematic errors on every breath and leaves out those in a gap. */
export function measure(
  random: Random,
  breaths: readonly Breath[],
  errors: DeviceErrors,
  barometricPressureMmHg: number,
): Breath[] {
  const lastS = breaths.at(-1)?.timeS ?? 1;
  const kept = breaths.filter(({ timeS }) => !errors.gaps.some((gap) => inside(gap, timeS)));
  for (const breath of kept) {
    const leak = errors.leak !== undefined && inside(errors.leak, breath.timeS) ? errors.leak.gain : 1;
    const drift = errors.o2Drift * (breath.timeS / lastS);
    // An O2 fraction read too high by `drift` hides that much of the expired volume (STPD, about .826 of BTPS).
    const hidden = drift * 0.826 * 1000 * breath.veLPerMin;
    const misaligned = 1 + errors.o2DelayError * (breath.rfPerMin / 40);
    breath.vo2MlPerMin = (breath.vo2MlPerMin * misaligned - hidden) * errors.vo2Gain * leak;
    breath.vco2MlPerMin *= errors.vco2Gain * leak;
    breath.veLPerMin *= errors.veGain * leak;
    breath.vtL *= errors.veGain * leak;
    breath.peto2MmHg += drift * (barometricPressureMmHg - 47);
    if (happens(random, errors.hrSpikesPerMin / breath.rfPerMin)) breath.hrBpm += uniform(random, -50, 50);
    // Carts write 0 for a beat they did not see.
    if (errors.hrDropOuts.some((stretch) => inside(stretch, breath.timeS))) breath.hrBpm = 0;
  }
  return kept;
}

function inside(stretch: Stretch, timeS: number): boolean {
  return timeS >= stretch.fromS && timeS < stretch.toS;
}

/** Rounds to what the cart writes; heart rate to whole beats. */
export function round(breaths: readonly Breath[], resolution: Resolution): void {
  // Divided by a whole number, not multiplied by a fraction: 12.3, not 12.299999.
  const toStep = (value: number, step: number): number =>
    step >= 1 ? Math.round(value / step) * step : Math.round(value / step) / Math.round(1 / step);
  for (const breath of breaths) {
    breath.timeS = toStep(breath.timeS, resolution.timeS);
    breath.vo2MlPerMin = toStep(breath.vo2MlPerMin, resolution.volumesMl);
    breath.vco2MlPerMin = toStep(breath.vco2MlPerMin, resolution.volumesMl);
    breath.veLPerMin = toStep(breath.veLPerMin, resolution.veL);
    breath.vtL = toStep(breath.vtL, resolution.vtL);
    breath.rfPerMin = toStep(breath.rfPerMin, resolution.rf);
    breath.peto2MmHg = toStep(breath.peto2MmHg, resolution.pressureMmHg);
    breath.petco2MmHg = toStep(breath.petco2MmHg, resolution.pressureMmHg);
    breath.hrBpm = Math.round(breath.hrBpm);
  }
}
