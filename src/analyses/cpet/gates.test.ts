import { describe, expect, it } from 'vitest';
import { drawTenMinutes, type DrawnChannels } from '../../../tests/support/draw-recording.ts';
import { clean } from './cleaning/clean.ts';
import { cautions, thresholdGates, type GateEvidence } from './gates.ts';
import type { ExercisePart } from './phases/bouts.ts';
import { describeVo2Course } from './phases/vo2-course.ts';
import type { Sampling } from './recording.ts';
import { atSeconds } from './test-seconds.ts';

const rising = (t: number) => 600 + Math.max(0, t - 60) * 5;
const good: DrawnChannels = {
  vo2MlPerMin: rising,
  vco2MlPerMin: (t) => 1.05 * rising(t),
  veLPerMin: (t) => rising(t) / 30,
};

/** Ten minutes of a drawn test whose exercise part is from 60 to 580 s. */
function evidenceOf(
  drawn: DrawnChannels,
  part: Partial<ExercisePart> = {},
  sampling: Sampling = { kind: 'uniform', intervalS: 1 },
): GateEvidence {
  const recording = drawTenMinutes(drawn, { sampling });
  const cleaned = clean(recording);
  const seconds = atSeconds(recording, cleaned);
  const course = seconds && describeVo2Course(seconds.vo2, 30);
  if (course === undefined) throw new Error('a drawn test has a VO2');
  return {
    recording,
    cleaned,
    course,
    part: { kind: 'incremental', startS: 60, endS: 580, foundFrom: 'work-rate', ...part },
  };
}

const gatesOf = (...given: Parameters<typeof evidenceOf>): string[] =>
  thresholdGates(evidenceOf(...given)).map(({ code }) => code);

const cautionsOf = (rer: number, peakS: number, ...given: Parameters<typeof evidenceOf>): string[] =>
  cautions(evidenceOf(...given), { value: 3000, timeS: peakS }, { value: rer }).map(({ code }) => code);

describe('what rules thresholds out', () => {
  it('is nothing in a plain ramp', () => {
    expect(gatesOf(good)).toEqual([]);
  });

  it('is a protocol that does not rise', () => {
    expect(gatesOf(good, { kind: 'constant-load' })).toEqual(['constant-load']);
    expect(gatesOf(good, { kind: 'intervals' })).toEqual(['intervals']);
  });

  it('is exercise that is too short or hardly rises', () => {
    expect(gatesOf(good, { startS: 420 })).toContain('exercise-too-short');
    const flat: DrawnChannels = { ...good, vo2MlPerMin: (t) => 2000 + (t % 100 < 50 ? 200 : 0) };
    expect(gatesOf(flat)).toEqual(['little-rise', 'not-progressive']);
  });

  it('is VCO2 or VE that is missing', () => {
    expect(gatesOf({ vo2MlPerMin: rising })).toEqual(['no-vco2', 'no-ve']);
    const lost: DrawnChannels = { ...good, vco2MlPerMin: (t) => (t % 10 < 4 ? rising(t) : undefined) };
    expect(gatesOf(lost)).toEqual(['vco2-mostly-missing']);
  });

  it('is a gap of more than a minute within the exercise, not one before it', () => {
    const without = (fromS: number, toS: number): DrawnChannels => ({
      ...good,
      vo2MlPerMin: (t) => (t > fromS && t < toS ? undefined : rising(t)),
    });
    expect(gatesOf(without(200, 280))).toEqual(['long-gap']);
    expect(gatesOf(without(200, 250))).toEqual([]);
    expect(gatesOf(without(100, 180), { startS: 200 })).toEqual([]);
  });

  it('is averages that are too long or too few', () => {
    expect(gatesOf(good, {}, { kind: 'averaged', intervalS: 60 })).toEqual(['bins-too-long', 'few-samples']);
    expect(gatesOf(good, {}, { kind: 'averaged', intervalS: 20 })).toEqual([]);
  });
});

describe('what deserves a look', () => {
  it('is nothing in a plain ramp of nine minutes', () => {
    expect(cautionsOf(1.15, 560, good)).toEqual([]);
  });

  it('is a short test, a high start, an early peak and an odd exchange ratio', () => {
    expect(cautionsOf(0.9, 300, good, { startS: 300 })).toEqual([
      'exercise-short',
      'starts-high',
      'rer-peak-low',
      'peak-early',
    ]);
    expect(cautionsOf(1.6, 560, good)).toEqual(['rer-peak-high']);
  });

  it('is a gap that is not bridged, and averages of the cart', () => {
    const gappy: DrawnChannels = {
      ...good,
      vo2MlPerMin: (t) => (t > 200 && t < 230 ? undefined : rising(t)),
    };
    expect(cautionsOf(1.15, 560, gappy)).toEqual(['gaps']);
    expect(cautionsOf(1.15, 560, good, {}, { kind: 'averaged', intervalS: 15 })).toEqual(['vendor-averaged']);
  });
});
