import { describe, expect, it } from 'vitest';
import type { StoredSeries } from '../finding.ts';
import { intervalTable } from './interval-table.ts';
import { panelsOf, shownValue, valuesOf } from './panels.ts';

const series: StoredSeries = {
  timeS: [0, 10, 20, 30, 40],
  rows: [2, 3, 4, 5, 6],
  channels: {
    vo2MlPerMin: { values: [300, 320, 9000, 360], absent: [3] },
    workRateW: { values: [0, 0, 20, 20, 40], absent: [] },
  },
  excluded: [{ index: 2, code: 'outlier' }],
};

describe('pictures of a test', () => {
  it('absent values keep their rows', () => {
    expect(valuesOf(series, 'vo2MlPerMin')).toEqual([300, 320, 9000, undefined, 360]);
    expect(valuesOf(series, 'hrBpm')).toBeUndefined();
  });

  it('show what was read and nothing else, with left-out breaths as rings', () => {
    const panels = panelsOf(series);
    expect(panels.map((panel) => [panel.title, panel.series.map((line) => line.drawnAs)])).toEqual([
      ['VO2', ['dots', 'rings']],
      ['Work rate', ['line']],
    ]);
    expect(panels[0]?.series.map((line) => line.values)).toEqual([
      [300, 320, undefined, undefined, 360],
      [undefined, undefined, 9000, undefined, undefined],
    ]);
  });

  it('a value has the digits of its channel', () => {
    expect([shownValue('vtL', 1.256), shownValue('workRateW', 0), shownValue('gradePercent', -1.5)]).toEqual([
      '1.26',
      '0',
      '−1.5',
    ]);
    expect(shownValue('hrBpm', undefined)).toBe('–');
  });
});

describe('the charts as a table', () => {
  it('medians of each interval, left-out breaths not counted', () => {
    expect(intervalTable(series, 30)).toEqual({
      channels: [
        { id: 'vo2MlPerMin', title: 'VO2', unit: 'mL/min' },
        { id: 'workRateW', title: 'Work rate', unit: 'W' },
      ],
      rows: [
        { startS: 0, medians: [310, 0] },
        { startS: 30, medians: [360, 30] },
      ],
    });
  });
});

describe('what cleaning left out', () => {
  const withHeartRate = (excluded: StoredSeries['excluded']): StoredSeries => ({
    timeS: [0, 10, 20],
    rows: [2, 3, 4],
    channels: {
      vo2MlPerMin: { values: [300, 320, 340], absent: [] },
      veLPerMin: { values: [10, 11, 12], absent: [] },
      hrBpm: { values: [80, 81, 300], absent: [] },
      workRateW: { values: [20, 60, 60], absent: [] },
    },
    excluded,
  });
  const drawn = (series: StoredSeries): unknown =>
    panelsOf(series).map((panel) => panel.series.map((line) => line.values));

  it('a heart rate outside its limits takes nothing else of its row, and draws no ring', () => {
    const series = withHeartRate([{ index: 2, code: 'outside-hard-limits', channel: 'hrBpm' }]);
    expect(drawn(series)).toEqual([[[300, 320, 340]], [[10, 11, 12]], [[80, 81, undefined]], [[20, 60, 60]]]);
    expect(intervalTable(series, 30).rows).toEqual([{ startS: 0, medians: [320, 11, 80.5, 60] }]);
  });

  it('a bad breath keeps its heart rate and load', () => {
    const series = withHeartRate([{ index: 1, code: 'outlier' }]);
    expect(drawn(series)).toEqual([
      [
        [300, undefined, 340],
        [undefined, 320, undefined],
      ],
      [[10, undefined, 12]],
      [[80, 81, 300]],
      [[20, 60, 60]],
    ]);
    expect(intervalTable(series, 30).rows).toEqual([{ startS: 0, medians: [320, 11, 81, 60] }]);
  });

  it('an impossible RER takes VO2 and VCO2, which it is made of, and no ventilation', () => {
    expect(drawn(withHeartRate([{ index: 1, code: 'rer-impossible' }]))).toMatchObject([
      [[300, undefined, 340], {}],
      [[10, 11, 12]],
      [[80, 81, 300]],
      [[20, 60, 60]],
    ]);
  });
});
