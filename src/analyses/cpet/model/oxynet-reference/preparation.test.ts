import { describe, expect, it } from 'vitest';
import { ok } from '#core/result.ts';
import { drawRecording } from '../../../../../tests/support/draw-recording.ts';
import type { Recording, Sampling } from '../../recording.ts';
import { boxFilter } from './box-filter.ts';
import { cutAtPeakVentilation } from './cut-at-peak-ventilation.ts';
import { fillByBridging, type Frame } from './frame.ts';
import { prepareAsReference, prepareMended, routeOf } from './prepare.ts';
import { failedPicks } from './reference-picks.ts';
import { runAsReference, runMended } from './run-reference.ts';
import { scaleChannels } from './scale-channels.ts';
import { averageToSeconds, interpolateToSeconds } from './whole-seconds.ts';
import { cutWindows } from './windows.ts';

/** A frame whose five columns are the same. */
function frame(timeS: readonly number[], values: readonly number[]): Frame {
  const column = Float64Array.from(values);
  return {
    timeS: Float64Array.from(timeS),
    columns: {
      vo2MlPerMin: column,
      vco2MlPerMin: column,
      veLPerMin: column,
      peto2MmHg: column,
      petco2MmHg: column,
    },
  };
}

/** A recording with the same values in every channel. */
function recording(
  timeS: readonly number[],
  values: readonly (number | undefined)[],
  kind: Sampling['kind'] = 'breaths',
): Recording {
  const channels = {
    vo2MlPerMin: values,
    vco2MlPerMin: values,
    veLPerMin: values,
    peto2MmHg: values,
    petco2MmHg: values,
    hrBpm: values,
  };
  return drawRecording(timeS, channels, { sampling: { kind, intervalS: 1 } });
}

const count = (length: number) => Array.from({ length }, (_, i) => i);
const vo2 = (prepared: Frame) => [...prepared.columns.vo2MlPerMin];
const prepared = (result: Frame | { readonly reason: string }): Frame => {
  if ('reason' in result) throw new Error(result.reason);
  return result;
};

describe('the box of 20 rows', () => {
  it('covers ten rows before and nine behind', () => {
    const spike = new Float64Array(60);
    spike[30] = 20;
    const filtered = boxFilter(spike);
    expect(filtered.indexOf(1)).toBe(21);
    expect(filtered.lastIndexOf(1)).toBe(40);
  });

  it('mirrors the rows at the ends with the edge row repeated', () => {
    // Row 0 sees rows 9 … 0 (mirrored) and 0 … 9.
    expect(boxFilter(Float64Array.from(count(40)))[0]).toBeCloseTo(4.5, 12);
    // Three rows alone are mirrored again and again.
    expect(boxFilter(Float64Array.of(1, 2, 3))[1]).toBeGreaterThan(1);
  });
});

describe('the cut at peak ventilation', () => {
  it('keeps the rows before the last of equal maxima', () => {
    expect([...cutAtPeakVentilation(frame(count(6), [1, 5, 2, 5, 3, 0])).timeS]).toEqual([0, 1, 2]);
  });
});

describe('whole seconds', () => {
  it('start at the first time cut to its integer and end below the last', () => {
    const result = interpolateToSeconds(frame([-3.5, 0.5, 2], [0, 4, 7]));
    expect([...result.timeS].map((time) => time + 0)).toEqual([-3, -2, -1, 0, 1]);
    expect(vo2(result)).toEqual([0.5, 1.5, 2.5, 3.5, 5]);
  });

  it('hold the first value before the first row, and take the last of equal times', () => {
    expect(vo2(interpolateToSeconds(frame([5.5, 6, 6, 8], [1, 2, 4, 6])))).toEqual([1, 4, 5]);
  });

  it('average rows within one second, drop repeated times, bridge empty seconds', () => {
    const result = averageToSeconds(frame([0, 0, 1.25, 1.75, 4], [1, 100, 2, 4, 9]));
    expect([...result.timeS]).toEqual([0, 1.5, 1.5 + 2.5 / 3, 1.5 + 5 / 3, 4]);
    expect(vo2(result)).toEqual([1, 3, 5, 7, 9]);
  });
});

describe('scaling and windows', () => {
  it('scale every channel from 0 to 1, and give none that does not vary', () => {
    expect([...((scaleChannels(frame([0, 1, 2], [2, 4, 6])) as readonly Float64Array[])[4] ?? [])]).toEqual([
      0, 0.5, 1,
    ]);
    expect(scaleChannels(frame([0, 1], [3, 3]))).toEqual({ reason: 'vo2MlPerMin does not vary' });
  });

  it('start at row 1, two rows apart, below the number of rows − 40', () => {
    const rows = [Float64Array.from(count(45)), Float64Array.from(count(45), (i) => -i)];
    const windows = cutWindows(rows, 2);
    expect(windows.startRows).toEqual([1, 3]);
    expect([...windows.data.slice(0, 4)]).toEqual([1, -1, 2, -2]);
    expect([...windows.data.slice(-2)]).toEqual([42, -42]);
    expect(cutWindows([new Float64Array(41)], 2).startRows).toEqual([]);
  });
});

describe('the doors', () => {
  const rise = count(100);

  it('an upload counts a missing value as 0; mended it is bridged', () => {
    const gappy = rise.map((value) => (value === 50 ? undefined : value));
    const at40 = (result: Frame) => result.columns.vo2MlPerMin[40] ?? 0;
    const whole = at40(prepared(prepareAsReference(recording(rise, rise), 'read_csv_app')));
    // Row 50 is not in the box of row 40 (30 … 49) but in that of row 41.
    const asApp = prepared(prepareAsReference(recording(rise, gappy), 'read_csv_app'));
    const mended = prepared(prepareMended(recording(rise, gappy)));
    expect(at40(asApp)).toBeCloseTo(whole, 9);
    expect(asApp.columns.vo2MlPerMin[41]).toBeCloseTo(whole + 1 - 50 / 20, 9);
    expect(mended.columns.vo2MlPerMin[41]).toBeCloseTo(whole + 1, 9);
  });

  it('read_json_ET keeps the recovery and loses the heart rate', () => {
    const test = recording(rise, [...count(60), ...count(40).map((i) => 60 - i)]);
    const upload = prepared(prepareAsReference(test, 'read_csv_app'));
    const et = prepared(prepareAsReference(test, 'read_json_ET'));
    expect(upload.timeS.length).toBeLessThan(65);
    expect(et.timeS).toHaveLength(99);
    expect(upload.hrBpm).toBeDefined();
    expect(et.hrBpm).toBeUndefined();
  });

  it('read_json takes the frame as it comes, and fails without a heart rate or a first value', () => {
    const test = recording(rise, rise, 'uniform');
    expect(routeOf(test)).toBe('read_json');
    expect(vo2(prepared(prepareAsReference(test, 'read_json')))).toEqual(rise);
    const { hrBpm: _hrBpm, ...channels } = test.channels;
    expect(prepareAsReference({ ...test, channels }, 'read_json')).toEqual({
      reason: 'the app fails without a heart rate',
    });
    expect(prepareAsReference(recording(rise, [undefined, ...rise.slice(1)]), 'read_json')).toEqual({
      reason: 'vo2MlPerMin is missing in the first row',
    });
  });

  it('bridge by time, and hold the ends', () => {
    expect([...fillByBridging([0, 1, 3, 4, 5], [undefined, 2, undefined, 8, undefined])]).toEqual([
      2, 2, 6, 8, 8,
    ]);
  });
});

describe('a test that the network cannot answer', () => {
  const never = () => Promise.reject(new Error('must not infer'));

  it.each([
    ['a missing channel', { ...recording(count(99), count(99)), channels: {} }, /missing: vo2MlPerMin, vco2/],
    [
      'a channel that does not vary',
      recording(count(99), Array<number>(99).fill(5)),
      /does not vary|too short/,
    ],
    ['under 42 s', recording(count(30), count(30)), /too short/],
    ['no row', recording([], []), /missing/],
  ])('is zeros as the app has it, and absent with the reason mended: %s', async (_, test, reason) => {
    const asApp = await runAsReference(test, 'read_csv_app', never);
    expect(asApp).toMatchObject({ ok: true, value: { picks: failedPicks } });
    const mended = await runMended(test, never);
    expect(mended.ok && 'reason' in mended.value && mended.value.reason).toMatch(reason);
  });

  it('that answers with no numbers, or too few, is not picked from', async () => {
    const test = recording(count(99), count(99));
    const answering = (value: number, windows: number) => () =>
      Promise.resolve(
        ok({ output0: { data: new Float32Array(3 * windows).fill(value), shape: [windows, 3] } }),
      );
    const frameRows = prepared(prepareMended(test)).timeS.length;
    const windows = Math.ceil((frameRows - 41) / 2);
    expect(await runMended(test, answering(NaN, windows))).toEqual(
      ok({ reason: 'the network answers with no number' }),
    );
    expect(await runMended(test, answering(0.5, windows + 1))).toMatchObject({
      ok: false,
      fault: { kind: 'model' },
    });
  });
});
