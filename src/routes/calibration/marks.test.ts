import { describe, expect, it } from 'vitest';
import { writeCsv } from '#reports/csv.ts';
import { isOutOfOrder, joinLabels, labelsTable, statedMarks, withMark, type MarkedItem } from './marks.ts';

const items: readonly MarkedItem[] = [
  { id: '1', name: 'a/test 1.csv', row: { vt1_stated_time_s: 400, vt1_stated_vo2_ml_min: 1800 } },
  { id: '2', name: 'a/test 2.csv', row: { vt2_stated_vo2_ml_min: 2600 } },
  { id: '3', name: 'b/test 3.csv', folder: 'lab', row: {} },
];

describe('marks of a batch', () => {
  it('are set one by one, and go when both are taken away', () => {
    const one = withMark({}, '1', 'vt1', { timeS: 400 });
    const both = withMark(one, '1', 'vt2', { timeS: 600 });
    expect(both).toEqual({ '1': { vt1: { timeS: 400 }, vt2: { timeS: 600 } } });
    expect(withMark(withMark(both, '1', 'vt1', undefined), '1', 'vt2', undefined)).toEqual({});
  });

  it('are taken from what the files state, by time where there is one', () => {
    expect(statedMarks(items)).toEqual({
      '1': { vt1: { timeS: 400 } },
      '2': { vt2: { vo2MlPerMin: 2600 } },
    });
  });

  it('are joined from a list by name; what finds no file is told', () => {
    const { marks, notJoined } = joinLabels(
      [
        { file: 'test 1.csv', row: 2, vt1: { timeS: 410 } },
        { file: 'TEST 3', row: 3, vt2: { timeS: 700 } },
        { file: 'nobody.csv', row: 4, vt1: { timeS: 1 } },
      ],
      items,
    );
    expect(marks).toEqual({ '1': { vt1: { timeS: 410 } }, '3': { vt2: { timeS: 700 } } });
    expect(notJoined).toEqual(['nobody.csv: no such file in this batch']);
  });

  it('leave as the list that they may come from', () => {
    const table = labelsTable({ '3': { vt1: { timeS: 400.5 }, vt2: { vo2MlPerMin: 2600 } } }, items);
    expect(writeCsv(table)).toBe(
      'file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min\r\nlab/b/test 3.csv;400.5;;;2600\r\n',
    );
  });

  it('out of order are told', () => {
    expect(isOutOfOrder({ vt1: { timeS: 600 }, vt2: { timeS: 400 } })).toBe(true);
    expect(isOutOfOrder({ vt1: { timeS: 600 }, vt2: { vo2MlPerMin: 400 } })).toBe(false);
  });
});
