import { seededRandom } from '#core/random.ts';
import { median, present } from '#core/statistics.ts';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../recording.ts';
import { clean } from './clean.ts';
import { localMedians } from './local-median.ts';

/** Thirty quiet breaths of 3 s; `change` says what is wrong with some. */
function drawn(change: Partial<Recording['channels']> = {}, timeS?: number[]): Recording {
  const n = 30;
  const every = (value: number) => Array.from({ length: n }, (_, i) => value * (1 + 0.01 * ((i % 5) - 2)));
  return {
    device: 'generic',
    deviceTitle: 'drawn',
    subject: {},
    environment: {},
    sampling: { kind: 'breaths', intervalS: 3 },
    timeS: timeS ?? Array.from({ length: n }, (_, i) => 3 * i),
    channels: {
      vo2MlPerMin: every(1500),
      vco2MlPerMin: every(1300),
      vtL: every(1.5),
      rfPerMin: every(20),
      ...change,
    },
    rows: Array.from({ length: n }, (_, i) => i + 1),
    columns: [],
    statedPhases: [],
    statedThresholds: [],
    remarks: [],
  };
}

const steady = drawn();
const changed = (series: readonly (number | undefined)[] | undefined, at: number, value: number) =>
  (series ?? []).map((old, i) => (i === at ? value : old));

describe('cleaning breaths', () => {
  it('leaves a quiet recording alone', () => {
    expect(clean(steady).excluded).toEqual([]);
  });

  it.each([
    ['a spike', { vo2MlPerMin: changed(steady.channels.vo2MlPerMin, 10, 2600) }, 'outlier'],
    ['a swallow', { vtL: changed(steady.channels.vtL, 10, 0.3) }, 'partial'],
    ['two breaths in one', { rfPerMin: changed(steady.channels.rfPerMin, 10, 10) }, 'merged'],
  ])('leaves out %s', (_, change, code) => {
    const cleaned = clean(drawn(change));
    expect(cleaned.excluded).toEqual([{ index: 10, code }]);
    expect(cleaned.channels.vo2MlPerMin?.[10]).toBeUndefined();
    expect(cleaned.channels.vo2MlPerMin?.[11]).toBeDefined();
    expect(cleaned.remarks.map((remark) => remark.code)).toEqual(['breaths-excluded']);
  });

  it('leaves out the neighbour that made up for a bad breath', () => {
    const vo2 = changed(changed(steady.channels.vo2MlPerMin, 10, 700), 11, 1600);
    expect(clean(drawn({ vo2MlPerMin: vo2 })).excluded).toEqual([
      { index: 10, code: 'outlier' },
      { index: 11, code: 'rebound' },
    ]);
  });

  it('keeps a breath that was breathed like that: VO2 and VE fell together', () => {
    const veLPerMin = changed(
      (steady.channels.vo2MlPerMin ?? []).map((vo2) => (vo2 ?? 0) / 30),
      10,
      800 / 30,
    );
    const vo2MlPerMin = changed(steady.channels.vo2MlPerMin, 10, 800);
    const vco2MlPerMin = changed(steady.channels.vco2MlPerMin, 10, 700);
    expect(clean(drawn({ vo2MlPerMin, vco2MlPerMin, veLPerMin })).excluded).toEqual([]);
  });

  it('drops the later of two breaths with the same time', () => {
    const timeS = steady.timeS.map((time, i) => (i === 7 ? 18 : time));
    expect(clean(drawn({}, timeS)).excluded).toEqual([{ index: 7, code: 'repeated-time' }]);
  });

  it('believes VO2 where only the CO2 signal is lost', () => {
    const cleaned = clean(drawn({ vco2MlPerMin: changed(steady.channels.vco2MlPerMin, 10, 400) }));
    expect(cleaned.excluded).toEqual([{ index: 10, code: 'rer-impossible', channel: 'vco2MlPerMin' }]);
    expect(cleaned.channels.vo2MlPerMin?.[10]).toBeDefined();
  });

  it('holds averages to hard limits only', () => {
    const spiked = drawn({ vo2MlPerMin: changed(steady.channels.vo2MlPerMin, 10, 2500) });
    expect(clean({ ...spiked, sampling: { kind: 'averaged', intervalS: 15 } }).excluded).toEqual([]);
    const impossible = drawn({ vo2MlPerMin: changed(steady.channels.vo2MlPerMin, 10, 20) });
    expect(clean({ ...impossible, sampling: { kind: 'averaged', intervalS: 15 } }).excluded).toEqual([
      { index: 10, code: 'outside-hard-limits', channel: 'vo2MlPerMin' },
    ]);
  });

  it('warns where more than 8 % of the breaths are bad', () => {
    const vtL = (steady.channels.vtL ?? []).map((vt, i) => (i % 6 === 3 ? 0.2 : vt));
    const remark = clean(drawn({ vtL })).remarks[0];
    expect(remark?.code).toBe('many-breaths-excluded');
    expect(remark?.severity).toBe('warning');
  });
});

describe('the median of the neighbours', () => {
  it('does not look at the breath itself', () => {
    expect(localMedians([1, 2, 99, 4, 5], 2)).toEqual([undefined, undefined, 3, undefined, undefined]);
  });
  it('gives what sorting each window afresh gives', () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 200 }, () =>
      random() < 0.1 ? undefined : Math.round(random() * 30),
    );
    const afresh = values.map((_, i) => {
      const known = (value: number | undefined) => value !== undefined;
      const left = values.slice(0, i).filter(known).slice(-6);
      const right = values
        .slice(i + 1)
        .filter(known)
        .slice(0, 6);
      return left.length + right.length < 4 ? undefined : median(present([...left, ...right]));
    });
    expect(localMedians(values, 6)).toEqual(afresh);
  });
  it('reaches over missing breaths', () => {
    expect(localMedians([1, undefined, 2, 99, 4, 5], 2)[3]).toBe(3);
  });
});
