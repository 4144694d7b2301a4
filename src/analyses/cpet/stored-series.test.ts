import { describe, expect, it } from 'vitest';
import type { Recording } from './recording.ts';
import { fromSparse, storeSeries } from './stored-series.ts';

describe('stored series', () => {
  it('come back from JSON with their missing values in place', () => {
    const hrBpm = [undefined, 80, undefined, 90];
    const recording = {
      timeS: [0, 1, 2, 3],
      rows: [4, 5, 6, 7],
      channels: { hrBpm },
    } as unknown as Recording;
    const stored = storeSeries(recording, []);
    const back = JSON.parse(JSON.stringify(stored)) as typeof stored;
    expect(back).toEqual(stored);
    expect(back.channels.hrBpm === undefined ? [] : fromSparse(back.channels.hrBpm)).toEqual(hrBpm);
  });
});
