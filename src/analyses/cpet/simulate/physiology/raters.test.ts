import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/random.ts';
import { mean, standardDeviation } from '#core/statistics.ts';
import { drawLaboratory, physiologicalConvention, readThresholds } from './raters.ts';
import { simulatePhysiology } from './simulate-physiology.ts';

const tests = Array.from({ length: 60 }, (_, seed) => simulatePhysiology(seed, { hardNegative: 'none' }));

describe('simulated readers', () => {
  it('come from laboratories that mark VT1 about 40 s late, each in its own way', () => {
    const random = seededRandom(1);
    const laboratories = Array.from({ length: 400 }, () => drawLaboratory(random));
    const offsets = laboratories.map(({ vt1OffsetS }) => vt1OffsetS);
    expect(Math.abs((mean(offsets) ?? 0) - 40)).toBeLessThan(6);
    expect(Math.abs((standardDeviation(offsets) ?? 0) - 40)).toBeLessThan(5);
    expect(laboratories.every(({ readerSdS }) => readerSdS >= 30 && readerSdS <= 40)).toBe(true);
  });

  it('keep the order and stay within the rise', () => {
    const random = seededRandom(2);
    const laboratory = drawLaboratory(random);
    for (const test of tests) {
      const { vt1, vt2 } = readThresholds(random, test, laboratory);
      expect(vt1?.timeS).toBeGreaterThan(test.phases.incrementalS);
      if (vt1 && vt2) expect(vt2.timeS).toBeGreaterThanOrEqual(vt1.timeS + 20);
      if (vt2) expect(vt2.timeS).toBeLessThan(test.description.exerciseEndS);
    }
  });

  it('mark the breakpoint itself under the physiological convention', () => {
    const random = seededRandom(3);
    for (const test of tests) {
      const { vt1, vt2 } = readThresholds(random, test, physiologicalConvention);
      expect(vt1?.timeS).toBeCloseTo(test.truth.vt1?.timeS ?? -1);
      expect(vt2 === undefined).toBe(test.truth.vt2 === undefined);
    }
  });
});
