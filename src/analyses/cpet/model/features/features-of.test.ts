import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../cleaning/clean.ts';
import { samplingOf } from '../../columns/sampling.ts';
import type { ChannelId } from '../../channels.ts';
import type { Recording } from '../../recording.ts';
import { simulatePhysiology } from '../../simulate/physiology/simulate-physiology.ts';
import { recordingOfTest } from '../../simulate/physiology/recording-of-test.ts';
import { atSeconds } from '../../test-seconds.ts';
import { channelGroups, channelNames, type ChannelName } from './channel-names.ts';
import { featuresOf } from './features-of.ts';
import type { TestFeatures } from './test-features.ts';

const simulated = simulatePhysiology(77, { channelDropOut: false, averaging: { kind: 'none' } });
const whole = recordingOfTest(simulated);
const part = { startS: simulated.phases.incrementalS, endS: simulated.description.exerciseEndS };

describe('a test as the networks see it', () => {
  test('is an even grid over the exercise part and a minute around it', () => {
    const features = see(whole);
    const steps = [...features.timeS.slice(1)].map((time, i) => time - (features.timeS[i] ?? 0));
    expect(new Set(steps)).toEqual(new Set([5]));
    expect(features.timeS[0]).toBeGreaterThanOrEqual(part.startS - 60);
    expect(features.timeS.at(-1)).toBeLessThanOrEqual(part.endS + 60);
    expect(features.values).toHaveLength(channelNames.length * features.timeS.length);
  });

  test('lets a threshold lie from 15 s after the start of the part to its end', () => {
    const features = see(whole);
    const times = [...features.timeS].filter((_, i) => features.inside[i] === 1);
    expect(times[0]).toBeGreaterThanOrEqual(part.startS + 15);
    expect(times[0]).toBeLessThan(part.startS + 21);
    expect(times.at(-1)).toBeLessThanOrEqual(part.endS);
    expect([...row(features, 'inside')]).toEqual([...features.inside]);
  });

  test('reaches about half above its middle at the peak, and keeps the exchange ratio as it is', () => {
    const features = see(whole);
    expect(Math.max(...row(features, 'vo2-of-peak'))).toBeCloseTo(0.5, 1);
    const i = features.timeS.length >> 1;
    const rer = (features.vco2MlPerMin[i] ?? 0) / (features.vo2MlPerMin[i] ?? 1);
    expect(0.9 + 0.2 * (row(features, 'rer')[i] ?? 0)).toBeCloseTo(rer, 5);
  });

  test.each([
    ['ve', ['veLPerMin']],
    ['end-tidal', ['peto2MmHg']],
    ['vt-rf', ['rfPerMin']],
    ['hr', ['hrBpm']],
    ['load', ['workRateW', 'speedKmPerH', 'gradePercent']],
  ] as const)('has zeros and an empty mask where %s is not measured', (group, lacking) => {
    const features = see(without(whole, lacking));
    const { mask, channels } = channelGroups[group];
    for (const name of [mask, ...channels]) expect(new Set(row(features, name))).toEqual(new Set([0]));
    expect(new Set(row(features, 'has-gas'))).toEqual(new Set([1]));
  });

  test('bridges a gap by a straight line and says that it is one', () => {
    const gapS = Math.round((part.startS + part.endS) / 2);
    const isLost = whole.timeS.map((time) => Math.abs(time - gapS) < 30);
    const features = see(
      mapChannels(whole, (series) => series.map((value, i) => (isLost[i] === true ? undefined : value))),
    );
    const i = features.timeS.findIndex((time) => time >= gapS);
    expect(row(features, 'has-gas')[i]).toBe(0);
    const before = features.vo2MlPerMin[i - 2] ?? 0;
    const here = features.vo2MlPerMin[i - 1] ?? 0;
    const after = features.vo2MlPerMin[i] ?? 0;
    expect(after - here).toBeCloseTo(here - before, 6);
  });

  test('stays small and finite where channels never change', () => {
    const features = see(mapChannels(whole, (series) => series.map(() => series[40])));
    expect(features.values.every((value) => Number.isFinite(value) && Math.abs(value) <= 4)).toBe(true);
  });

  test('is nothing without VCO2, and nothing in under a minute', () => {
    expect(featuresOf(seen(without(whole, ['vco2MlPerMin'])))).toBeUndefined();
    expect(featuresOf({ ...seen(whole), part: { ...part, endS: part.startS + 60 } })).toBeUndefined();
  });

  test('keeps the last 40 min of a longer part', () => {
    const stretched = { ...whole, timeS: whole.timeS.map((time) => 6 * time) };
    const sixfold = { startS: 6 * part.startS, endS: 6 * part.endS };
    const features = featuresOf({ ...seen(stretched), part: sixfold });
    expect(features?.timeS).toHaveLength(480);
    expect(features?.timeS.at(-1)).toBeGreaterThan(sixfold.endS - 60);
  });

  test('is the same under another clock', () => {
    const later = { ...whole, timeS: whole.timeS.map((time) => time + 1000) };
    const shifted = featuresOf({
      ...seen(later),
      part: { startS: part.startS + 1000, endS: part.endS + 1000 },
    });
    const features = see(whole);
    expect(shifted?.timeS).toEqual(features.timeS.map((time) => time + 1000));
    shifted?.values.forEach((value, i) => expect(value).toBeCloseTo(features.values[i] ?? 0, 4));
  });

  test('is finite whatever the rows hold', () => {
    const cell = fc.option(fc.double({ min: 0, max: 9000, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 30, maxLength: 60 }), (rows) => {
        const recording = {
          ...whole,
          timeS: rows.map((_, i) => 8 * i),
          channels: {
            vo2MlPerMin: rows.map(([value]) => value),
            vco2MlPerMin: rows.map(([, value]) => value),
            veLPerMin: rows.map(([, , value]) => value),
            petco2MmHg: rows.map(([, , , value]) => value),
            peto2MmHg: rows.map(([value]) => value),
          },
        };
        const seconds = atSeconds(recording, {
          channels: recording.channels,
          excluded: [],
          excludedShare: 0,
          remarks: [],
        });
        const features =
          seconds &&
          featuresOf({
            seconds,
            part: { startS: 10, endS: 220 },
            sampling: recording.sampling,
            mode: 'unknown',
          });
        return features === undefined || features.values.every((value) => Number.isFinite(value));
      }),
      { numRuns: 100 },
    );
  });
});

function seen(recording: Recording) {
  const sampling = samplingOf(recording.timeS, recording.channels.rfPerMin);
  const sampled = { ...recording, sampling };
  const seconds = atSeconds(sampled, clean(sampled));
  if (seconds === undefined) throw new Error('no VO2');
  return { seconds, part, sampling, mode: 'cycle' as const };
}

function see(recording: Recording): TestFeatures {
  const features = featuresOf(seen(recording));
  if (features === undefined) throw new Error('nothing to see');
  return features;
}

function row({ values, timeS }: TestFeatures, name: ChannelName): Float32Array {
  const start = channelNames.indexOf(name) * timeS.length;
  return values.subarray(start, start + timeS.length);
}

function without(recording: Recording, lacking: readonly ChannelId[]): Recording {
  const kept = Object.entries(recording.channels).filter(([id]) => !lacking.includes(id as ChannelId));
  return { ...recording, channels: Object.fromEntries(kept) };
}

function mapChannels(
  recording: Recording,
  change: (series: readonly (number | undefined)[]) => (number | undefined)[],
): Recording {
  const changed = Object.entries(recording.channels).map(([id, series]) => [id, change(series)]);
  return { ...recording, channels: Object.fromEntries(changed) as Recording['channels'] };
}
