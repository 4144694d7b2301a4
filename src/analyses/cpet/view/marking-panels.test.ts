import { expect, it } from 'vitest';
import type { StoredSeries } from '../finding.ts';
import { markingPanels } from './marking-panels.ts';

const series: StoredSeries = {
  timeS: [0, 10, 20],
  rows: [2, 3, 4],
  channels: {
    vo2MlPerMin: { values: [1000, 1000], absent: [2] },
    vco2MlPerMin: { values: [800, 900, 950], absent: [] },
    veLPerMin: { values: [25, 27, 30], absent: [] },
  },
  excluded: [{ index: 1, code: 'outlier' }],
};

it('a reader sees the equivalents and RER first, without what cleaning left out', () => {
  const panels = markingPanels(series);
  expect(panels.map(({ title }) => title)).toEqual([
    'Ventilatory equivalents',
    'RER',
    'VO2 and VCO2',
    'Ventilation',
  ]);
  expect(panels[0]?.series[0]?.values).toEqual([25, undefined, undefined]);
  expect(panels[1]?.series[0]?.values[0]).toBeCloseTo(0.8);
});

it('a test without CO2 has the equivalent of oxygen alone', () => {
  const { vco2MlPerMin: _none, ...channels } = series.channels;
  const panels = markingPanels({ ...series, channels });
  expect(panels[0]?.series.map(({ title }) => title)).toEqual(['VE/VO2']);
  expect(panels.map(({ title }) => title)).not.toContain('RER');
});
