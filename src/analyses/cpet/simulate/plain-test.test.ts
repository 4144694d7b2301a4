import { describe, expect, it } from 'vitest';
import { mean, standardDeviation } from '#core/statistics.ts';
import { averageTest } from './average-test.ts';
import { simulateTest, type SimulatedBreath, type SimulatedTest } from './plain-test.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

function around(test: SimulatedTest, timeS: number, value: (breath: SimulatedBreath) => number): number {
  const near = test.breaths.filter((breath) => Math.abs(breath.timeS - timeS) <= 15);
  return mean(near.map(value)) ?? 0;
}

const ratio = (breath: SimulatedBreath): number => breath.vco2MlPerMin / breath.vo2MlPerMin;
const veVo2 = (breath: SimulatedBreath): number => (1000 * breath.veLPerMin) / breath.vo2MlPerMin;
const veVco2 = (breath: SimulatedBreath): number => (1000 * breath.veLPerMin) / breath.vco2MlPerMin;

describe('a plain simulated test', () => {
  it('is the same for the same seed and another for another', () => {
    expect(simulateTest(7)).toEqual(simulateTest(7));
    expect(simulateTest(7).breaths[40]).not.toEqual(simulateTest(8).breaths[40]);
  });

  it.each(seeds)('keeps the textbook ranges of a healthy ramp (seed %i)', (seed) => {
    const test = simulateTest(seed, { mode: seed % 3 === 0 ? 'treadmill' : 'cycle' });
    const { vt1, vt2, vo2PeakMlPerMin } = test.truth;
    const peakS = test.phases.recoveryS - 15;
    expect(around(test, 40, ratio)).toBeGreaterThan(0.75);
    expect(around(test, 40, ratio)).toBeLessThan(0.9);
    expect(around(test, peakS, ratio)).toBeGreaterThan(1.05);
    expect(around(test, peakS, ratio)).toBeLessThan(1.25);
    if (vt1 === undefined || vt2 === undefined) throw new Error('a ramp crosses both thresholds');
    expect(vt2.timeS - vt1.timeS).toBeGreaterThan(60);
    expect(test.phases.recoveryS - vt2.timeS).toBeGreaterThan(40);
    expect(around(test, vt1.timeS, veVo2)).toBeGreaterThan(18);
    expect(around(test, vt1.timeS, veVo2)).toBeLessThan(29);
    // VE/VO2 has turned up by VT2, VE/VCO2 only after it.
    expect(around(test, peakS, veVo2)).toBeGreaterThan(around(test, vt1.timeS, veVo2) + 3);
    expect(around(test, peakS, veVco2)).toBeGreaterThan(around(test, vt2.timeS, veVco2));
    expect(around(test, 40, (b) => b.petco2MmHg)).toBeGreaterThan(33);
    expect(around(test, vt1.timeS, (b) => b.petco2MmHg)).toBeLessThan(49);
    expect(around(test, vt2.timeS, (b) => b.petco2MmHg)).toBeGreaterThan(
      around(test, 40, (b) => b.petco2MmHg) + 2,
    );
    expect(around(test, peakS, (b) => b.petco2MmHg)).toBeLessThan(
      around(test, vt2.timeS, (b) => b.petco2MmHg),
    );
    expect(around(test, 40, (b) => b.peto2MmHg)).toBeGreaterThan(95);
    expect(around(test, peakS, (b) => b.peto2MmHg)).toBeLessThan(122);
    expect(around(test, peakS, (b) => b.veLPerMin)).toBeGreaterThan(55);
    expect(around(test, peakS, (b) => b.veLPerMin)).toBeLessThan(190);
    expect(around(test, peakS, (b) => b.rfPerMin)).toBeGreaterThan(28);
    expect(around(test, peakS, (b) => b.rfPerMin)).toBeLessThan(70);
    expect(Math.abs(around(test, peakS, (b) => b.vo2MlPerMin) / vo2PeakMlPerMin - 1)).toBeLessThan(0.08);
    expect(Math.abs(around(test, peakS, (b) => b.hrBpm) - (208 - 0.7 * test.subject.ageY))).toBeLessThan(20);
  });

  it('has breaths whose VO2 scatters by about 7 % and whose volumes agree with each other', () => {
    const test = simulateTest(3, { protocol: 'constant-load', exerciseS: 900, artefactsPerMin: 0 });
    const steady = test.breaths.filter(({ timeS }) => timeS > 500 && timeS < 1000);
    const vo2 = steady.map((breath) => breath.vo2MlPerMin);
    const spread = (standardDeviation(vo2) ?? 0) / (mean(vo2) ?? 1);
    expect(spread).toBeGreaterThan(0.05);
    expect(spread).toBeLessThan(0.09);
    for (const breath of test.breaths) expect(breath.vtL * breath.rfPerMin).toBeCloseTo(breath.veLPerMin, 6);
  });

  it('keeps the person out of a wrong age: the birth date gives the age on the day of the test', () => {
    for (const seed of seeds) {
      const { subject, testDate } = simulateTest(seed);
      const { birthDate } = subject;
      const before =
        testDate.month < birthDate.month ||
        (testDate.month === birthDate.month && testDate.day < birthDate.day);
      expect(testDate.year - birthDate.year - (before ? 1 : 0)).toBe(subject.ageY);
    }
  });

  it('raises the load in 3-min steps, and puts stages before a ramp', () => {
    const steps = simulateTest(5, { protocol: 'steps' });
    const watts = new Set(steps.breaths.map((breath) => breath.workRateW));
    expect(watts.size).toBeLessThan(12);
    const stages = simulateTest(5, { protocol: 'stages-then-ramp' });
    expect(stages.phases.incrementalS - stages.phases.exerciseS).toBe(840);
    expect(stages.truth.vt1?.timeS).toBeGreaterThan(stages.phases.incrementalS);
  });

  it('averages into rows at a constant interval', () => {
    const averaged = averageTest(simulateTest(9), 15);
    expect(averaged.breaths.slice(0, 3).map(({ timeS }) => timeS)).toEqual([15, 30, 45]);
  });
});
