import { describe, expect, it } from 'vitest';
import { drawRecording } from '../../../../tests/support/draw-recording.ts';
import { refuseRecordedTime } from './recorded-time.ts';

const at = (...timeS: number[]) => refuseRecordedTime(drawRecording(timeS, {}));

describe('the times of a recording', () => {
  it.each([
    ['begin anywhere', [-30, 0, 600]],
    ['are seconds since 1970', [1.7e9, 1.7e9 + 900]],
    ['last a day', [0, 86_400]],
    ['are none', []],
  ])('pass where they %s', (_what, timeS) => {
    expect(at(...timeS)).toBeUndefined();
  });

  it.each([
    ['a day and more', [0, 1, 90_000], 4],
    ['a number of 308 digits', [0, 1, 2, 1e308], 5],
    ['a clock that no longer counts seconds', [1e300, 1e300], 2],
  ])('are refused at the first row that cannot be: %s', (_what, timeS, row) => {
    expect(at(...timeS)).toMatchObject({ code: 'time-implausible', at: { row } });
  });
});
