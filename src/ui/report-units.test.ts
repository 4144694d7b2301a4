import { describe, expect, it } from 'vitest';
import { storedUnits } from '#core/shown-units.ts';
import type { ReportBlock } from '#reports/document.ts';
import { blockInUnits } from './report-units.ts';

const headline: ReportBlock = {
  kind: 'headline',
  values: [
    { label: 'VO2peak', text: '2350', unit: 'mL/min', note: 'moving 30 s' },
    { label: 'VO2peak/kg', text: '33.6', unit: 'mL/min/kg' },
    { label: 'VT1', text: undefined, unit: 'mL/min', note: 'not in this test' },
    { label: 'VE', text: '98.1', unit: 'L/min' },
    { label: 'Quality', text: 'A' },
  ],
};
const shown = (block: ReportBlock) =>
  block.kind === 'headline' ? block.values.map(({ text, unit }) => [text, unit].join(' ').trim()) : [];

describe('a report’s values in the units of its reader', () => {
  it('are as they are stored where nothing else is wanted', () => {
    expect(blockInUnits(headline, storedUnits, 70)).toEqual(headline);
  });

  it('say as much in another unit, and what has one unit only keeps it', () => {
    expect(shown(blockInUnits(headline, { ...storedUnits, vo2: 'L/min' }))).toEqual([
      '2.35 L/min',
      '33.6 mL/min/kg',
      'L/min',
      '98.1 L/min',
      'A',
    ]);
    expect(shown(blockInUnits(headline, { ...storedUnits, vo2: 'METs' }, 70))).toEqual([
      '9.6 METs',
      '9.6 METs',
      'METs',
      '98.1 L/min',
      'A',
    ]);
  });

  it('stay where they would need a body mass that nobody knows', () => {
    expect(shown(blockInUnits(headline, { ...storedUnits, vo2: 'mL/min/kg' }))[0]).toBe('2350 mL/min');
  });

  it('are those of a table’s columns, intervals too, and of its rows', () => {
    const columns = [
      { title: 'Threshold' },
      { title: 'VO2', unit: 'mL/min', numeric: true },
      { title: '90 %', unit: 'mL/min', numeric: true },
      { title: 'Time', numeric: true },
    ];
    const table: ReportBlock = {
      kind: 'table',
      title: 'Thresholds',
      columns,
      rows: [
        ['VT1', '1480', '1390 to 1560', '7:05'],
        ['VT2', undefined, undefined, undefined],
      ],
    };
    expect(blockInUnits(table, { ...storedUnits, vo2: 'L/min' })).toEqual({
      ...table,
      columns: columns.map((column) => ('unit' in column ? { ...column, unit: 'L/min' } : column)),
      rows: [
        ['VT1', '1.48', '1.39 to 1.56', '7:05'],
        ['VT2', undefined, undefined, undefined],
      ],
    });
    const metrics: ReportBlock = {
      kind: 'table',
      title: 'Metrics',
      columns: [
        { title: 'Metric' },
        { title: 'Value', numeric: true, unitIn: 2 },
        { title: 'Unit' },
        { title: 'To judge it by', beneath: true },
      ],
      rows: [
        ['PETCO2 at VT1', '41.2 (40.1 to 42.0)', 'mmHg', undefined],
        ['VE/VCO2 slope', '27.1', '', 'ventilatory class I'],
        ['VCO2 at VT1', '1300', 'mL/min', undefined],
        ['VO2 rise to the highest 30 s', '44', 'mL/min', 'plateau (under 50)'],
      ],
    };
    expect(blockInUnits(metrics, { vo2: 'METs', speed: 'mph', pressure: 'kPa' }, 70)).toMatchObject({
      rows: [
        ['PETCO2 at VT1', '5.49 (5.35 to 5.60)', 'kPa', undefined],
        ['VE/VCO2 slope', '27.1', '', 'ventilatory class I'],
        ['VCO2 at VT1', '1300', 'mL/min', undefined],
        ['VO2 rise to the highest 30 s', '44', 'mL/min', 'plateau (under 50)'],
      ],
    });
  });
});
