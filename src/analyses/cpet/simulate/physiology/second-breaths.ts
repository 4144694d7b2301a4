import { normal, type Random } from '#core/random.ts';
import type { Load } from '../work-plan.ts';
import type { Breath } from './breath.ts';
import { happens, uniform } from './distributions.ts';
import type { NoiseFreeCourse } from './noise-free-course.ts';
import { at } from './per-second.ts';

/** A two-sided exponential deviate of unit variance. */
function laplace(random: Random): number {
  const u = random() - 0.5;
  return (-Math.sign(u) * Math.log(1 - 2 * Math.abs(u))) / Math.SQRT2;
}

/**
 * Breaths of a sketched test. The noise is not the first generator's: depth and timing of breaths vary on their own,
 * gas follows depth, pressures have a wandering error each, and the whole drifts in slow waves.
 */
export function breatheSketch(
  random: Random,
  course: NoiseFreeCourse,
  loadAt: (timeS: number) => Load,
): Breath[] {
  const depthSd = uniform(random, 0.05, 0.14);
  const timingSd = uniform(random, 0.04, 0.12);
  const gasSd = uniform(random, 0.01, 0.03);
  const waveDepth = uniform(random, 0, 0.06);
  const wavePeriodS = uniform(random, 70, 240);
  const pressureSd = uniform(random, 0.6, 1.4);
  const coupling = uniform(random, 0.5, 0.95);
  const lostShare = uniform(random, 0, 0.02);
  const lastS = course.vo2MlPerMin.length - 1;
  const breaths: Breath[] = [];
  let o2Error = 0;
  let co2Error = 0;
  for (let timeS = random(); timeS < lastS - 1;) {
    const rf = (at(course.veLPerMin, timeS) / at(course.vtL, timeS)) * Math.exp(timingSd * laplace(random));
    const ended = timeS + 60 / rf;
    const second = (timeS + ended) / 2;
    const wave = waveDepth * Math.sin((2 * Math.PI * second) / wavePeriodS);
    const depth =
      Math.exp(depthSd * laplace(random) + wave) *
      (happens(random, lostShare) ? uniform(random, 0.2, 0.6) : 1);
    const vt = at(course.vtL, second) * depth;
    // Gas of a breath over the time it took.
    const moved = (depth * rf * at(course.vtL, second)) / at(course.veLPerMin, second);
    const shared = normal(random);
    o2Error =
      0.4 * o2Error + 0.9 * pressureSd * (coupling * shared + Math.sqrt(1 - coupling ** 2) * normal(random));
    co2Error =
      0.4 * co2Error -
      0.55 * pressureSd * (coupling * shared + Math.sqrt(1 - coupling ** 2) * normal(random));
    breaths.push({
      timeS: ended,
      vo2MlPerMin:
        at(course.vo2MlPerMin, second) * moved ** 0.85 * (1 + gasSd * normal(random)) * (1 - 0.5 * wave),
      vco2MlPerMin:
        at(course.vco2MlPerMin, second) * moved ** 0.92 * (1 + gasSd * normal(random)) * (1 - 0.2 * wave),
      veLPerMin: vt * rf,
      vtL: vt,
      rfPerMin: rf,
      peto2MmHg: at(course.peto2MmHg, second) + 1.3 * o2Error + 25 * wave,
      petco2MmHg: at(course.petco2MmHg, second) + 1.3 * co2Error - 15 * wave,
      hrBpm: at(course.hrBpm, second) + 1.2 * normal(random),
      ...loadAt(second),
    });
    timeS = ended;
  }
  return breaths;
}
