import { describe, expect, it } from 'vitest';
import { drawTestView } from '../../../../tests/support/draw-test-view.ts';
import { weberClass } from './classes.ts';
import { everyMetric } from './every-metric.ts';
import { computeMetrics } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { bodySurfaceAreaM2 } from './oxygen-uptake-efficiency.ts';
import { metabolicPowerW, oxidationFrayn, oxidationPeronnet } from './substrate-oxidation.ts';
import type { TestView } from './test-view.ts';

function outcomeOf(id: string, view: TestView): Outcome {
  const found = computeMetrics(
    everyMetric.filter((definition) => definition.id === id),
    view,
  )[0];
  if (found === undefined) throw new Error(`no metric ${id}`);
  return found.outcome;
}

describe('substrates, by hand', () => {
  it('Frayn at VO2 2.0 and VCO2 1.7 L/min', () => {
    // fat 1.67 · 0.3 = 0.501 g/min; carbohydrate 7.735 − 6.42 = 1.315 g/min
    const { fatGPerMin, carbohydrateGPerMin } = oxidationFrayn(2, 1.7);
    expect(fatGPerMin).toBeCloseTo(0.501, 10);
    expect(carbohydrateGPerMin).toBeCloseTo(1.315, 10);
  });

  it('Péronnet at the same place', () => {
    // fat 3.3892 − 2.89204 = 0.49716; carbohydrate 7.7945 − 6.451 = 1.3435
    const { fatGPerMin, carbohydrateGPerMin } = oxidationPeronnet(2, 1.7);
    expect(fatGPerMin).toBeCloseTo(0.49716, 10);
    expect(carbohydrateGPerMin).toBeCloseTo(1.3435, 10);
  });

  it('energy of 2 L/min at RER 0.85', () => {
    // 16.8835 + 4.8353 · 0.85 = 20.993505 kJ/L; · 2 L/min · 1000 / 60 = 699.78 W
    expect(metabolicPowerW(2, 1.7)).toBeCloseTo(699.7835, 3);
  });
});

describe('rest', () => {
  const rest = { startS: 0, endS: 120 };
  const view = drawTestView(
    { vo2MlPerMin: (t) => (t < 60 ? 500 : 300), vco2MlPerMin: (t) => (t < 60 ? 500 : 255) },
    { rest },
  );

  it('is the last minute before exercise; RER is the ratio of its means', () => {
    expect(outcomeOf('vo2_rest_ml_min', view)).toMatchObject({ value: expect.closeTo(300, 6) });
    expect(outcomeOf('rer_rest', view)).toMatchObject({ value: expect.closeTo(0.85, 6) });
  });

  it('says what keeps a value at rest from being there', () => {
    expect(outcomeOf('hr_rest_bpm', view)).toEqual({ reason: 'no heart rate in most of the rest' });
    const { rest: _rest, ...without } = view;
    expect(outcomeOf('rer_rest', without)).toEqual({
      reason: 'no rest before exercise is recorded or found',
    });
    expect(outcomeOf('rer_rest', { ...view, rest: { startS: 0, endS: 20 } })).toEqual({
      reason: 'under 30 s of rest',
    });
  });
});

describe('a cycle ramp drawn at 25 W/min', () => {
  const watts = (t: number) => (t < 120 || t > 720 ? 0 : ((t - 120) * 25) / 60);
  // VO2 follows work 40 s late at 10 mL/min/W from a baseline of 400 mL/min
  const vo2 = (t: number) => 400 + (10 * 25 * Math.max(0, Math.min(t, 720) - 160)) / 60;
  const view = drawTestView({ workRateW: watts, vo2MlPerMin: vo2, vco2MlPerMin: (t) => 0.9 * vo2(t) });

  it('has ΔVO2/ΔWR 10', () => {
    expect(outcomeOf('dvo2_dwr_ml_min_w', view)).toMatchObject({ value: expect.closeTo(10, 6) });
  });

  it('has a mean response time of 40 s', () => {
    expect(outcomeOf('mean_response_time_s', view)).toMatchObject({ value: expect.closeTo(40, 6) });
  });

  it('has no efficiency, and says why', () => {
    expect(outcomeOf('gross_efficiency_percent', view)).toEqual({
      reason: 'no steady stage of 3 min with RER up to 1.00',
    });
    expect(outcomeOf('mfo_g_min', view)).toMatchObject({ reason: expect.stringContaining('4 needed') });
  });

  it('has no plateau while VO2 rises at 250 mL/min a minute', () => {
    expect(outcomeOf('vo2_end_slope_ml_min2', view)).toMatchObject({ value: expect.closeTo(250, 6) });
  });
});

describe('four stages of four minutes from 50 W', () => {
  const stage = (t: number) => Math.min(3, Math.max(0, Math.floor((t - 120) / 180)));
  // stages of 180 s within 120 to 840 s; VO2 constant in each: 400 + 12 · W; RER .80 .85 .92 1.0
  const watts = (t: number) => 50 + 40 * stage(t);
  const rer = (t: number) => [0.8, 0.85, 0.92, 1][stage(t)] ?? 1;
  const vo2 = (t: number) => 400 + 12 * watts(t);
  const view = drawTestView(
    { workRateW: watts, vo2MlPerMin: vo2, vco2MlPerMin: (t) => rer(t) * vo2(t) },
    {
      exercise: { startS: 120, endS: 840 },
      incremental: { startS: 120, endS: 840 },
      protocol: { kind: 'steps', mode: 'cycle', stepDurationS: 180 },
      vo2PeakMlPerMin: 3000,
    },
  );

  it('has the gross efficiency of its last stage', () => {
    // 170 W at VO2 2.44 L/min and RER held at 0.9961: 2.44 · (16.8835 + 4.8353 · 0.9961) · 1000 / 60 = 882.47 W; 19.26 %
    const powerW = (2.44 * (16.8835 + 4.8353 * 0.9961) * 1000) / 60;
    expect(outcomeOf('gross_efficiency_percent', view)).toMatchObject({
      value: expect.closeTo((100 * 170) / powerW, 6),
    });
  });

  it('burns most fat in the second stage', () => {
    // fat = 1.67 · VO2 · (1 − RER): 1.0 L .334; 1.48 L .37074; 1.96 L .2618; 2.44 L 0
    expect(outcomeOf('mfo_g_min', view)).toMatchObject({ value: expect.closeTo(0.37074, 3) });
    expect(outcomeOf('fatmax_percent_vo2peak', view)).toMatchObject({
      value: expect.closeTo((100 * 1480) / 3000, 0),
    });
  });

  it('crosses over between the first stages', () => {
    // first stage: carbohydrate 4.55 · .8 − 3.21 = .43 g = 1.75 kcal, fat 3.26 kcal; second: .98 g (4.0 kcal), 3.61 kcal
    const outcome = outcomeOf('crossover_vo2_ml_min', view);
    expect('value' in outcome && outcome.value > 1000 && outcome.value < 1480).toBe(true);
  });
});

describe('heart and recovery', () => {
  const hr = (t: number) => {
    if (t < 120) return 70;
    return t <= 720 ? 70 + (t - 120) / 6 : 170 - (t - 720) / 3;
  };
  const vo2 = (t: number) =>
    t <= 720 ? 500 + 4 * Math.max(0, t - 120) : 500 + 2400 * 2 ** (-(t - 720) / 45);
  const view = drawTestView(
    { hrBpm: hr, vo2MlPerMin: vo2 },
    {
      hrPeakBpm: 170,
      rerPeak: 1.12,
      hrMaxPredicted: { bpm: 180, title: 'Tanaka 2001' },
      vo2PeakMlPerMin: 2900,
      vt1TimeS: 400,
    },
  );

  it('chronotropic index (170 − 70) / (180 − 70)', () => {
    expect(outcomeOf('chronotropic_index', view)).toMatchObject({ value: expect.closeTo(100 / 110, 6) });
    expect(outcomeOf('chronotropic_index', { ...view, rerPeak: 1 })).toMatchObject({
      reason: expect.stringContaining('submaximal'),
    });
  });

  it('heart-rate recovery 20 after one minute, 40 after two', () => {
    expect(outcomeOf('hr_recovery_60_bpm', view)).toMatchObject({ value: 20 });
    expect(outcomeOf('hr_recovery_120_bpm', view)).toMatchObject({ value: 40 });
    expect(outcomeOf('hr_recovery_120_bpm', { ...view, recovery: { startS: 720, endS: 800 } })).toEqual({
      reason: 'under 120 s of recovery',
    });
  });

  it('half-time of VO2 where 500 + 2400 · 2^(−t/45) is 1450', () => {
    // 2^(−t/45) = 950 / 2400, t = 60.2 s; the 20-s mean of a falling curve lies a little higher
    expect(outcomeOf('vo2_half_time_s', view)).toMatchObject({ value: expect.closeTo(61, -0.5) });
  });
});

describe('oscillatory breathing', () => {
  const base = (t: number) => 12 + 0.05 * Math.max(0, t - 120);
  const calm = drawTestView({ veLPerMin: base });
  const swinging = drawTestView({ veLPerMin: (t) => base(t) + 6 * Math.sin((2 * Math.PI * t) / 60) });

  it('is not seen in calm breathing', () => {
    expect(outcomeOf('eov_corra_percent_exercise', calm)).toEqual({ value: 0 });
    expect(outcomeOf('eov_leite_cycles', calm)).toEqual({ value: 0 });
  });

  it('is seen in ten minutes of one-minute swings of 12 L/min', () => {
    expect(outcomeOf('eov_corra_percent_exercise', swinging)).toMatchObject({
      value: expect.closeTo(97, 0),
    });
    const cycles = outcomeOf('eov_leite_cycles', swinging);
    expect('value' in cycles && cycles.value >= 8 && cycles.value <= 10).toBe(true);
  });
});

describe('oxygen uptake efficiency and classes', () => {
  it('finds OUES 2.5 where VO2 is drawn as 2.5 log10 VE', () => {
    const ve = (t: number) => 12 + 0.15 * Math.max(0, t - 120);
    const view = drawTestView({ veLPerMin: ve, vo2MlPerMin: (t) => 1000 * (2.5 * Math.log10(ve(t)) - 1.5) });
    for (const id of ['oues_100_l_min', 'oues_90_l_min', 'oues_75_l_min']) {
      expect(outcomeOf(id, view)).toMatchObject({ value: expect.closeTo(2.5, 6) });
    }
  });

  it('body surface of 70 kg and 175 cm is 1.85 m²', () => {
    expect(bodySurfaceAreaM2(70, 175)).toBeCloseTo(1.848, 2);
  });

  it('draws the classes of Weber at 20, 16 and 10', () => {
    expect([20.1, 20, 16.1, 16, 10, 9.9].map(weberClass)).toEqual(['A', 'B', 'B', 'C', 'C', 'D']);
  });

  it('gives a number or a reason for every metric, even with nothing to go by', () => {
    const results = computeMetrics(everyMetric, drawTestView({}));
    expect(results).toHaveLength(everyMetric.length);
    for (const { id, outcome } of results)
      expect([id, 'reason' in outcome && outcome.reason.length > 0]).toEqual([id, true]);
    expect(new Set(everyMetric.map((definition) => definition.id)).size).toBe(everyMetric.length);
  });
});
