import { describe, expect, it } from 'vitest';
import { drawTestView } from '../../../../tests/support/draw-test-view.ts';
import { computeMetrics } from './metric.ts';
import type { TestView } from './test-view.ts';
import { ventilatoryClass, ventilatoryEfficiency } from './ventilatory-efficiency.ts';

function outcomeOf(id: string, view: TestView) {
  const definitions = ventilatoryEfficiency.filter((definition) => definition.id === id);
  return computeMetrics(definitions, view)[0];
}

// VCO2 rises 5 mL/min a second from 500; VE = 3 + 27 · VCO2 (L/min), and 20 more per L/min beyond 3000 mL/min (t = 620 s)
const vco2 = (t: number) => 500 + 5 * Math.max(0, t - 120);
const ve = (t: number) => 3 + (27 * vco2(t)) / 1000 + (20 * Math.max(0, vco2(t) - 3000)) / 1000;
const view = drawTestView(
  { vco2MlPerMin: vco2, veLPerMin: ve, vo2MlPerMin: vco2, petco2MmHg: () => 40 },
  { vt2TimeS: 620 },
);

describe('ventilatory efficiency on a drawn ramp', () => {
  it('finds slope and intercept to VT2', () => {
    expect(outcomeOf('ve_vco2_slope_to_vt2', view)?.outcome).toMatchObject({ value: expect.closeTo(27, 6) });
    expect(outcomeOf('ve_vco2_intercept_l_min', view)?.outcome).toMatchObject({
      value: expect.closeTo(3, 6),
    });
  });

  it('finds a steeper slope over the whole ramp', () => {
    const outcome = outcomeOf('ve_vco2_slope_full', view)?.outcome;
    expect(outcome && 'value' in outcome && outcome.value > 27.5).toBe(true);
  });

  it('has its nadir where the second bend begins', () => {
    // 1000 · VE / VCO2 falls as 27 + 3000/VCO2 until 3000 mL/min, where it is 28; the 30-s window rounds the corner
    const outcome = outcomeOf('ve_vco2_nadir', view)?.outcome;
    expect(outcome).toMatchObject({ value: expect.closeTo(28.03, 1) });
    if (outcome && 'timeS' in outcome) expect(Math.abs((outcome.timeS ?? 0) - 615)).toBeLessThan(20);
  });

  it('predicts the nadir by Sun where age, sex and height are known', () => {
    const person = { mode: 'cycle', sex: 'female', ageY: 50, heightCm: 160 } as const;
    // 27.94 + 5.4 + 0.97 − 6.016 = 28.294
    expect(outcomeOf('ve_vco2_nadir', { ...view, person })?.judgement?.text).toBe('28.3 predicted');
    expect(outcomeOf('ve_vco2_nadir', view)?.judgement).toBeUndefined();
  });

  it('gives ratios at thresholds, and the reason where there is none', () => {
    // around 620 s the window of 31 s from 605 to 635 s: below, 3 + 27 · VCO2; above, the bend adds
    expect(outcomeOf('ve_vco2_vt2', view)?.outcome).toMatchObject({ value: expect.closeTo(28.1, 0) });
    expect(outcomeOf('ve_vo2_vt1', view)?.outcome).toEqual({ reason: 'VT1 is indeterminate' });
    expect(outcomeOf('petco2_rest_mmhg', view)?.outcome).toMatchObject({ value: 40 });
  });

  it('refuses a slope from three minutes, and one that VE does not follow', () => {
    expect(outcomeOf('ve_vco2_slope_to_vt2', { ...view, vt2TimeS: 300 })?.outcome).toEqual({
      reason: 'only 180 s (240 s needed)',
    });
    const wild = drawTestView({ vco2MlPerMin: vco2, veLPerMin: (t) => 20 + ((t * 7919) % 61) });
    const outcome = outcomeOf('ve_vco2_slope_full', wild)?.outcome;
    expect(outcome && 'reason' in outcome && outcome.reason).toMatch(/does not follow VCO2/);
  });

  it('gives no slope of the whole ramp through waves of breathing, nor from under 40 breaths', () => {
    const waves = drawTestView({
      vco2MlPerMin: vco2,
      veLPerMin: (t) => 3 + (27 * vco2(t)) / 1000 + 8 * Math.sin((2 * Math.PI * t) / 60),
    });
    expect(outcomeOf('ve_vco2_slope_full', waves)?.outcome).toEqual({
      reason: 'breathing oscillates through most of the exercise',
    });
    const few = { ...view, sampling: { kind: 'breaths', intervalS: 20 } } as const;
    expect(outcomeOf('ve_vco2_slope_full', few)?.outcome).toEqual({ reason: 'under 40 breaths' });
  });

  it('draws the classes at 30, 36 and 45', () => {
    expect([29.9, 30, 36, 45].map(ventilatoryClass)).toEqual(['I', 'II', 'III', 'IV']);
  });
});
