import { describe, expect, test } from 'vitest';
import { storedUnits } from '#core/shown-units.ts';
import type { Figure, FigurePanel } from '#reports/figure.ts';
import { figureInUnits } from './figure-units.ts';

const axis = (label: string, unit: string) => ({ label, unit, fromZero: true, digits: 0 });
const blue = { colour: '--series-blue', drawnAs: 'line' } as const;

const overTime: FigurePanel = {
  id: '1',
  title: 'VO2, PETO2',
  timeS: [0, 10],
  x: axis('Time', 'min'),
  left: axis('VO2', 'mL/min'),
  right: { ...axis('PETO2', 'mmHg'), range: [75, 150] },
  series: [
    { ...blue, title: 'VO2', axis: 'left', values: [245, undefined] },
    { ...blue, title: 'PETO2', axis: 'right', values: [100, 105] },
  ],
  spans: [],
  marks: [],
};
const slope: FigurePanel = {
  ...overTime,
  id: '2',
  x: { ...axis('VO2', 'mL/min'), values: [245, 490], smoothed: [250, 480] },
  left: axis('VCO2', 'mL/min'),
  series: [{ ...blue, title: 'VCO2', axis: 'left', values: [200, 400] }],
};
const figure: Figure = { title: '', description: '', columns: 2, panels: [overTime, slope] };

describe('a figure in the units of its reader', () => {
  test('is the figure itself as long as nobody chose others', () => {
    expect(figureInUnits(figure, storedUnits, 70)).toBe(figure);
  });

  test('has its axes, values and ends in them', () => {
    const [panel] = figureInUnits(figure, { vo2: 'L/min', speed: 'km/h', pressure: 'kPa' }).panels;
    expect(panel?.left).toMatchObject({ unit: 'L/min', digits: 2 });
    expect(panel?.series[0]?.values).toEqual([0.245, undefined]);
    expect(panel?.right).toMatchObject({ unit: 'kPa', digits: 1 });
    expect(panel?.right?.range?.[1]).toBeCloseTo(19.998, 3);
    expect(panel?.series[1]?.values[0]).toBeCloseTo(13.332, 3);
  });

  test('stays in mL/min where METs need a body mass and there is none', () => {
    expect(figureInUnits(figure, { ...storedUnits, vo2: 'METs' })).toBe(figure);
  });

  test('gives no CO2 in METs', () => {
    const { panels } = figureInUnits(figure, { ...storedUnits, vo2: 'METs' }, 70);
    expect(panels[0]?.series[0]?.values[0]).toBeCloseTo(1, 12);
    expect(panels[1]?.x).toMatchObject({ unit: 'METs' });
    expect(panels[1]?.x.values?.[1]).toBeCloseTo(2, 12);
    expect(panels[1]?.left.unit).toBe('mL/min');
    expect(panels[1]?.series[0]?.values).toEqual([200, 400]);
  });
});
