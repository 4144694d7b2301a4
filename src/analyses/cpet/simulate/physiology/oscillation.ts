import type { Random } from '#core/random.ts';
import { happens, uniform } from './distributions.ts';
import { at, type PerSecond } from './per-second.ts';
import type { SimulatedPerson } from './subject.ts';

/** Exercise oscillatory ventilation: depth as a share of VE, period, and how far each signal lags VE. */
export type Oscillation = {
  readonly depth: number;
  readonly periodS: number;
  readonly phase: number;
  readonly lagS: {
    readonly vco2: number;
    readonly vo2: number;
    readonly petco2: number;
    readonly peto2: number;
  };
};

/** A quarter of those with heart failure breathe in waves (Corrà 2002, Am J Cardiol 90:1341: about 1 min long). */
export function drawOscillation(random: Random, person: SimulatedPerson): Oscillation | undefined {
  const oscillates = happens(random, 0.25);
  const drawn = {
    depth: uniform(random, 0.1, 0.3),
    periodS: uniform(random, 45, 85),
    phase: uniform(random, 0, 2 * Math.PI),
    lagS: {
      vco2: uniform(random, 0, 10),
      vo2: uniform(random, 0, 10),
      petco2: uniform(random, 0, 10),
      peto2: uniform(random, 0, 10),
    },
  };
  return oscillates && person.group === 'heart-failure' ? drawn : undefined;
}

type Breathing = {
  readonly vo2MlPerMin: PerSecond;
  readonly vco2MlPerMin: PerSecond;
  readonly veLPerMin: PerSecond;
  readonly vtL: PerSecond;
  readonly peto2MmHg: PerSecond;
  readonly petco2MmHg: PerSecond;
};

/** Lays the waves over a course; they fade out by 85 % of VO2peak. Most of the wave in VE is a wave of VT. */
export function oscillate<T extends Breathing>(course: T, waves: Oscillation, person: SimulatedPerson): T {
  const metabolic = course.vo2MlPerMin;
  const wave = (i: number, lagS: number): number => {
    const share = at(metabolic, i) / person.vo2PeakMlPerMin;
    const fading = Math.min(1, Math.max(0, (0.88 - share) / 0.06));
    return waves.depth * fading * Math.sin((2 * Math.PI * (i - lagS)) / waves.periodS + waves.phase);
  };
  const { lagS } = waves;
  return {
    ...course,
    veLPerMin: course.veLPerMin.map((value, i) => value * (1 + wave(i, 0))),
    vtL: course.vtL.map((value, i) => value * (1 + 0.8 * wave(i, 0))),
    vco2MlPerMin: course.vco2MlPerMin.map((value, i) => value * (1 + 0.7 * wave(i, lagS.vco2))),
    vo2MlPerMin: metabolic.map((value, i) => value * (1 + 0.45 * wave(i, lagS.vo2))),
    petco2MmHg: course.petco2MmHg.map((value, i) => value - 12 * wave(i, lagS.petco2)),
    peto2MmHg: course.peto2MmHg.map((value, i) => value + 24 * wave(i, lagS.peto2)),
  };
}
