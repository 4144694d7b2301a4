import { describe, expect, it } from 'vitest';
import { clockTime } from '#ui/words.ts';
import { parseClock } from '../clock-text.ts';
import { changesFor, rowsBetween, stretchesOf } from './chosen-rows.ts';
import { boundsOf, settingOrder, snapped, whyStopped } from './place-threshold.ts';

const finding = { exerciseDurationS: { value: 500.4, timeS: 120.5 } };

describe('a threshold that a hand moves', () => {
  it('stays in the exercise, on whole seconds', () => {
    expect(boundsOf('vt1', {}, finding)).toEqual({ lowS: 121, highS: 620 });
    expect(snapped(300.4, { lowS: 121, highS: 620 })).toBe(300);
    expect(snapped(40, { lowS: 121, highS: 620 })).toBe(121);
  });

  it('VT1 stays before VT2, and VT2 after VT1', () => {
    const times = { vt1: 300.5, vt2: 450 };
    expect(boundsOf('vt1', times, finding)?.highS).toBe(449);
    expect(boundsOf('vt2', times, finding)?.lowS).toBe(301);
  });

  it('says what stops it, and only where the other one does', () => {
    const times = { vt1: 300, vt2: 450 };
    expect(whyStopped('vt1', 470, times)).toBe('VT1 stays before VT2 (7:30): move VT2 first.');
    expect(whyStopped('vt2', 300.4, times)).toBe('VT2 stays after VT1 (5:00): move VT1 first.');
    expect(whyStopped('vt1', 440, times)).toBeUndefined();
    expect(whyStopped('vt1', 900, { vt1: 300 })).toBeUndefined();
  });

  it('is set after the other one where both moved past where that stood', () => {
    const standing = { vt1: 300, vt2: 450 };
    expect(settingOrder('vt1', { vt1: 460, vt2: 500 }, standing)).toEqual(['vt2', 'vt1']);
    expect(settingOrder('vt2', { vt1: 200, vt2: 290 }, standing)).toEqual(['vt1', 'vt2']);
    expect(settingOrder('vt1', { vt1: 320, vt2: 500 }, standing)).toEqual(['vt1']);
    expect(settingOrder('vt1', { vt1: 320 }, standing)).toEqual(['vt1']);
  });

  it('can stand nowhere in a test without exercise', () => {
    expect(boundsOf('vt1', {}, { exerciseDurationS: { reason: 'too short' } })).toBeUndefined();
  });
});

describe('breaths that a person chooses', () => {
  const timeS = [0, 3, 6, 9, 12];

  it('are left out beside those left out before', () => {
    expect(changesFor('leave-out', [3], { excluded: { rows: [1] } }, timeS)).toEqual([
      { what: 'excluded', to: { rows: [1, 3], timesS: [3, 9] } },
    ]);
  });

  it('come back by no longer being chosen, or by being restored where cleaning left them out', () => {
    expect(changesFor('take-in', [1, 4], { excluded: { rows: [1] } }, timeS)).toEqual([
      { what: 'excluded', to: undefined },
      { what: 'restored', to: { rows: [4], timesS: [12] } },
    ]);
  });

  it('are as cleaning has them once that is taken back', () => {
    const before = { excluded: { rows: [1, 2] }, restored: { rows: [4] } };
    expect(changesFor('as-cleaned', [2], before, timeS)).toEqual([
      { what: 'excluded', to: { rows: [1], timesS: [3] } },
    ]);
    expect(changesFor('as-cleaned', [4], before, timeS)).toEqual([{ what: 'restored', to: undefined }]);
  });

  it('nothing new is no change', () => {
    expect(changesFor('leave-out', [1], { excluded: { rows: [1] } }, timeS)).toEqual([]);
    expect(changesFor('take-in', [], {}, timeS)).toEqual([]);
  });
});

describe('breaths named by their times', () => {
  const timeS = [0, 3, 6.4, 9.6, 12];

  it('are those that a clock shows from one time to the other', () => {
    expect(rowsBetween(timeS, 3, 6)).toEqual([1, 2]);
    expect(rowsBetween(timeS, 10, 10)).toEqual([3]);
    expect(rowsBetween(timeS, 7, 9)).toEqual([]);
  });

  it('are the same whichever time is named first', () => {
    expect(rowsBetween(timeS, 12, 10)).toEqual([3, 4]);
  });

  it('may lie before 0:00, where some carts put the rest before exercise', () => {
    const withRest = [-62.5, -60, -2.5, -0.3, 3];
    const typed = (from: string, to: string) =>
      rowsBetween(withRest, parseClock(from) ?? NaN, parseClock(to) ?? NaN);
    expect(typed('-1:03', '-1:00')).toEqual([0, 1]);
    expect(typed('-0:10', '0:03')).toEqual([2, 3, 4]);
    // Every breath is found by the time that the page shows of it.
    for (const [row, atS] of withRest.entries()) {
      const shown = clockTime(atS);
      expect(typed(shown, shown)).toEqual([row]);
    }
  });

  it('stand in a list as stretches of breaths that follow each other', () => {
    expect(stretchesOf([1, 4, 2], timeS)).toEqual([
      { rows: [1, 2], fromS: 3, toS: 6.4 },
      { rows: [4], fromS: 12, toS: 12 },
    ]);
    expect(stretchesOf([], timeS)).toEqual([]);
    expect(stretchesOf([9], timeS)).toEqual([]);
  });
});
