import { describe, expect, it } from 'vitest';
import { drawTestView } from '../../../../tests/support/draw-test-view.ts';
import { outcomeOf, reasonOf, valueOf } from '../../../../tests/support/metric-outcome.ts';
import type { Phase } from '../finding.ts';
import { viewOfTest, type KnownTest } from './view-of-test.ts';

// 2900 mL/min at 720 s; from then on 500 + 2400 · exp(−t/60)
const vo2 = (t: number) =>
  t <= 720 ? 500 + 4 * Math.max(0, t - 120) : 500 + 2400 * Math.exp(-(t - 720) / 60);
const view = drawTestView({ vo2MlPerMin: vo2 }, { vo2PeakMlPerMin: 2900, exerciseFoundFrom: 'work-rate' });

describe('the fall of VO2 after exercise', () => {
  it('half-time of the peak and above rest', () => {
    // 2400 · e^(−t/60) = 950: t = 60 · ln(2.526) = 55.6 s; the 20-s mean of a convex curve lies a little higher
    expect(Math.abs(valueOf('vo2_half_time_s', view) - 56)).toBeLessThanOrEqual(1);
    // half of peak and rest: 1700, e^(−t/60) = 0.5: t = 41.6 s
    expect(Math.abs(valueOf('vo2_half_time_above_rest_s', view) - 42)).toBeLessThanOrEqual(1);
  });

  it('time constant of 60 s', () => {
    expect(valueOf('vo2_recovery_tau_s', view)).toBe(60);
  });

  it('delay until VO2 stays below its peak', () => {
    const held = (t: number) => (t > 720 && t <= 750 ? 2920 : vo2(t <= 720 ? t : t - 30));
    const slow = drawTestView({ vo2MlPerMin: held }, { vo2PeakMlPerMin: 2900, exerciseFoundFrom: 'stated' });
    // held 20 mL/min above its peak for 30 s; the 20-s window is below it once it holds some of the fall
    expect(Math.abs(valueOf('vo2_recovery_delay_s', slow) - 22)).toBeLessThanOrEqual(3);
    expect(reasonOf('vo2_recovery_delay_s', { ...slow, exerciseFoundFrom: 'gas-exchange' })).toMatch(
      /known from gas exchange only/,
    );
  });

  it('is refused where the recovery is short, comes later, or begins far below the peak', () => {
    expect(reasonOf('vo2_half_time_s', { ...view, recovery: { startS: 720, endS: 800 } })).toBe(
      'under 2 min of recovery',
    );
    expect(reasonOf('vo2_half_time_s', { ...view, recovery: { startS: 760, endS: 900 } })).toMatch(
      /does not follow the exercise/,
    );
    expect(reasonOf('vo2_half_time_s', { ...view, vo2PeakMlPerMin: 4500 })).toMatch(/far below its peak/);
    const { incremental: _, ...constant } = view;
    expect(reasonOf('vo2_half_time_s', constant)).toBe('no incremental part');
  });
});

describe('the view of a test with stages before its ramp', () => {
  const phase = (name: Phase['phase'], startS: number, endS: number): Phase => ({
    phase: name,
    startS,
    endS,
    foundFrom: 'gas-exchange',
  });
  const known = {
    recording: { sampling: { kind: 'breaths', intervalS: 3 } },
    seconds: { channel: () => undefined, load: () => undefined },
    exercise: { startS: 570, endS: 1514.5 },
    phases: [
      phase('stages', 0, 432),
      phase('recovery', 432, 570),
      phase('incremental', 570, 1514.5),
      phase('recovery', 1514.5, 1591),
    ],
    protocol: { kind: 'stages-then-ramp', mode: 'treadmill' },
    peaks: {},
    person: { mode: 'treadmill' },
    predictions: {},
    thresholdTimesS: {},
  };

  it('has the recovery behind the ramp, not the pause before it', () => {
    const absent = { reason: 'absent' };
    const peaks = Object.fromEntries(
      ['vo2PeakMlPerMin', 'rerPeak', 'hrPeakBpm', 'vePeakLPerMin', 'o2PulsePeakMlPerBeat'].map((id) => [
        id,
        absent,
      ]),
    );
    const prediction = { equation: 'x', title: 'x', predicted: absent };
    const seen = viewOfTest({
      ...known,
      peaks,
      predictions: { vo2MaxMlPerMin: prediction, hrMaxBpm: prediction },
    } as unknown as KnownTest);
    expect(seen.recovery).toEqual({ startS: 1514.5, endS: 1591 });
    expect(seen.exerciseFoundFrom).toBe('gas-exchange');
    expect(seen.rest).toBeUndefined();
  });
});

describe('O2 pulse before and after VT1', () => {
  // 10 mL/beat at 180 s, 2 mL a minute more to VT1 at 420 s, then half of that
  const pulse = (t: number) => 10 + (2 * (Math.min(t, 420) - 180)) / 60 + Math.max(0, t - 420) / 60;
  const hr = (t: number) => 80 + (t - 120) / 6;
  const drawn = drawTestView(
    { hrBpm: hr, vo2MlPerMin: (t) => pulse(t) * hr(t) },
    { vt1TimeS: 420, hrPeakBpm: 180, vo2PeakMlPerMin: 4140 },
  );

  it('halves its slope', () => {
    expect(valueOf('o2_pulse_slope_ratio', drawn)).toBeCloseTo(0.5, 6);
  });

  it('has no ratio where it hardly rises before VT1', () => {
    const jog = drawTestView(
      { hrBpm: hr, vo2MlPerMin: (t) => (20 + Math.max(0, t - 420) / 60) * hr(t) },
      { vt1TimeS: 420, hrPeakBpm: 180, vo2PeakMlPerMin: 4500 },
    );
    expect(outcomeOf('o2_pulse_slope_ratio', jog)).toEqual({
      reason: 'O2 pulse does not rise clearly before VT1',
    });
  });

  it('against the predicted maxima', () => {
    // 20 mL/beat · 180 / 3000 = 120 %
    const known = {
      ...drawn,
      o2PulsePeakMlPerBeat: 20,
      vo2MaxPredicted: { mlPerMin: 3000, title: 'x' },
      hrMaxPredicted: { bpm: 180, title: 'y' },
    };
    expect(valueOf('o2_pulse_percent_predicted', known)).toBeCloseTo(120, 10);
  });
});
