import { normal, type Random } from '#core/random.ts';
import { disturb, drawTalk, type Talk } from './artefacts.ts';
import type { Breath } from './breath.ts';
import {
  chooseEvenly,
  gammaOfShape2,
  happens,
  heavyTailed,
  truncatedNormal,
  uniform,
} from './distributions.ts';
import type { NoiseFreeCourse } from './noise-free-course.ts';
import { at } from './per-second.ts';

/**
 * How irregular someone breathes. Sizes and correlations measured on eight real breath-by-breath tests (local-linear
 * residuals above 35 % of VO2max); VO2 noise part constant with VO2 (Lamarra 1987, J Appl Physiol 62:2003).
 */
export type NoiseTraits = {
  /** Relative SD of the white part common to all volumes, at the peak. */
  readonly white: number;
  readonly whiteMemory: number;
  /** SD and memory of the slow ventilatory fluctuation, which washes CO2 out and in. */
  readonly slow: number;
  readonly slowMemory: number;
  /** Depth of breaths: SD and memory. */
  readonly vt: number;
  readonly vtMemory: number;
  /** How much of the slow fluctuation VO2 and VCO2 take part in, and what each does alone. */
  readonly vo2Share: number;
  readonly vco2Share: number;
  readonly gas: number;
  readonly artefactsPerMin: number;
  /** Breaths tied to the legs: so many per minute at their slowest. */
  readonly entrainedTo: number | undefined;
  readonly talks: readonly Talk[];
};

export function drawNoiseTraits(random: Random, lengthS: number): NoiseTraits {
  const entrained = happens(random, 0.1);
  const cadence = uniform(random, 60, 95);
  // Some carts smooth, and some people breathe evenly: a third of the tests is quieter.
  const quiet = happens(random, 0.33) ? uniform(random, 0.3, 0.9) : 1;
  return {
    white: quiet * truncatedNormal(random, 0.068, 0.024, 0.025, 0.14),
    whiteMemory: truncatedNormal(random, -0.05, 0.15, -0.4, 0.25),
    slow: quiet ** 0.7 * truncatedNormal(random, 0.068, 0.018, 0.02, 0.11),
    slowMemory: truncatedNormal(random, 0.6, 0.12, 0.3, 0.85),
    vt: Math.sqrt(quiet) * truncatedNormal(random, 0.105, 0.035, 0.04, 0.22),
    vtMemory: truncatedNormal(random, 0.1, 0.1, -0.1, 0.35),
    vo2Share: truncatedNormal(random, 0.3, 0.1, 0.05, 0.55),
    vco2Share: truncatedNormal(random, 0.68, 0.08, 0.5, 0.85),
    gas: quiet * quiet * uniform(random, 0.007, 0.016),
    artefactsPerMin: gammaOfShape2(random, 0.12),
    entrainedTo: entrained ? cadence / chooseEvenly(random, [2, 3, 4]) : undefined,
    talks: drawTalk(random, lengthS),
  };
}

/** Breaths of a course, stamped at their end. */
export function breathe(
  random: Random,
  course: NoiseFreeCourse,
  traits: NoiseTraits,
  vo2PeakMlPerMin: number,
): Breath[] {
  const breaths: Breath[] = [];
  const lastS = course.vo2MlPerMin.length - 1;
  let timeS = uniform(random, 0, 3);
  let previous = 0;
  let slow = 0;
  let depth = 0;
  let heart = 0;
  let washedOut = 0;
  while (timeS < lastS - 1) {
    const middle = timeS + 30 / Math.max(5, at(course.veLPerMin, timeS) / at(course.vtL, timeS));
    const vo2 = at(course.vo2MlPerMin, middle);
    const low = Math.sqrt((0.6 * vo2PeakMlPerMin) / vo2);
    const relative = (0.5 * traits.white * vo2PeakMlPerMin) / vo2 + 0.65 * traits.white * low;
    const innovation = heavyTailed(random) * Math.min(0.3, Math.max(0.02, relative));
    const white = innovation + traits.whiteMemory * previous;
    previous = innovation;
    slow = traits.slowMemory * slow + Math.sqrt(1 - traits.slowMemory ** 2) * traits.slow * normal(random);
    depth = traits.vtMemory * depth + heavyTailed(random) * traits.vt * Math.min(1.4, Math.max(0.7, low));
    heart = 0.93 * heart + 0.5 * normal(random);
    const breath = drawBreath(random, course, middle, traits, { white, slow, depth });
    breath.hrBpm += heart;
    if (washedOut > 0) breath.petco2MmHg -= 3;
    washedOut -= 1;
    if (disturb(random, breath, traits, middle) === 'sigh') washedOut = 2;
    timeS += 60 / breath.rfPerMin;
    breath.timeS = timeS;
    if (timeS <= lastS) breaths.push(breath);
  }
  return breaths;
}

/** Change of VE per change of depth, both relative: the share of dead space in a breath. */
const deadSpaceEffect = 0.25;

function drawBreath(
  random: Random,
  course: NoiseFreeCourse,
  second: number,
  traits: NoiseTraits,
  { white, slow, depth }: { readonly white: number; readonly slow: number; readonly depth: number },
): Breath {
  // Shallow breaths ventilate more dead space: VE goes up without moving more gas.
  const ve = at(course.veLPerMin, second) * Math.exp(white + slow - deadSpaceEffect * depth);
  const wantedVt = at(course.vtL, second) * Math.exp(depth + 0.25 * (white + slow));
  const rf = entrain(Math.min(80, Math.max(5, ve / wantedVt)), traits.entrainedTo);
  const co2 = at(course.petco2MmHg, second);
  const o2 = at(course.peto2MmHg, second);
  const shared = 0.5 * normal(random);
  return {
    timeS: second,
    vo2MlPerMin:
      at(course.vo2MlPerMin, second) * Math.exp(white + traits.vo2Share * slow + traits.gas * normal(random)),
    vco2MlPerMin:
      at(course.vco2MlPerMin, second) *
      Math.exp(white + traits.vco2Share * slow + 0.9 * traits.gas * normal(random)),
    veLPerMin: ve,
    vtL: ve / rf,
    rfPerMin: rf,
    petco2MmHg: co2 - (1.02 - traits.vco2Share) * co2 * slow - shared + 0.25 * normal(random),
    peto2MmHg: o2 + (0.9 - traits.vo2Share) * (149 - o2) * slow + 1.25 * shared + 0.35 * normal(random),
    hrBpm: at(course.hrBpm, second),
  };
}

/** Pulls a fast enough rate to the nearest half multiple of the legs' rhythm. */
function entrain(rfPerMin: number, rhythm: number | undefined): number {
  if (rhythm === undefined || rfPerMin < 0.9 * rhythm) return rfPerMin;
  const locked = (Math.round((2 * rfPerMin) / rhythm) * rhythm) / 2;
  return 0.2 * rfPerMin + 0.8 * locked;
}
