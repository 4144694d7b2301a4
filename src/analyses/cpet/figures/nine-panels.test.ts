import { describe, expect, it } from 'vitest';
import type { FigurePanel, FigureSeries } from '#reports/figure.ts';
import type { CpetFinding } from '../finding.ts';
import { drawnAnswer } from '../view/domains/drawn-answer.ts';
import { layouts } from './layouts.ts';
import { defaultPanelChoice, ninePanels, type PanelFinding } from './nine-panels.ts';
import { momentReader } from './values-at.ts';

/** A breath every 3 s over 10 minutes: VO2 rises by 1 mL/min a second, VCO2 by 1.2, heart rate by a beat in 5 s. */
const timeS = Array.from({ length: 201 }, (_, row) => 3 * row);
const dense = (of: (second: number) => number) => ({ values: timeS.map(of), absent: [] });

function drawnFinding(change: Partial<PanelFinding> = {}): PanelFinding {
  return {
    series: {
      timeS,
      rows: timeS.map((_, row) => row + 2),
      channels: {
        vo2MlPerMin: dense((s) => 500 + s),
        vco2MlPerMin: dense((s) => 400 + 1.2 * s),
        veLPerMin: dense((s) => 12 + s / 10),
        hrBpm: dense((s) => 80 + s / 5),
        workRateW: dense((s) => (s < 60 ? 0 : s / 4)),
      },
      excluded: [{ index: 100, code: 'outlier' }],
    },
    sampling: { kind: 'breaths', intervalS: 3 },
    phases: [
      { phase: 'warm-up', startS: 0, endS: 60, foundFrom: 'stated' },
      { phase: 'incremental', startS: 60, endS: 600, foundFrom: 'stated' },
    ],
    exerciseDurationS: { value: 540, timeS: 60 },
    statedThresholds: [{ which: 'VT1', label: 'AT', timeS: 290 }],
    ...change,
  };
}

const panelOf = (finding: PanelFinding, id: string, choice = defaultPanelChoice): FigurePanel => {
  const panel = ninePanels(finding, choice).panels.find((one) => one.id === id);
  if (panel === undefined) throw new Error(`no panel ${id}`);
  return panel;
};
const drawings = (panel: FigurePanel) =>
  panel.series.map(({ title, axis, drawnAs }) => [title, axis, drawnAs]);
const only = (panel: FigurePanel, drawnAs: FigureSeries['drawnAs']) =>
  panel.series.find((series) => series.drawnAs === drawnAs)?.values ?? [];

describe('the nine panels', () => {
  it('stand in the published order with their numbers; those without data are left out and named', () => {
    const { panels, missing, columns, description } = ninePanels(drawnFinding());
    expect(columns).toBe(3);
    expect(panels.map(({ title }) => title)).toEqual([
      '1 · VO2, VCO2, Work rate',
      '2 · HR, O2 pulse',
      '3 · VCO2, HR over VO2',
      '4 · VE/VO2, VE/VCO2',
      '5 · VE',
      '6 · VE over VCO2',
      '8 · RER',
    ]);
    expect(missing).toEqual(['7 · PETO2, SpO2 and PETCO2', '9 · VT over VE']);
    expect(description).toContain('Without data: 7 · PETO2, SpO2 and PETCO2; 9 · VT over VE.');
    expect(description).toContain('Phases: warm-up, incremental');
  });

  it('the traditional layout begins with ventilation', () => {
    const { panels } = ninePanels(drawnFinding(), { ...defaultPanelChoice, layout: 'traditional' });
    expect(panels.map(({ id }) => id).slice(0, 5)).toEqual([
      've-time',
      'hr-time',
      'gas-time',
      've-vco2',
      'v-slope',
    ]);
  });

  it('both nine-panel layouts hold the same nine panels', () => {
    const nine = layouts.filter(({ panels }) => panels.length === 9);
    expect(nine).toHaveLength(2);
    expect(new Set(nine.flatMap(({ panels }) => panels)).size).toBe(9);
  });

  it('every array of a panel has the length of its time', () => {
    for (const panel of ninePanels(drawnFinding({ domains: drawnAnswer() })).panels)
      for (const { values } of panel.series) expect(values).toHaveLength(panel.timeS.length);
  });
});

describe('what is drawn', () => {
  it('breaths as points, a smoothed line, what was left out as rings, loads as they were set', () => {
    expect(drawings(panelOf(drawnFinding(), 'gas-time'))).toEqual([
      ['VO2', 'left', 'points'],
      ['left out', 'left', 'rings'],
      ['VO2', 'left', 'line'],
      ['VCO2', 'left', 'points'],
      ['left out', 'left', 'rings'],
      ['VCO2', 'left', 'line'],
      ['Work rate', 'right', 'line'],
    ]);
  });

  it('a breath that was left out is a ring and no point, also where only the x axis lost it', () => {
    const vSlope = panelOf(drawnFinding(), 'v-slope');
    expect(only(vSlope, 'points')[100]).toBeUndefined();
    expect(only(vSlope, 'rings')[100]).toBe(400 + 1.2 * 300);
    expect(drawings(panelOf(drawnFinding(), 'hr-time'))).not.toContainEqual(['left out', 'left', 'rings']);
  });

  it('the line is the centred mean of 30 s, and a ratio the ratio of means', () => {
    expect(only(panelOf(drawnFinding(), 'gas-time'), 'line')[70]).toBeCloseTo(500 + 210, 6);
    expect(only(panelOf(drawnFinding(), 'rer-time'), 'line')[70]).toBeCloseTo((400 + 1.2 * 210) / 710, 6);
  });

  it('averages of the file are joined as they are', () => {
    const finding = drawnFinding({ sampling: { kind: 'averaged', intervalS: 15 } });
    const gas = panelOf(finding, 'gas-time');
    expect(only(gas, 'line')).toEqual(only(gas, 'points'));
  });

  it('raw or smoothed alone', () => {
    const drawnAs = (drawn: 'raw' | 'smoothed') =>
      panelOf(drawnFinding(), 'equivalents-time', { ...defaultPanelChoice, drawn }).series.map(
        (series) => series.drawnAs,
      );
    expect(drawnAs('raw')).toEqual(['points', 'rings', 'points', 'rings']);
    expect(drawnAs('smoothed')).toEqual(['line', 'line']);
  });

  it('panels over another axis carry its smoothed values for lines and marks, and no shading', () => {
    const { x, spans } = panelOf(drawnFinding(), 'v-slope');
    expect(x.values?.[70]).toBe(710);
    expect(x.smoothed?.[70]).toBeCloseTo(710, 6);
    expect(spans).toEqual([]);
  });

  it('over another axis than time the recovery, which would lie upon the exercise, is left out', () => {
    const phases = [
      { phase: 'incremental', startS: 0, endS: 480, foundFrom: 'stated' },
      { phase: 'recovery', startS: 480, endS: 600, foundFrom: 'stated' },
    ] as const;
    const finding = drawnFinding({ phases });
    expect(only(panelOf(finding, 'v-slope'), 'points')[170]).toBeUndefined();
    expect(only(panelOf(finding, 'v-slope'), 'line')[170]).toBeUndefined();
    expect(only(panelOf(finding, 'gas-time'), 'line')[170]).toBeDefined();
  });

  it('so are the stages before a ramp', () => {
    const phases = [
      { phase: 'stages', startS: 0, endS: 120, foundFrom: 'stated' },
      { phase: 'recovery', startS: 120, endS: 180, foundFrom: 'stated' },
      { phase: 'incremental', startS: 180, endS: 600, foundFrom: 'stated' },
    ] as const;
    const points = only(panelOf(drawnFinding({ phases }), 'v-slope'), 'points');
    expect([points[20], points[80]]).toEqual([undefined, 400 + 1.2 * 240]);
  });

  it('an odd breath does not stretch the axis', () => {
    const finding = drawnFinding();
    const values = timeS.map((s) => (s === 30 ? 400 : 12 + s / 10));
    const channels = { ...finding.series.channels, veLPerMin: { values, absent: [] } };
    const { left } = panelOf({ ...finding, series: { ...finding.series, channels } }, 've-time');
    expect(left.range?.[0]).toBe(0);
    expect(left.range?.[1]).toBeLessThan(90);
  });
});

describe('shading and marks', () => {
  it('VT1 and VT2 stand in every panel with their intervals, and what the file states beside them', () => {
    const finding = drawnFinding({ domains: drawnAnswer() });
    for (const { marks } of ninePanels(finding).panels)
      expect(marks.map(({ id, rank, band }) => [id, rank, band !== undefined])).toEqual([
        ['vt1', 'ours', true],
        ['vt2', 'ours', true],
        ['stated-0', 'other', false],
      ]);
  });

  it('every method where it is asked for', () => {
    const estimates = [
      { method: 'v-slope', which: 'VT1', determinate: true, timeS: 301, vo2MlPerMin: 800 },
      { method: 'petco2', which: 'VT2', determinate: false, reason: 'a channel it needs is missing' },
    ];
    const finding = drawnFinding({ thresholds: { estimates } as never });
    const choice = { ...defaultPanelChoice, everyMethod: true };
    expect(ninePanels(finding, choice).panels[0]?.marks.map(({ title, timeS: at }) => [title, at])).toEqual([
      ['V-slope', 301],
      ['AT (file)', 290],
    ]);
  });

  it('shaded by phase, by the most probable domain, or not at all', () => {
    const finding = drawnFinding({ domains: drawnAnswer() });
    const shaded = (shading: 'phases' | 'domains' | 'none') =>
      panelOf(finding, 'rer-time', { ...defaultPanelChoice, shading }).spans.map(({ title }) => title);
    expect(shaded('phases')).toEqual(['Warm-up', 'Incremental']);
    expect(shaded('domains')).toEqual(['Moderate', 'Heavy', 'Severe']);
    expect(shaded('none')).toEqual([]);
  });

  it('phases are named and coloured by a token', () => {
    expect(panelOf(drawnFinding(), 'rer-time').spans[0]).toEqual({
      title: 'Warm-up',
      colour: '--phase-warm-up',
      startS: 0,
      endS: 60,
    });
  });

  it('probabilities of the domains are stacked in a wide panel and sum to one', () => {
    const panel = panelOf(drawnFinding({ domains: drawnAnswer() }), 'domain-probabilities');
    expect(panel.wide).toBe(true);
    expect(drawings(panel).map(([title, , drawnAs]) => [title, drawnAs])).toEqual([
      ['Moderate', 'area'],
      ['Heavy', 'area'],
      ['Severe', 'area'],
    ]);
    panel.timeS.forEach((_, place) => {
      const sum = panel.series.reduce((total, { values }) => total + (values[place] ?? 0), 0);
      expect(sum).toBeCloseTo(1, 6);
    });
  });
});

it('a moment reads what a threshold there would read, with the share of the peak', () => {
  const rest = { peaks: { vo2PeakMlPerMin: { value: 1100 } }, exerciseDurationS: { reason: 'drawn' } };
  const read = momentReader({ ...drawnFinding(), ...rest } as unknown as CpetFinding)(300);
  expect(read.map(({ title, unit, value, digits }) => [title, value?.toFixed(digits), unit])).toEqual([
    ['VO2', '800', 'mL/min'],
    ['of peak', '73', '%'],
    ['HR', '140', '1/min'],
    ['Work rate', '75', 'W'],
    ['RER', '0.95', ''],
    ['VE/VO2', '52.5', ''],
    ['VE/VCO2', '55.3', ''],
  ]);
});
