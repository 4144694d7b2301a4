import { describe, expect, it } from 'vitest';
import { drawTestView } from '../../../../tests/support/draw-test-view.ts';
import { metricOf, reasonOf, valueOf } from '../../../../tests/support/metric-outcome.ts';
import { studentT975 } from './plateau.ts';

const words = (id: string, view: Parameters<typeof metricOf>[1]) => metricOf(id, view).judgement?.text;
// A ramp from 120 to 720 s at 25 W/min; VO2 rises 250 mL/min a minute, with or without a plateau over the last minute
const rising = (t: number) => 500 + (250 * (Math.min(t, 720) - 120)) / 60;
const levelling = (t: number) => rising(Math.min(t, 660));
const watts = (t: number) => (25 * Math.max(0, t - 120)) / 60;

describe('plateau of VO2', () => {
  const up = drawTestView({ vo2MlPerMin: rising, workRateW: watts });
  const flat = drawTestView({ vo2MlPerMin: levelling, workRateW: watts });

  it('by the slope of the last 30 s (Yoon)', () => {
    expect(valueOf('vo2_end_slope_ml_min2', up)).toBeCloseTo(250, 6);
    expect(words('vo2_end_slope_ml_min2', up)).toMatch(/^no plateau/);
    expect(valueOf('vo2_end_slope_ml_min2', flat)).toBeCloseTo(0, 6);
    expect(words('vo2_end_slope_ml_min2', flat)).toMatch(/^plateau/);
  });

  it('is not judged where VO2 falls, as behind an end that was set too late', () => {
    const late = drawTestView({ vo2MlPerMin: (t) => rising(Math.min(t, 690)) - 10 * Math.max(0, t - 690) });
    expect(valueOf('vo2_end_slope_ml_min2', late)).toBeCloseTo(-600, -1);
    expect(words('vo2_end_slope_ml_min2', late)).toMatch(/ended earlier/);
  });

  it('by a slope that does not differ from 0 (Myers)', () => {
    // ±80 mL/min every other 2.5-s breath around the line
    const noise = (t: number) => (Math.floor(t / 2.5) % 2 === 0 ? 80 : -80);
    const steep = drawTestView({ vo2MlPerMin: (t) => 4 * rising(t) + noise(t) });
    const level = drawTestView({ vo2MlPerMin: (t) => levelling(t) + noise(t) });
    expect(words('vo2_end_slope_t', steep)).toBe('different from 0');
    expect(words('vo2_end_slope_t', level)).toMatch(/not different/);
  });

  it('by the rise to the highest 30 s from those before (Astorino)', () => {
    // 30 s at 250 mL/min a minute are 125 mL/min
    expect(valueOf('vo2_neighbour_rise_ml_min', up)).toBeCloseTo(125, 6);
    // the first 30 s on the plateau are 660 to 690; the 30 s before rise to it: mean 15 s lower, 62.5 mL/min
    expect(valueOf('vo2_neighbour_rise_ml_min', flat)).toBeLessThan(65);
  });

  it('by the rise over the last stage (Taylor)', () => {
    // stages of 120 s, 30 W apart; VO2 10 mL/min/W, the last stage only 100 mL/min above
    const stage = (t: number) => Math.min(4, Math.floor(Math.max(0, t - 120) / 120));
    const view = drawTestView(
      {
        workRateW: (t) => 50 + 30 * stage(t),
        vo2MlPerMin: (t) => 1000 + 300 * Math.min(3, stage(t)) + (stage(t) === 4 ? 100 : 0),
      },
      { protocol: { kind: 'steps', mode: 'cycle', stepDurationS: 120 } },
    );
    expect(valueOf('vo2_last_stage_rise_ml_min', view)).toBeCloseTo(100, 6);
    expect(words('vo2_last_stage_rise_ml_min', view)).toMatch(/^plateau/);
    expect(reasonOf('vo2_last_stage_rise_ml_min', up)).toBe('made for tests in steps');
  });

  it('by what is missing to the line of the ramp', () => {
    expect(valueOf('vo2_shortfall_percent', up)).toBeCloseTo(0, 6);
    // The line ends at 660 s; the middle of the last 30 s is 705 s: 45 s of rise are expected, none comes
    expect(valueOf('vo2_shortfall_percent', flat)).toBeCloseTo(100, 0);
    expect(words('vo2_shortfall_percent', flat)).toMatch(/^plateau/);
    const onTime = drawTestView({ vo2MlPerMin: levelling });
    expect(valueOf('vo2_shortfall_percent', onTime)).toBeCloseTo(100, 0);
  });

  it('is not judged on a ramp that rises too slowly for the scatter', () => {
    // 100 mL/min a minute: 75 mL/min are expected over 45 s, in a scatter of ±90 from one 15 s to the next
    const slow = drawTestView({
      vo2MlPerMin: (t) => 500 + (100 * (t - 120)) / 60 + (Math.floor(t / 15) % 2 === 0 ? 90 : -90),
    });
    expect(reasonOf('vo2_shortfall_percent', slow)).toMatch(/too slowly for the scatter/);
  });

  it('is not sought in averages of 20 s, nor without a ramp', () => {
    const averaged = { ...up, sampling: { kind: 'averaged', intervalS: 20 } } as const;
    expect(reasonOf('vo2_neighbour_rise_ml_min', averaged)).toBe('averaged over more than 15 s');
    const { incremental: _, ...constant } = up;
    expect(reasonOf('vo2_end_slope_t', constant)).toBe('no incremental part');
  });

  it('knows Student’s t within 2 %', () => {
    // tables: 3 degrees 3.182, 5 2.571, 10 2.228, 30 2.042
    for (const [freedom, point] of [
      [3, 3.182],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
    ] as const)
      expect(Math.abs(studentT975(freedom) / point - 1)).toBeLessThan(0.02);
  });
});

describe('secondary criteria', () => {
  const view = drawTestView({ vo2MlPerMin: rising }, { rerPeak: 1.12, hrPeakBpm: 171 });
  it('RER and the share of the predicted heart rate', () => {
    expect(words('rer_at_vo2peak', view)).toMatch(/^maximal \(1.10/);
    expect(words('rer_at_vo2peak', { ...view, rerPeak: 1.07 })).toMatch(/low bar/);
    expect(words('rer_at_vo2peak', { ...view, rerPeak: 1.03 })).toMatch(/^submaximal/);
    // 171 / 190 = 90 %
    const known = { ...view, hrMaxPredicted: { bpm: 190, title: '220 − age' } };
    expect(valueOf('hr_peak_percent_predicted', known)).toBeCloseTo(90, 10);
    expect(words('hr_peak_percent_predicted', known)).toBe('maximal (90 or more); predicted by 220 − age');
  });

  it('a heart rate that would need 79 mL of O2 a beat is the sensor’s', () => {
    const wrong = { ...view, hrPeakBpm: 48, vo2PeakMlPerMin: 3806 };
    expect(reasonOf('hr_peak_percent_predicted', wrong)).toMatch(/cannot be right: 79 mL/);
  });
});
