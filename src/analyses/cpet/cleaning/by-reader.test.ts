import { describe, expect, it } from 'vitest';
import type { ChannelId, Series } from '../channels.ts';
import { defaultCpetOptions } from '../options.ts';
import { prepareTest } from '../prepare-test.ts';
import type { Recording } from '../recording.ts';
import { clean } from './clean.ts';

const breaths = 30;
const everyBreath = (value: number): Series =>
  Array.from({ length: breaths }, (_, i) => value * (1 + 0.01 * ((i % 5) - 2)));

/** Thirty quiet breaths of 3 s, some of whose values are others. */
function drawn(values: Partial<Record<ChannelId, Readonly<Record<number, number>>>> = {}): Recording {
  const usual = { vo2MlPerMin: 1500, vco2MlPerMin: 1300, vtL: 1.5, rfPerMin: 20, hrBpm: 120 };
  const channels = Object.fromEntries(
    Object.entries(usual).map(([id, value]) => [
      id,
      everyBreath(value).map((one, i) => values[id as ChannelId]?.[i] ?? one),
    ]),
  );
  return {
    device: 'generic',
    deviceTitle: 'drawn',
    subject: {},
    environment: {},
    sampling: { kind: 'breaths', intervalS: 3 },
    timeS: Array.from({ length: breaths }, (_, i) => 3 * i),
    channels,
    rows: Array.from({ length: breaths }, (_, i) => i + 1),
    columns: [],
    statedPhases: [],
    statedThresholds: [],
    remarks: [],
  };
}
const chosen = (excluded: readonly number[], restored: readonly number[] = []) => ({ excluded, restored });

describe('breaths that a person chose', () => {
  it('are left out with all that belongs to a breath, and heart rate stays', () => {
    const { channels, excluded, remarks, excludedShare } = clean(drawn(), chosen([4, 5]));
    expect(excluded).toEqual([
      { index: 4, code: 'by-reader' },
      { index: 5, code: 'by-reader' },
    ]);
    expect([4, 5, 6].map((row) => channels.vo2MlPerMin?.[row] === undefined)).toEqual([true, true, false]);
    expect(channels.hrBpm?.[4]).toBeDefined();
    expect(remarks.map(({ code }) => code)).toEqual(['breaths-by-reader']);
    expect(excludedShare).toBeCloseTo(2 / breaths);
  });

  it('do not change what becomes of their neighbours', () => {
    const spiked = drawn({ vo2MlPerMin: { 10: 700, 11: 1600 } });
    expect(clean(spiked, chosen([9, 12])).excluded).toEqual([
      ...clean(spiked).excluded,
      { index: 9, code: 'by-reader' },
      { index: 12, code: 'by-reader' },
    ]);
    expect(clean(spiked, chosen([], [10])).excluded).toEqual([{ index: 11, code: 'rebound' }]);
  });

  it('are taken in again as they were measured', () => {
    const spiked = drawn({ vo2MlPerMin: { 10: 700, 11: 1600 } });
    const { channels, excluded, remarks } = clean(spiked, chosen([], [10, 11]));
    expect(excluded).toEqual([]);
    expect(channels).toEqual(spiked.channels);
    expect(remarks.map(({ code, value }) => [code, value])).toEqual([['breaths-by-reader', 2]]);
  });

  it('stay out where a value cannot be, whoever asks for it', () => {
    const impossible = drawn({ vo2MlPerMin: { 10: 20 } });
    const { channels, excluded, remarks } = clean(impossible, chosen([], [10]));
    expect(channels.vo2MlPerMin?.[10]).toBeUndefined();
    expect(excluded).toMatchObject([{ index: 10, code: 'outside-hard-limits' }]);
    expect(remarks.map(({ code }) => code)).toContain('adjustment-beyond-limits');
  });

  it('are nothing new where cleaning leaves the same out', () => {
    const spiked = drawn({ vo2MlPerMin: { 10: 700 } });
    expect(clean(spiked, chosen([10]))).toEqual(clean(spiked));
    expect(clean(spiked, chosen([], [3]))).toEqual(clean(spiked));
  });

  it('may share a time without harm when they are taken in again', () => {
    const recording = drawn();
    const timeS = recording.timeS.map((time, i) => (i === 7 ? 18 : time));
    const twice = { ...recording, timeS };
    expect(clean(twice).excluded).toEqual([{ index: 7, code: 'repeated-time' }]);
    expect(() => prepareTest(twice, defaultCpetOptions, chosen([], [7]))).not.toThrow();
  });
});
