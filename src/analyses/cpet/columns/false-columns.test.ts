import { describe, expect, it } from 'vitest';
import type { RawRecording } from '../raw-recording.ts';
import { drawSheet } from '../../../../tests/support/draw-sheet.ts';
import { readTable } from './read-table.ts';

function read(drawing: string): RawRecording {
  const result = readTable([drawSheet(drawing)], { device: 'generic', deviceTitle: 'Drawn' });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const codes = (recording: RawRecording) => recording.remarks.map(({ code }) => code);

describe('columns that only look like the real thing', () => {
  it('stand back: of two VO2 the one without words in brackets is taken', () => {
    const recording = read(`
t  | VO2 (30s avg) | VO2  | HR
3  | 1000          | 1100 | 90
6  | 1000          | 1200 | 91
9  | 1000          |      | 92
12 | 1000          | 1400 | 93
15 | 1000          | 1500 | 94`);
    expect(recording.quantities.vo2MlPerMin).toEqual([1100, 1200, undefined, 1400, 1500]);
    expect(codes(recording)).toContain('duplicate-column');
  });

  it('are told by the unit row: L/min STPD is no VE BTPS', () => {
    const recording = read(`
t  | VO2    | VE
s  | mL/min | L/min STPD
3  | 1100   | 30
6  | 1200   | 31
9  | 1300   | 32
12 | 1400   | 33
15 | 1500   | 34`);
    expect(recording.quantities.veLPerMin).toBeUndefined();
    expect(recording.quantities.veStpdLPerMin?.[0]).toBe(30);
  });

  it('are left out where their unit is of another kind: W/kg is no W, min/km no km/h', () => {
    const recording = read(`
t  | VO2  | Power (W/kg) | Speed (min/km) | HR (Polar)
3  | 1100 | 1.1          | 5              | 90
6  | 1200 | 1.2          | 5              | 91
9  | 1300 | 1.3          | 5              | 92
12 | 1400 | 1.4          | 5              | 93
15 | 1500 | 1.5          | 5              | 94`);
    expect(recording.quantities.workRateW).toBeUndefined();
    expect(recording.quantities.speedKmPerH).toBeUndefined();
    expect(recording.quantities.hrBpm?.[0]).toBe(90);
    expect(codes(recording).filter((code) => code === 'column-other-quantity')).toHaveLength(2);
  });

  it('include a VO2 per lean mass', () => {
    const recording = read(`
t  | VO2 (mL/min/kg FFM) | VO2  | HR
3  | 20                  | 1100 | 90
6  | 21                  | 1200 | 91
9  | 22                  | 1300 | 92
12 | 23                  | 1400 | 93
15 | 24                  | 1500 | 94`);
    expect(recording.quantities.vo2MlPerKgPerMin).toBeUndefined();
  });

  it('of several phase columns is the one that names phases', () => {
    const recording = read(`
t  | VO2  | HR | stage | phase
3  | 1100 | 90 | 1     | REST
6  | 1200 | 91 | 1     | REST
9  | 1300 | 92 | 2     | EXERCISE
12 | 1400 | 93 | 2     | EXERCISE
15 | 1500 | 94 | 3     | EXERCISE`);
    expect(recording.statedPhases.map(({ phase }) => phase)).toEqual(['rest', 'exercise']);
  });

  it('hold dates where a spreadsheet took 1.12 for a day: they are counted as text, never read', () => {
    const date = { kind: 'date-time', days: 45_300, format: 'd-mmm' } as const;
    const rows = Array.from({ length: 10 }, (_, i) => [5 * i, i % 2 === 0 ? 1.5 : date, 90]);
    const result = readTable([{ name: 'S', rows: [['t', 'VO2', 'HR'], ...rows] }], {
      device: 'generic',
      deviceTitle: 'Drawn',
    });
    if (!result.ok) throw new Error(JSON.stringify(result.fault));
    expect(result.value.quantities.vo2MlPerMin?.[1]).toBeUndefined();
    expect(codes(result.value)).toContain('text-in-column');
  });
});
