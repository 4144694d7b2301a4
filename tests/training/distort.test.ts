import { describe, expect, test } from 'vitest';
import { clean } from '#analyses/cpet/cleaning/clean.ts';
import { valueAt } from '#analyses/cpet/resampling.ts';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { idealRecord, simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { atSeconds, type TestSeconds } from '#analyses/cpet/test-seconds.ts';
import { seededRandom } from '#core/random.ts';
import { distort } from '../../models/training/distort.ts';
import { redraw } from '../../models/training/redraw.ts';
import { trainingTest } from '../../models/training/training-test.ts';

const simulated = simulatePhysiology(1234, { ...idealRecord, group: 'healthy', hardNegative: 'none' });
const recording = recordingOfTest(simulated);
const part = { startS: simulated.phases.incrementalS, endS: simulated.description.exerciseEndS };
const seeds = [1, 2, 3, 4, 5, 6];

describe('what training makes of a simulated test', () => {
  test.each(seeds)('moves the clock and keeps the VO2 of every moment (draw %i)', (seed) => {
    const seconds = measured();
    const { seconds: moved, place } = distort(seededRandom(seed), seconds, part);
    for (let timeS = Math.ceil(part.startS) + 60; timeS < part.endS - 60; timeS += 30) {
      const before = valueAt(seconds.vo2, timeS) ?? 0;
      const there = place(timeS);
      const share = there - Math.floor(there);
      const low = valueAt(moved.vo2, Math.floor(there)) ?? 0;
      const high = valueAt(moved.vo2, Math.floor(there) + 1) ?? 0;
      expect(Math.abs(low + (high - low) * share - before)).toBeLessThan(0.12 * before);
    }
  });

  test.each(seeds)('redraws VCO2 as a line that bends upwards at VT1 (draw %i)', (seed) => {
    const seconds = measured();
    const redrawn = redraw(seededRandom(seed), simulated, seconds);
    expect(redrawn.vo2).toBe(seconds.vo2);
    const vt1S = simulated.truth.vt1?.timeS ?? 0;
    const vt2S = simulated.truth.vt2?.timeS ?? part.endS;
    expect(slope(redrawn, vt1S, vt2S)).toBeGreaterThan(slope(redrawn, part.startS + 30, vt1S));
  });

  test('gives the same test for the same seed, and truth on the distorted clock', () => {
    const one = trainingTest(1_000_123, 'physiological', true);
    expect(trainingTest(1_000_123, 'physiological', true)).toEqual(one);
    expect(one?.label.t1).toBeGreaterThan(one?.label.truePartS[0] ?? Infinity);
    expect(one?.label.marks).toHaveLength(6);
  });
});

function measured(): TestSeconds {
  const seconds = atSeconds(recording, clean(recording));
  if (seconds === undefined) throw new Error('no VO2');
  return seconds;
}

/** Of VCO2 over VO2 between two times. */
function slope(seconds: TestSeconds, fromS: number, toS: number): number {
  const vco2 = seconds.channel('vco2MlPerMin');
  const points: [number, number][] = [];
  for (let s = Math.ceil(fromS); s < toS; s += 1)
    points.push([valueAt(seconds.vo2, s) ?? 0, (vco2 && valueAt(vco2, s)) ?? 0]);
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const xx = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / xx;
}
