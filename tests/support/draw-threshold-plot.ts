import type { MethodId } from '#analyses/cpet/thresholds/estimate.ts';
import type { IncrementalSeries } from '#analyses/cpet/thresholds/incremental-series.ts';

/** Step of the drawn grid, s. */
export const drawnStepS = 5;
const lengthS = 600;

/**
 * A ramp of ten minutes without noise in which the plot of one method has an exact corner at a time: everything else
 * is straight. VO2 rises from 700 by 4.5 mL/min a second.
 */
export function drawThresholdPlot(method: MethodId, breakS: number): IncrementalSeries {
  const timeS = Float64Array.from({ length: lengthS / drawnStepS + 1 }, (_, i) => i * drawnStepS);
  const bent = (before: number, after: number) => (t: number) =>
    before * Math.min(t, breakS) + after * Math.max(0, t - breakS);
  const vo2 = timeS.map((t) => 700 + 4.5 * t);
  const overVo2 = (start: number, before: number, after: number) =>
    timeS.map((t) => start + 4.5 * bent(before, after)(t));
  const plain = overVo2(600, 0.95, 0.95);
  const equivalent = (per: Float64Array, ratio: (t: number) => number) =>
    per.map((value, i) => (value * ratio(timeS[i] ?? 0)) / 1000);
  const draw = (
    vco2: Float64Array,
    ve: Float64Array = vco2.map((value) => 4 + 0.026 * value),
  ): IncrementalSeries => ({
    stepS: drawnStepS,
    timeS,
    vo2MlPerMin: vo2,
    vco2MlPerMin: vco2,
    veLPerMin: ve,
    hrBpm: timeS.map((t) => 90 + 0.15 * t),
  });
  /** VE/VCO2 stays level, so that what VE does is not VT2's. */
  const level = (ve: Float64Array) =>
    draw(
      ve.map((value) => value / 0.03),
      ve,
    );
  switch (method) {
    case 'v-slope':
    case 'v-slope-hinge':
    case 'v-slope-simplified':
      return draw(overVo2(600, 0.92, 1.4));
    case 've-vo2-equivalent':
    case 've-vo2-nadir':
      return level(equivalent(vo2, (t) => 28 + bent(-0.008, 0.02)(t)));
    case 'peto2':
    case 'peto2-nadir':
      return {
        ...draw(plain),
        peto2MmHg: timeS.map((t) => 100 + bent(-0.01, 0.06)(t)),
        petco2MmHg: timeS.map(() => 41),
      };
    case 'excess-co2': {
      const excess = timeS.map((t) => -200 + bent(-0.1, 2)(t));
      return draw(vo2.map((v, i) => (v + Math.sqrt(v * v + 4 * v * (excess[i] ?? 0))) / 2));
    }
    case 'orr-first':
      return level(overVo2(19, 0.022, 0.034));
    case 'd-max':
      // A parabola lies farthest below its chord in the middle; `breakS` is not used.
      return level(vo2.map((v) => 10 + 1e-5 * v * v));
    case 've-vco2-slope':
      return draw(
        plain,
        timeS.map((t) => 19 + bent(0.11, 0.2)(t)),
      );
    case 've-vco2-equivalent':
    case 've-vco2-nadir':
      return draw(
        plain,
        equivalent(plain, (t) => 27 + bent(-0.004, 0.05)(t)),
      );
    case 'petco2':
    case 'petco2-peak':
      return { ...draw(plain), petco2MmHg: timeS.map((t) => 38 + bent(0.008, -0.06)(t)) };
    case 'orr-second':
      return draw(
        plain,
        timeS.map((t) => 19 + 0.1 * t + 0.05 * Math.max(0, t - 250) + 0.15 * Math.max(0, t - breakS)),
      );
  }
}
