import { describe, expect, it } from 'vitest';
import { median } from '#core/statistics.ts';
import { at } from './per-second.ts';
import { simulateSketch } from './second-generator.ts';

const tests = Array.from({ length: 100 }, (_, seed) => simulateSketch(seed));

describe('sketched tests of the second generator', () => {
  it('are the same for the same seed', () => {
    expect(simulateSketch(4)).toEqual(simulateSketch(4));
  });

  it('have their thresholds in order, at the VO2 they claim', () => {
    for (const { truth, course, phases } of tests) {
      const { vt1, vt2 } = truth;
      if (vt1 === undefined) throw new Error('no VT1');
      expect(at(course.vo2MlPerMin, vt1.timeS)).toBeGreaterThanOrEqual(vt1.vo2MlPerMin);
      expect(at(course.vo2MlPerMin, vt1.timeS - 1)).toBeLessThan(vt1.vo2MlPerMin);
      if (vt2 === undefined) continue;
      expect(vt2.timeS - vt1.timeS).toBeGreaterThanOrEqual(40);
      expect(phases.recoveryS - vt2.timeS).toBeGreaterThanOrEqual(20);
    }
  });

  it('look like exercise tests: RER, equivalents and lengths in range', () => {
    const peakRer = tests.map(
      ({ course, phases }) =>
        at(course.vco2MlPerMin, phases.recoveryS) / at(course.vo2MlPerMin, phases.recoveryS),
    );
    expect(median(peakRer)).toBeGreaterThan(1);
    expect(median(peakRer)).toBeLessThan(1.25);
    const equivalents = tests.map(
      ({ course, truth }) =>
        (1000 * at(course.veLPerMin, truth.vt1?.timeS ?? 0)) / (truth.vt1?.vo2MlPerMin ?? 1),
    );
    expect(median(equivalents)).toBeGreaterThan(18);
    expect(median(equivalents)).toBeLessThan(36);
    const withVt2 = tests.filter(({ truth }) => truth.vt2 !== undefined).length;
    expect(withVt2).toBeGreaterThan(60);
    expect(withVt2).toBeLessThan(95);
  });
});
