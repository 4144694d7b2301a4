import { describe, expect, it } from 'vitest';
import { normal, seededRandom } from '#core/random.ts';
import { findThresholds } from './find-thresholds.ts';
import type { IncrementalSeries } from './incremental-series.ts';

const stepS = 5;

/** A ramp of ten minutes drawn with VT1 at 300 s and VT2 at 460 s on a 5-s grid, all channels, with optional noise. */
function drawRamp(noise = 0, seed = 1): IncrementalSeries {
  const random = seededRandom(seed);
  const jitter = (relative: number) => 1 + noise * relative * normal(random);
  const timeS = Float64Array.from({ length: 121 }, (_, i) => i * stepS);
  const after = (t: number, start: number) => Math.max(0, t - start);
  const vo2 = timeS.map((t) => (700 + 4.5 * t) * jitter(0.01));
  const vco2 = timeS.map((t) => (600 + 4.0 * t + 2.0 * after(t, 300)) * jitter(0.01));
  const ve = timeS.map((t) => (19 + 0.105 * t + 0.055 * after(t, 300) + 0.11 * after(t, 460)) * jitter(0.01));
  return {
    stepS,
    timeS,
    vo2MlPerMin: vo2,
    vco2MlPerMin: vco2,
    veLPerMin: ve,
    peto2MmHg: timeS.map((t) => 98 + 0.06 * after(t, 300) * jitter(0.02)),
    petco2MmHg: timeS.map((t) => (38 + 0.012 * Math.min(t, 460) - 0.05 * after(t, 460)) * jitter(0.003)),
    hrBpm: timeS.map((t) => 90 + 0.15 * t),
  };
}

describe('a ramp drawn with VT1 at 300 s and VT2 at 460 s', () => {
  const drawn = findThresholds(drawRamp(), { draws: 50, seed: 1 });

  it.each(['v-slope', 'v-slope-hinge', 'v-slope-simplified', 'peto2'] as const)(
    'gives VT1 by %s within two samples',
    (method) => {
      const estimate = drawn.estimates.find((candidate) => candidate.method === method);
      expect(estimate).toMatchObject({ determinate: true });
      if (estimate?.determinate) expect(Math.abs(estimate.timeS - 300)).toBeLessThan(2.5 * stepS);
    },
  );

  it.each(['petco2', 've-vco2-equivalent'] as const)('gives VT2 by %s within two samples', (method) => {
    const estimate = drawn.estimates.find((candidate) => candidate.method === method);
    expect(estimate).toMatchObject({ determinate: true });
    if (estimate?.determinate) expect(Math.abs(estimate.timeS - 460)).toBeLessThan(2.5 * stepS);
  });

  it('gives both by consensus, in order', () => {
    if (!drawn.vt1.determinate || !drawn.vt2.determinate) throw new Error('indeterminate');
    expect(Math.abs(drawn.vt1.timeS - 300)).toBeLessThan(20);
    expect(Math.abs(drawn.vt2.timeS - 460)).toBeLessThan(20);
    expect(drawn.vt1.timeS).toBeLessThan(drawn.vt2.timeS);
  });

  it('gives the same on a second run', () => {
    expect(findThresholds(drawRamp(), { draws: 50, seed: 1 })).toEqual(drawn);
  });

  it('never puts VT1 after VT2 under noise, and stays near', () => {
    let near = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const { vt1, vt2 } = findThresholds(drawRamp(3, seed), { draws: 20, seed });
      if (vt1.determinate && vt2.determinate) {
        expect(vt1.timeS).toBeLessThan(vt2.timeS);
        if (Math.abs(vt1.timeS - 300) < 45 && Math.abs(vt2.timeS - 460) < 45) near += 1;
      }
    }
    expect(near).toBeGreaterThanOrEqual(16);
  });

  it('says which channel is missing rather than guess', () => {
    const { timeS, vo2MlPerMin, vco2MlPerMin } = drawRamp();
    const { estimates, vt2 } = findThresholds(
      { stepS, timeS, vo2MlPerMin, vco2MlPerMin },
      { draws: 10, seed: 1 },
    );
    expect(vt2).toMatchObject({ determinate: false });
    expect(estimates.find((estimate) => estimate.method === 'petco2')).toMatchObject({
      determinate: false,
      reason: 'a channel it needs is missing',
    });
  });
});
