import { describe, expect, it } from 'vitest';
import { drawSheet } from '../../../../tests/support/draw-sheet.ts';
import type { ColumnRecord } from '../recording.ts';
import { assignRole, assignUnit } from './assign-column.ts';
import { guessLayout, layoutFrom } from './guess-layout.ts';
import { haveSameLayout } from './same-layout.ts';

const finnish = drawSheet(`
Nimi | Muster
Paino | 70

aika | hapenotto | syke | VE
s | L/min | 1/min | L/min

0 | 0.4 | 80 | 12
10 | 0.6 | 85 | 15
20 | 0.8 | 90 | 20`);

describe('where a table stands that nobody recognised', () => {
  it('is guessed from its numbers, with the row of units above them and the names above these', () => {
    expect(guessLayout([finnish], 0)).toEqual({
      sheet: 0,
      headerRow: 3,
      headerRows: 1,
      unitRow: 4,
      dataRow: 6,
      columns: [
        { index: 0, role: 'time' },
        { index: 3, role: 'veLPerMin' },
      ],
    });
  });

  it('has names over two rows where a column is named in the upper one alone', () => {
    const two = drawSheet(`
Labor | Nord

Zeit | Sauerstoff |  | Atmung
     | Aufnahme | relativ | Volumen
sek | Liter | pro kg | Liter
0 | 0.4 | 5 | 12
10 | 0.6 | 7 | 15`);
    expect(guessLayout([two], 0)).toMatchObject({ headerRow: 2, headerRows: 2, unitRow: 4, dataRow: 5 });
  });

  it('is the first row where there are no numbers at all', () => {
    const words = drawSheet(`
a | b
c | d`);
    expect(guessLayout([words], 0)).toMatchObject({ headerRow: 0, dataRow: 1, columns: [] });
    expect(guessLayout([], 0)).toMatchObject({ headerRow: 0, dataRow: 1 });
  });

  it('follows the row that a person says the names stand in', () => {
    expect(layoutFrom([finnish], { sheet: 0, headerRow: 3, headerRows: 1 })).toMatchObject({
      unitRow: 4,
      dataRow: 6,
    });
    expect(layoutFrom([finnish], { sheet: 0, headerRow: 3, headerRows: 2 })).toMatchObject({ dataRow: 6 });
  });
});

describe('what a column holds', () => {
  const layout = { sheet: 0, headerRow: 0, headerRows: 1, dataRow: 1, columns: [] };

  it('is held by one column alone, apart from words', () => {
    const once = assignRole(assignUnit(assignRole(layout, 1, 'vo2MlPerMin'), 1, 'L/min'), 4, 'vo2MlPerMin');
    expect(once.columns).toEqual([{ index: 4, role: 'vo2MlPerMin' }]);
    expect(assignRole(assignRole(layout, 1, 'marker'), 2, 'marker').columns).toHaveLength(2);
  });

  it('keeps a unit that still goes with it, and can be left out', () => {
    const vo2 = assignUnit(assignRole(layout, 1, 'vo2MlPerMin'), 1, 'L/min');
    expect(assignRole(vo2, 1, 'vco2MlPerMin').columns).toEqual([
      { index: 1, role: 'vco2MlPerMin', unit: 'L/min' },
    ]);
    expect(assignRole(vo2, 1, 'hrBpm').columns).toEqual([{ index: 1, role: 'hrBpm' }]);
    expect(assignRole(vo2, 1, undefined).columns).toEqual([]);
  });
});

describe('two results of one layout', () => {
  const columns = (...places: readonly string[]): readonly ColumnRecord[] =>
    places.map((place) => ({
      heading: place.slice(1),
      at: { column: place.slice(0, 1) },
      quantity: '',
      unit: '',
    }));

  it('have the same headings in the same columns, empty columns apart', () => {
    const all = columns('At', 'BVO2', 'CVCO2', 'DHR');
    expect(haveSameLayout(all, columns('At', 'BVO2', 'CVCO2'))).toBe(true);
    expect(haveSameLayout(all, columns('At', 'BVO2', 'DVCO2'))).toBe(false);
    expect(haveSameLayout(all, columns('At', 'BVO2'))).toBe(false);
  });
});
