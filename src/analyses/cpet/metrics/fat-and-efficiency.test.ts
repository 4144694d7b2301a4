import { describe, expect, it } from 'vitest';
import { drawTestView } from '../../../../tests/support/draw-test-view.ts';
import { metricOf, outcomeOf, reasonOf, valueOf } from '../../../../tests/support/metric-outcome.ts';
import { metabolicPowerW } from './substrate-oxidation.ts';
import type { TestView } from './test-view.ts';

/** Six stages of 180 s from 120 s on, 60 W and 35 W more each; VO2 400 + 11 · W; RER .78 to .98. */
function stages(more: Partial<TestView> = {}, wobble = (_t: number) => 0): TestView {
  const stage = (t: number) => Math.min(5, Math.max(0, Math.floor((t - 120) / 180)));
  const watts = (t: number) => (t < 120 ? 0 : 60 + 35 * stage(t));
  const rer = (t: number) => 0.78 + 0.04 * stage(t);
  const vo2 = (t: number) => (t < 120 ? 300 : 400 + 11 * watts(t)) + wobble(t);
  const draw = { workRateW: watts, vo2MlPerMin: vo2, vco2MlPerMin: (t: number) => rer(t) * vo2(t) };
  const view = drawTestView(draw, {
    protocol: { kind: 'steps', mode: 'cycle', stepDurationS: 180 },
    vo2PeakMlPerMin: 4000,
    ...more,
  });
  const until = { startS: 120, endS: 1199 };
  // the drawn seconds end at 900 s: four whole stages and a part of the fifth
  return { ...view, exercise: { ...until, endS: 840 }, incremental: { ...until, endS: 840 } };
}

describe('fat oxidation', () => {
  // stages of 60, 95, 130 and 165 W: VO2 1.06, 1.445, 1.83, 2.215 L/min; RER .78 .82 .86 .90
  // fat = 1.67 · VO2 · (1 − RER): .3894, .4344, .4279, .3699 g/min
  const view = stages();

  it('has its maximum at the second of four stages, without an interval', () => {
    expect(outcomeOf('mfo_g_min', view)).toEqual({ value: expect.closeTo(0.43437, 3) });
    // 1445 / 4000 = 36 %
    expect(valueOf('fatmax_percent_vo2peak', view)).toBeCloseTo(36.1, 0);
    // 90 % of .4344 is .3909: between stage 1 (.3894) and 2: 1060 + 385 · .0015/.0450 = 1073, 26.8 %
    expect(valueOf('fatmax_zone_low_percent_vo2peak', view)).toBeCloseTo(26.8, 0);
    // and between stage 3 (.4279) and 4 (.3699): 1830 + 385 · .0370/.0580 = 2076, 51.9 %
    expect(valueOf('fatmax_zone_high_percent_vo2peak', view)).toBeCloseTo(51.9, 0);
  });

  it('is a little less by Péronnet', () => {
    // 1.6946 · 1.445 − 1.7012 · 1.1849 = .43294
    expect(valueOf('mfo_peronnet_g_min', view)).toBeCloseTo(0.43294, 3);
  });

  it('has an interval with five stages, from drawing them again', () => {
    // 178 s each: fat 1.67 · VO2 · (1 − RER) at 1.0, 1.4, 1.8, 2.2, 2.6 L/min and .78 .83 .88 .93 .98
    const stage = (t: number) => Math.min(4, Math.floor(t / 178));
    const oxygen = (t: number) => 1000 + 400 * stage(t);
    const longer = drawTestView(
      {
        workRateW: (t) => 60 + 35 * stage(t),
        vo2MlPerMin: oxygen,
        vco2MlPerMin: (t) => oxygen(t) * (0.78 + 0.05 * stage(t)),
      },
      { exercise: { startS: 0, endS: 889 }, vo2PeakMlPerMin: 4000 },
    );
    const outcome = outcomeOf('mfo_g_min', longer);
    if (!('value' in outcome)) throw new Error(outcome.reason);
    expect(outcome.interval90?.low).toBeLessThanOrEqual(outcome.value + 1e-9);
    expect(outcome.interval90?.high).toBeGreaterThanOrEqual(outcome.interval90?.low ?? 1);
    expect(outcomeOf('mfo_g_min', longer)).toEqual(outcome);
  });

  it('is not computed from stages that are not steady', () => {
    const drifting = stages({}, (t) => 3 * ((t - 120) % 180));
    expect(reasonOf('mfo_g_min', drifting)).toMatch(/^0 steady stages/);
  });
});

describe('substrates at rest and at VT1', () => {
  const vo2 = (t: number) => (t < 120 ? 300 : 2000);
  const view = drawTestView(
    { vo2MlPerMin: vo2, vco2MlPerMin: (t) => (t < 120 ? 0.8 : 0.9) * vo2(t) },
    { vt1TimeS: 400 },
  );

  it('by both equations', () => {
    // rest .30 and .24 L/min. Frayn: fat 1.67 · .06 = .1002; carbohydrate 4.55 · .24 − 3.21 · .3 = .129
    expect(valueOf('fat_rest_frayn_g_min', view)).toBeCloseTo(0.1002, 6);
    expect(valueOf('carbohydrate_rest_frayn_g_min', view)).toBeCloseTo(0.129, 6);
    // VT1 2.0 and 1.8 L/min. Péronnet: fat 3.3892 − 3.06216 = .32704; carbohydrate 8.253 − 6.451 = 1.802
    expect(valueOf('fat_vt1_peronnet_g_min', view)).toBeCloseTo(0.32704, 6);
    expect(valueOf('carbohydrate_vt1_peronnet_g_min', view)).toBeCloseTo(1.802, 6);
    expect(metricOf('fat_vt1_frayn_g_min', view).judgement?.text).toMatch(/not steady/);
    expect(metricOf('fat_rest_frayn_g_min', view).judgement).toBeUndefined();
  });

  it('not at a RER over 1.00', () => {
    const high = drawTestView({ vo2MlPerMin: () => 2000, vco2MlPerMin: () => 2100 }, { vt1TimeS: 400 });
    expect(reasonOf('fat_vt1_frayn_g_min', high)).toBe(
      'RER 1.05 there: substrates show at 0.70 to 1.00 only',
    );
  });
});

describe('efficiency on a cycle', () => {
  const view = stages({ vt1TimeS: 660 });
  const power = (watts: number, rer: number) =>
    metabolicPowerW((400 + 11 * watts) / 1000, (rer * (400 + 11 * watts)) / 1000);

  it('gross and net in the last steady stage below VT1', () => {
    // 130 W at VO2 1.83 L/min and RER .86
    expect(valueOf('gross_efficiency_percent', view)).toBeCloseTo((100 * 130) / power(130, 0.86), 6);
    // rest: .3 L/min at RER .78
    const rest = metabolicPowerW(0.3, 0.78 * 0.3);
    expect(valueOf('net_efficiency_percent', view)).toBeCloseTo((100 * 130) / (power(130, 0.86) - rest), 6);
  });

  it('delta from three stages: 100 over the slope of power on work', () => {
    // equal steps: the least-squares slope of three points is (last − first) / 70 W
    const slope = (power(130, 0.86) - power(60, 0.78)) / 70;
    expect(valueOf('delta_efficiency_percent', view)).toBeCloseTo(100 / slope, 6);
    expect(reasonOf('delta_efficiency_percent', stages({ vt1TimeS: 480 }))).toMatch(/2 steady stages/);
  });
});

describe('running economy', () => {
  // 10 km/h from 120 s, 12 km/h from 420 s; 35 and 42 mL/min/kg at 60 kg
  const speed = (t: number) => (t < 420 ? 10 : 12);
  const draw = (gradePercent: number) =>
    drawTestView(
      {
        speedKmPerH: speed,
        gradePercent: () => gradePercent,
        vo2MlPerMin: (t) => (t < 420 ? 2100 : 2520),
        vco2MlPerMin: (t) => (t < 420 ? 1900 : 2570),
      },
      { protocol: { kind: 'steps', mode: 'treadmill' }, person: { mode: 'treadmill', bodyMassKg: 60 } },
    );

  it('is the cost at the fastest speed with RER up to 1.00', () => {
    // 12 km/h has RER 1.02; 10 km/h: 60 · 35 / 10 = 210 mL/kg/km
    expect(valueOf('running_economy_ml_kg_km', draw(1))).toBeCloseTo(210, 6);
  });

  it('is not given uphill', () => {
    expect(reasonOf('running_economy_ml_kg_km', draw(5))).toMatch(/grade up to 1 %/);
  });
});

describe('what needs a person', () => {
  const ve = (t: number) => 12 + 0.15 * Math.max(0, t - 120);
  const person = { mode: 'cycle', sex: 'male', ageY: 40, heightCm: 180, bodyMassKg: 80 } as const;
  const view = drawTestView(
    { veLPerMin: ve, vo2MlPerMin: (t) => 1000 * (2.5 * Math.log10(ve(t)) - 1.5) },
    { person },
  );

  it('OUES of predicted by Hollenberg', () => {
    // BSA .007184 · 180^.725 · 80^.425 = 1.996; 1320 − 1068 + 1394 · 1.996 = 3034 mL/min; 2500 / 3034 = 82.4 %
    expect(valueOf('oues_percent_predicted', view)).toBeCloseTo(82.4, 0);
    expect(reasonOf('oues_percent_predicted', { ...view, person: { mode: 'cycle' } })).toMatch(/^needs sex/);
  });

  it('OUEP of predicted by Sun', () => {
    // 42.18 − 7.56 + 6.48 = 41.1 mL/L
    const plateau = valueOf('ouep_ml_l', view);
    expect(valueOf('ouep_percent_predicted', view)).toBeCloseTo((100 * plateau) / 41.1, 6);
  });

  it('breathing reserve from MVV, else from FEV1, else not at all', () => {
    const at = (more: object) => ({ ...view, vePeakLPerMin: 120, person: { ...person, ...more } });
    // (160 − 120) / 160 = 25 %; 40 · 3.5 = 140: 14.3 %
    expect(valueOf('breathing_reserve_percent', at({ mvvLPerMin: 160 }))).toBeCloseTo(25, 10);
    expect(valueOf('breathing_reserve_percent', at({ fev1L: 3.5 }))).toBeCloseTo(14.2857, 3);
    expect(metricOf('breathing_reserve_percent', at({ fev1L: 3.5 })).judgement?.text).toBe(
      'under 15: low; MVV estimated as 40 · FEV1',
    );
    expect(reasonOf('breathing_reserve_percent', at({}))).toBe('needs a measured MVV or FEV1');
  });

  it('Weber’s class at VT1: 1.2 L/min on 80 kg are 15, class A', () => {
    const at = drawTestView({ vo2MlPerMin: () => 1200 }, { person, vt1TimeS: 400 });
    expect(valueOf('weber_vo2_vt1_ml_min_kg', at)).toBeCloseTo(15, 10);
    expect(metricOf('weber_vo2_vt1_ml_min_kg', at).judgement?.text).toBe('class A');
  });
});

it('dead space by estimate', () => {
  // PaCO2 5.5 + 36 − 4.2 = 37.3; PECO2 863 · 2 / 60 = 28.767; (37.3 − 28.767) / 37.3 = .2288
  const view = drawTestView({
    petco2MmHg: () => 40,
    vtL: () => 2,
    vco2MlPerMin: () => 2000,
    veLPerMin: () => 60,
  });
  expect(valueOf('vd_vt_peak_estimated', view)).toBeCloseTo(0.2288, 3);
});

describe('mean response time', () => {
  const watts = (t: number) => (t < 120 || t > 720 ? 0 : ((t - 120) * 25) / 60);
  const vo2 = (t: number) => 400 + (10 * 25 * Math.max(0, Math.min(t, 720) - 160)) / 60;
  const view = drawTestView({ workRateW: watts, vo2MlPerMin: vo2 });

  it('needs a start that gas exchange did not find, and no long steps', () => {
    expect(valueOf('mean_response_time_s', { ...view, exerciseFoundFrom: 'work-rate' })).toBeCloseTo(40, 6);
    expect(reasonOf('mean_response_time_s', { ...view, exerciseFoundFrom: 'gas-exchange' })).toMatch(
      /known from gas exchange only/,
    );
    const steps = { ...view, protocol: { kind: 'steps', mode: 'cycle', stepDurationS: 60 } } as const;
    expect(reasonOf('mean_response_time_s', steps)).toBe('made for ramps and steps of up to 20 s');
  });
});
