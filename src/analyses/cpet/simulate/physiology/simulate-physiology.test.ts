import { describe, expect, it } from 'vitest';
import { mean, median, quantile } from '#core/statistics.ts';
import { alveolarO2MmHg } from '../../gas-laws.ts';
import type { HardNegative } from './hard-negatives.ts';
import { at } from './per-second.ts';
import type { PhysiologicalTest } from './physiological-test.ts';
import { idealRecord, simulatePhysiology } from './simulate-physiology.ts';

const none = new Float64Array(0);
const tests = Array.from({ length: 200 }, (_, seed) => simulatePhysiology(seed));

function of(values: readonly (number | undefined)[]): number {
  return median(values.filter((value) => value !== undefined)) ?? Number.POSITIVE_INFINITY;
}

function endOfExercise(test: PhysiologicalTest): number {
  return Math.floor(test.description.exerciseEndS + test.course.clockStartS);
}

function atVt1(test: PhysiologicalTest, key: 'vco2MlPerMin' | 'vo2MlPerMin' | 'veLPerMin'): number {
  return at(test.course[key], Math.round((test.truth.vt1?.timeS ?? 0) + test.course.clockStartS));
}

describe('simulated physiology', () => {
  it('gives the same test for the same seed and another for another', () => {
    expect(simulatePhysiology(7)).toEqual(simulatePhysiology(7));
    expect(simulatePhysiology(8).truth).not.toEqual(simulatePhysiology(7).truth);
  });

  it('keeps a person and their thresholds when only the cart changes', () => {
    const bins = { kind: 'bins', binS: 30, stamp: 'end' } as const;
    const averaged = simulatePhysiology(12, { ...idealRecord, averaging: bins });
    const breaths = simulatePhysiology(12, idealRecord);
    expect(averaged.truth).toEqual(breaths.truth);
    expect(averaged.breaths.length).toBeLessThan(breaths.breaths.length / 4);
  });

  it('puts VT1 before VT2, both within the rising part, VT2 at least 20 s before its end', () => {
    for (const { truth, phases, description } of tests) {
      const { vt1, vt2 } = truth;
      if (description.hardNegative === 'no-vt1') expect(vt1).toBeUndefined();
      else expect(vt1).toBeDefined();
      if (vt1 !== undefined) expect(vt1.timeS).toBeGreaterThan(phases.incrementalS);
      if (vt1 === undefined || vt2 === undefined) continue;
      expect(vt2.timeS - vt1.timeS).toBeGreaterThanOrEqual(40);
      expect(vt2.vo2MlPerMin).toBeGreaterThan(vt1.vo2MlPerMin);
      expect(description.exerciseEndS - vt2.timeS).toBeGreaterThanOrEqual(20);
    }
  });

  it('defines VT1 in noise-free mouth VO2', () => {
    for (const { truth, course, description } of tests) {
      if (truth.vt1 === undefined || description.oscillatory) continue;
      const second = truth.vt1.timeS + course.clockStartS;
      expect(at(course.vo2MlPerMin, Math.floor(second))).toBeLessThanOrEqual(truth.vt1.vo2MlPerMin + 1e-6);
      expect(at(course.vo2MlPerMin, Math.ceil(second))).toBeGreaterThanOrEqual(truth.vt1.vo2MlPerMin - 1e-6);
    }
  });

  it('breathes VE = VT · RF and keeps stamps rising', () => {
    const { breaths } = simulatePhysiology(5, idealRecord);
    for (const [i, breath] of breaths.entries()) {
      expect(Math.abs(breath.vtL * breath.rfPerMin - breath.veLPerMin)).toBeLessThan(0.1);
      expect(breath.timeS).toBeGreaterThan(breaths[i - 1]?.timeS ?? -1);
    }
  });

  it('obeys the mass balance of CO2: VE = 863 VCO2 / (PaCO2 (1 − VD/VT))', () => {
    for (const { course, description } of tests) {
      if (description.oscillatory) continue;
      for (let second = 0; second < course.vo2MlPerMin.length; second += 60) {
        const { paco2MmHg = none, deadSpaceShare = none } = course;
        const alveolar = at(course.veLPerMin, second) * (1 - at(deadSpaceShare, second));
        const balanced = (0.863 * at(course.vco2MlPerMin, second)) / at(paco2MmHg, second);
        expect(Math.abs(alveolar / balanced - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it('keeps end-tidal pressures within 12 mmHg of the alveolar gas equation', () => {
    for (const { course, breaths, barometricPressureMmHg } of tests) {
      const offsets: number[] = [];
      for (let second = 0; second < course.vo2MlPerMin.length; second += 10) {
        const rer = at(course.vco2MlPerMin, second) / at(course.vo2MlPerMin, second);
        const expected = alveolarO2MmHg(at(course.petco2MmHg, second), rer, barometricPressureMmHg);
        offsets.push(at(course.peto2MmHg, second) - expected);
      }
      expect(Math.abs(of(offsets))).toBeLessThan(12);
      expect(breaths.length).toBeGreaterThan(10);
    }
  });

  it('lies where textbooks put the median test', () => {
    const share = (key: 'vt1' | 'vt2'): number =>
      of(tests.map(({ truth }) => truth[key] && truth[key].vo2MlPerMin / truth.vo2PeakMlPerMin));
    expect(share('vt1')).toBeGreaterThan(0.5);
    expect(share('vt1')).toBeLessThan(0.7);
    expect(share('vt2')).toBeGreaterThan(0.75);
    expect(share('vt2')).toBeLessThan(0.92);
    const withVt1 = tests.filter(({ truth }) => truth.vt1 !== undefined);
    const rerAtVt1 = of(withVt1.map((test) => atVt1(test, 'vco2MlPerMin') / atVt1(test, 'vo2MlPerMin')));
    expect(rerAtVt1).toBeGreaterThan(0.82);
    expect(rerAtVt1).toBeLessThan(0.98);
    const rerAtPeak = of(
      withVt1.map(
        (test) =>
          at(test.course.vco2MlPerMin, endOfExercise(test)) /
          at(test.course.vo2MlPerMin, endOfExercise(test)),
      ),
    );
    expect(rerAtPeak).toBeGreaterThan(1.05);
    expect(rerAtPeak).toBeLessThan(1.25);
    const minutes = of(
      withVt1.map(({ description, phases }) => (description.exerciseEndS - phases.incrementalS) / 60),
    );
    expect(minutes).toBeGreaterThan(8);
    expect(minutes).toBeLessThan(12);
    const missing =
      tests.filter(({ description }) => description.absentChannels.includes('hrBpm')).length / tests.length;
    expect(Math.abs(missing - 0.15)).toBeLessThan(0.08);
  });

  it('never rests or works with an impossible exchange ratio', () => {
    const ratios = tests.flatMap(({ course }) =>
      Array.from(course.vo2MlPerMin, (vo2, second) => at(course.vco2MlPerMin, second) / vo2),
    );
    const [lowest = 0, highest = 9] = [quantile(ratios, 0), quantile(ratios, 1)];
    expect(lowest).toBeGreaterThan(0.45);
    expect(highest).toBeLessThan(2.2);
  });

  it('makes every hard negative on request', () => {
    const kinds: readonly HardNegative[] = [
      'no-vt1',
      'hyperventilation',
      'smooth-thresholds',
      'double-hinge',
      'interval-warm-up',
      'stages-then-ramp',
      'verification-bout',
      'arm-crank',
      'constant-load',
    ];
    for (const hardNegative of kinds) {
      const test = simulatePhysiology(31, { hardNegative });
      expect(test.description.hardNegative).toBe(hardNegative);
      expect(test.breaths.length).toBeGreaterThan(10);
    }
    const constant = simulatePhysiology(31, { hardNegative: 'constant-load' });
    expect(constant.protocol).toBe('constant-load');
    expect(constant.truth.vt1).toBeUndefined();
  });

  it('shows speed and grade on a treadmill, watts on a cycle', () => {
    const treadmill = simulatePhysiology(3, { ...idealRecord, ergometer: 'treadmill' });
    expect(treadmill.breaths.every(({ workRateW }) => workRateW === undefined)).toBe(true);
    const speeds = treadmill.breaths.map(({ speedKmPerH = 0 }) => speedKmPerH);
    expect(Math.max(...speeds)).toBeGreaterThan(2);
    expect(Math.max(...speeds)).toBeLessThan(26);
    const cycle = simulatePhysiology(3, { ...idealRecord, ergometer: 'cycle' });
    expect(Math.max(...cycle.breaths.map(({ workRateW = 0 }) => workRateW))).toBeGreaterThan(20);
    expect(mean(cycle.breaths.map(({ speedKmPerH = 0 }) => speedKmPerH))).toBe(0);
  });
});
