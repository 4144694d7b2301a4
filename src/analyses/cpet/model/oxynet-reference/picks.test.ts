import { describe, expect, it } from 'vitest';
import { mendedPicks } from './mended-picks.ts';
import type { WindowProbabilities } from './probabilities.ts';
import { failedPicks, referencePicks } from './reference-picks.ts';

/**
 * Windows drawn as runs of what leads: '30m 20h 20s' are 30 windows of moderate, 20 of heavy, 20 of severe. The clock
 * is the row, VO2 is 1000 + row, heart rate 100 + row; window w starts at row 1 + 2 w.
 */
function drawn(runs: string): WindowProbabilities {
  const leads = runs.split(' ').flatMap((run) => Array<string>(parseInt(run, 10)).fill(run.slice(-1)));
  const startRows = leads.map((_, w) => 1 + 2 * w);
  const rows = Float64Array.from({ length: 2 * leads.length + 41 }, (_, i) => i);
  const of = (letter: string) => Float64Array.from(leads, (lead) => (lead === letter ? 1 : 0));
  const smoothed = [of('h'), of('s'), of('m')] as const;
  const columns = {
    vo2MlPerMin: rows.map((row) => 1000 + row),
    vco2MlPerMin: rows,
    veLPerMin: rows,
    peto2MmHg: rows,
    petco2MmHg: rows,
  };
  return {
    frame: { timeS: rows, columns, hrBpm: rows.map((row) => 100 + row) },
    startRows,
    labelTimeS: Float64Array.from(startRows, (row) => row + 40),
    raw: smoothed,
    smoothed,
  };
}

describe('picks of the reference app', () => {
  it('are the starts of the windows where heavy reaches moderate first and severe stays below heavy last', () => {
    const { vt1, vt2 } = referencePicks(drawn('30m 40h 30s'));
    // Windows 30 and 69 start at rows 61 and 139.
    expect([vt1.timeS, vt2.timeS]).toEqual([61, 139]);
    // VO2 of the last second of the window 20 rows before, smoothed (near the start not exactly a line).
    expect(Math.abs(vt1.vo2MlPerMin - 1060)).toBeLessThan(2);
    expect(vt2.vo2MlPerMin).toBeCloseTo(1138, 0);
  });

  it('read the heart rate of row 10 where the pick lies at 61 s (defect: wrong row)', () => {
    expect(referencePicks(drawn('30m 40h 30s')).vt1.hrBpm).toBe(110);
  });

  it('wrap VT1 in the first 20 windows round to the end of the test (defect: negative row)', () => {
    const { vt1, vt2 } = referencePicks(drawn('10m 40h 20s'));
    // Row -10 of 70 is row 60: it starts at 121, its label is 161.
    expect([vt1.timeS, vt2.timeS]).toEqual([161, 99]);
    expect(vt1.timeS).toBeGreaterThan(vt2.timeS);
  });

  it('take heavy for severe where severe does not win at the end (defect: relabelling)', () => {
    const { vt1, vt2 } = referencePicks(drawn('40m 30h'));
    // "heavy" is then the severe output: it ties with moderate at window 40, and with heavy until window 39.
    expect([vt1.timeS, vt2.timeS]).toEqual([81, 79]);
  });

  it('take moderate for severe where recovery is in the file (defect: relabelling)', () => {
    const { vt1, vt2 } = referencePicks(drawn('30m 20h 20s 10m'));
    // "heavy" is then the severe output, and VT2 the last window before recovery.
    expect([vt1.timeS, vt2.timeS]).toEqual([61, 139]);
  });

  it('are zeros where there is no crossing, or where the wrap leaves the test (defect: zeros)', () => {
    expect(referencePicks(drawn('60m'))).toEqual(failedPicks);
    expect(referencePicks(drawn('2m 3h 3s'))).toEqual(failedPicks);
  });

  it('are zeros for heart rate alone where the test has none', () => {
    const windows = drawn('30m 40h 30s');
    const { timeS, columns } = windows.frame;
    const { vt1 } = referencePicks({ ...windows, frame: { timeS, columns } });
    expect(vt1).toMatchObject({ timeS: 61, hrBpm: 0 });
  });
});

describe('mended picks', () => {
  it('lie at the centre of the deciding windows, with VO2 and heart rate of that second', () => {
    const { vt1, vt2, convention } = mendedPicks(drawn('30m 40h 30s'));
    expect(convention).toBe('window-centre');
    expect(vt1).toMatchObject({ timeS: 81, hrBpm: 181 });
    expect(vt2).toMatchObject({ timeS: 159, hrBpm: 259 });
    expect('vo2MlPerMin' in vt1 && vt1.vo2MlPerMin).toBeCloseTo(1081, 0);
  });

  it('leave VT1 out where it would wrap, and keep VT2', () => {
    const { vt1, vt2 } = mendedPicks(drawn('10m 40h 20s'));
    expect(vt1).toEqual({
      reason: 'heavy reaches moderate within the first 40 s, too early to be placed',
    });
    expect(vt2).toMatchObject({ timeS: 119 });
  });

  it('know the outputs by their place: without severe at the end VT1 stays and VT2 is left out', () => {
    const { vt1, vt2 } = mendedPicks(drawn('40m 30h'));
    expect(vt1).toMatchObject({ timeS: 101 });
    expect(vt2).toEqual({ reason: 'severe does not lead at the end' });
  });

  it('never put VT2 before VT1', () => {
    // Severe leads heavy before heavy reaches moderate, and to the end.
    const windows = drawn('40m 10h 50s');
    const [heavy, , moderate] = windows.smoothed;
    const early = heavy.map((_, row) => (row >= 30 ? 2 : 0));
    const { vt1, vt2 } = mendedPicks({ ...windows, smoothed: [heavy, early, moderate] });
    expect(vt1).toEqual(vt2);
    expect(vt1).toEqual({ reason: 'VT2 would lie before VT1: the network does not place them' });
  });

  it('leave VT2 out where heavy never leads severe', () => {
    const windows = drawn('30m 40h 30s');
    const [heavy] = windows.smoothed;
    const above = heavy.map((value) => value + 0.1);
    const { vt1, vt2 } = mendedPicks({ ...windows, smoothed: [heavy, above, windows.smoothed[2]] });
    expect(vt1).toMatchObject({ timeS: 81 });
    expect(vt2).toEqual({ reason: 'severe leads heavy in every window' });
  });

  it('count how often the leads change', () => {
    const { vt1Crossings, vt2Crossings } = mendedPicks(drawn('30m 5h 5m 20h 10s 5h 30s'));
    expect([vt1Crossings, vt2Crossings]).toEqual([3, 3]);
  });

  it('are absent with the reason where nothing crosses', () => {
    expect(mendedPicks(drawn('60m'))).toMatchObject({
      vt1: { reason: 'heavy never reaches moderate' },
      vt2: { reason: 'severe does not lead at the end' },
    });
  });
});
