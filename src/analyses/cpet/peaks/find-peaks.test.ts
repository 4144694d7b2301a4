import { describe, expect, it } from 'vitest';
import { drawTenMinutes, type DrawnChannels } from '../../../../tests/support/draw-recording.ts';
import { clean } from '../cleaning/clean.ts';
import type { Averaging } from '../options.ts';
import type { Recording, Sampling } from '../recording.ts';
import { atSeconds } from '../test-seconds.ts';
import { findPeaks, headlineAveraging } from './find-peaks.ts';

const uniform: Sampling = { kind: 'uniform', intervalS: 1 };
const moving30: Averaging = { kind: 'moving-time', length: 30 };

/** Ten minutes of a person whose body mass is known or not. */
function recordingOf(
  drawn: DrawnChannels,
  sampling: Sampling = uniform,
  bodyMassKg: number | 'unknown' = 70,
): Recording {
  return drawTenMinutes(drawn, { sampling, subject: bodyMassKg === 'unknown' ? {} : { bodyMassKg } });
}

function peaksOf(recording: Recording, part = { startS: 60, endS: 480 }, averaging = moving30) {
  const cleaned = clean(recording);
  const seconds = atSeconds(recording, cleaned);
  if (seconds === undefined) throw new Error('a drawn test has a VO2');
  return findPeaks(recording, cleaned, seconds, part, averaging);
}

/** A rise to 3,000 mL/min at 400 s, kept until 500 s. */
const vo2 = (t: number) => (t < 500 ? Math.min(3000, 500 + (2500 * t) / 400) : 800);

describe('peaks', () => {
  it('are means over the window of VO2peak, so that they belong to one moment', () => {
    const { peaks, window } = peaksOf(
      recordingOf({
        vo2MlPerMin: vo2,
        vco2MlPerMin: (t) => 1.1 * vo2(t) + (t > 440 ? 900 : 0), // RER goes on rising later
        veLPerMin: (t) => vo2(t) / 30,
        hrBpm: (t) => Math.min(180, 80 + t / 4),
        workRateW: (t) => (t < 450 ? t / 2 : 0),
      }),
    );
    expect(peaks.vo2PeakMlPerMin).toEqual({ value: 3000, timeS: window?.timeS });
    expect(peaks.vo2PeakMlPerKgPerMin).toMatchObject({ value: 3000 / 70 });
    expect(window).toMatchObject({ fromS: 400, toS: 429 });
    expect('value' in peaks.rerPeak && peaks.rerPeak.value).toBeCloseTo(1.1, 9);
    expect('value' in peaks.vePeakLPerMin && peaks.vePeakLPerMin.value).toBeCloseTo(100, 9);
    expect('value' in peaks.o2PulsePeakMlPerBeat && peaks.o2PulsePeakMlPerBeat.value).toBeCloseTo(16.67, 1);
    expect(peaks.hrPeakBpm).toMatchObject({ value: 180 });
    expect(peaks.workRatePeakW).toMatchObject({ value: 224.5, timeS: 449 });
  });

  it('come from the exercise part and 20 s beyond, not from a later bout', () => {
    const twice = recordingOf({ vo2MlPerMin: (t) => 2000 + (t > 480 ? 1100 : 0) + (t > 560 ? 900 : 0) });
    const { peaks } = peaksOf(twice);
    // 10 s of the 30 still lie before the end: (10 · 2,000 + 20 · 3,100) / 30
    expect('value' in peaks.vo2PeakMlPerMin && peaks.vo2PeakMlPerMin.value).toBeCloseTo(2733, 0);
  });

  it('do not believe a single wrong heart beat', () => {
    const { peaks } = peaksOf(
      recordingOf({ vo2MlPerMin: vo2, hrBpm: (t) => (t === 300 || t === 301 ? 230 : 150) }),
    );
    expect(peaks.hrPeakBpm).toMatchObject({ value: 150 });
  });

  it('say why there is none', () => {
    const bare = peaksOf(recordingOf({ vo2MlPerMin: vo2 }, uniform, 'unknown')).peaks;
    const reasons = Object.fromEntries(
      Object.entries(bare).flatMap(([name, metric]) => ('reason' in metric ? [[name, metric.reason]] : [])),
    );
    expect(Object.keys(reasons)).toEqual([
      'vo2PeakMlPerKgPerMin',
      'rerPeak',
      'hrPeakBpm',
      'vePeakLPerMin',
      'o2PulsePeakMlPerBeat',
      'workRatePeakW',
    ]);
    const gappy = recordingOf({ vo2MlPerMin: (t) => (t % 40 < 18 ? vo2(t) : undefined) });
    const none = peaksOf(gappy).peaks.vo2PeakMlPerMin;
    expect(none).toEqual({ reason: 'no complete window of 30 within the exercise part' });
  });

  it('average averages over two rows of the cart at least, and breaths only where there are some', () => {
    expect(headlineAveraging(moving30, { kind: 'averaged', intervalS: 30 })).toEqual({
      kind: 'moving-time',
      length: 60,
    });
    expect(headlineAveraging({ kind: 'moving-breaths', length: 15 }, uniform)).toEqual(moving30);
    expect(
      headlineAveraging({ kind: 'moving-breaths', length: 15 }, { kind: 'breaths', intervalS: 3 }),
    ).toEqual({
      kind: 'moving-breaths',
      length: 15,
    });
    const byAveraging = peaksOf(
      recordingOf({ vo2MlPerMin: vo2 }, { kind: 'averaged', intervalS: 15 }),
    ).byAveraging;
    expect(Math.min(...byAveraging.map(({ averaging }) => averaging.length))).toBe(15);
    expect(byAveraging.some(({ averaging }) => averaging.kind === 'moving-breaths')).toBe(false);
  });
});
