import { describe, expect, test } from 'vitest';
import { normal, seededRandom } from '#core/random.ts';
import { stretchIntervals, stretchOf, type StretchTable } from './calibrated-intervals.ts';
import type { CalibrationStrata } from './calibration-strata.ts';
import { fitStretch, type CalibrationSample } from './fit-stretch.ts';

const limits = { low: -1e6, high: 1e6 };
const free = { least: 0.3, most: 5 };

/** Tests whose true errors are `factor` times what their intervals say. */
function draw(
  seed: number,
  count: number,
  strata: CalibrationStrata,
  factor: number,
): readonly CalibrationSample[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const sdS = 10 + 30 * random();
    const medianS = 300 + 100 * normal(random);
    return {
      strata,
      medianS,
      truthS: medianS + factor * sdS * normal(random),
      intervals: {
        interval50: { low: medianS - 0.674 * sdS, high: medianS + 0.674 * sdS },
        interval90: { low: medianS - 1.645 * sdS, high: medianS + 1.645 * sdS },
      },
    };
  });
}

function coverage(
  samples: readonly CalibrationSample[],
  table: StretchTable,
  which: 'interval50' | 'interval90',
) {
  const held = samples.filter(({ strata, medianS, truthS, intervals }) => {
    const { [which]: interval } = stretchIntervals(medianS, intervals, stretchOf(table, strata), limits);
    return truthS >= interval.low && truthS <= interval.high;
  });
  return held.length / samples.length;
}

const breaths = {
  averaging: 'breaths',
  protocol: 'ramp',
  endTidal: 'with',
  fitness: 'middle',
  agreement: 'near',
} as const;
const binned = { ...breaths, averaging: 'over-10-s' } as const;
const unfit = { ...breaths, fitness: 'low' } as const;

describe('calibrating intervals on tests whose truth is known', () => {
  test('finds by how much they are too narrow', () => {
    const { base } = fitStretch(draw(1, 4000, breaths, 1.6), free);
    expect(base.interval90).toBeCloseTo(1.6, 1);
    expect(base.interval50).toBeCloseTo(1.6, 1);
  });

  test('covers in every stratum on tests not seen before', () => {
    const table = fitStretch(
      [...draw(1, 1500, breaths, 1), ...draw(2, 600, binned, 2), ...draw(3, 500, unfit, 1.4)],
      free,
    );
    for (const [strata, factor] of [
      [breaths, 1],
      [binned, 2],
      [unfit, 1.4],
    ] as const) {
      const held = draw(9, 3000, strata, factor);
      expect(coverage(held, table, 'interval90')).toBeGreaterThan(0.87);
      expect(coverage(held, table, 'interval90')).toBeLessThan(0.94);
      expect(Math.abs(coverage(held, table, 'interval50') - 0.5)).toBeLessThan(0.05);
    }
  });

  test('believes a stratum of a few tests little', () => {
    const table = fitStretch([...draw(1, 1000, breaths, 1), ...draw(2, 4, binned, 4)], free);
    expect(stretchOf(table, binned).interval90).toBeLessThan(1.3);
  });

  test('leaves a stratum never seen at the base', () => {
    const table = fitStretch(draw(1, 1000, breaths, 1), free);
    expect(stretchOf(table, { ...breaths, endTidal: 'without' }).interval90).toBeCloseTo(1, 1);
  });

  test('stretches by no more than its bounds allow', () => {
    const table = fitStretch(draw(1, 1000, breaths, 3), { least: 1, most: 1.4 });
    expect(stretchOf(table, breaths)).toEqual({ interval50: 1.4, interval90: 1.4 });
  });

  test('of no tests changes nothing', () => {
    expect(fitStretch([], free).base).toEqual({ interval50: 1, interval90: 1 });
  });
});
