import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cellText, nextOrder, openTextRanks, placeByKey, sortRows, type TableColumn } from './table.ts';

type Row = { readonly name: string; readonly vo2?: number };

const columns: readonly TableColumn<Row>[] = [
  {
    id: 'name',
    title: 'File',
    numeric: false,
    widthPx: 1,
    value: (row) => row.name,
    text: (row) => row.name,
  },
  { id: 'vo2', title: 'VO2peak', numeric: true, widthPx: 1, value: (row) => row.vo2, text: () => '' },
];
const rows: readonly Row[] = [
  { name: 'test 10', vo2: 3100 },
  { name: 'test 2' },
  { name: 'Test 1', vo2: 900 },
  { name: 'test 3', vo2: 3100 },
];

function names(order: Parameters<typeof sortRows>[2]): string[] {
  return sortRows(rows, columns, order).map((row) => row.name);
}

describe('sorting a table', () => {
  it('keeps the order of the drop until one is asked for', () => {
    expect(sortRows(rows, columns, undefined)).toBe(rows);
  });

  it('counts numbers inside names', () => {
    expect(names({ columnId: 'name', direction: 'ascending' })).toEqual([
      'Test 1',
      'test 2',
      'test 3',
      'test 10',
    ]);
  });

  it('puts rows without a value last both ways, and leaves ties in order', () => {
    expect(names({ columnId: 'vo2', direction: 'descending' })).toEqual([
      'test 10',
      'test 3',
      'Test 1',
      'test 2',
    ]);
    expect(names({ columnId: 'vo2', direction: 'ascending' }).at(-1)).toBe('test 2');
  });

  it('remembers how texts sort, and sorts the same whatever it remembers', () => {
    const order = { columnId: 'name', direction: 'ascending' } as const;
    const someRows = fc.array(fc.constantFrom('a 2', 'A 10', 'a 10', 'ä 2', 'B', 'b', ''));
    fc.assert(
      fc.property(fc.array(someRows), (tables) => {
        const ranks = openTextRanks();
        for (const table of tables) {
          const given = table.map((name, n): Row => ({ name, vo2: n }));
          const byCollator = given.toSorted((a, b) =>
            new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare(a.name, b.name),
          );
          expect(sortRows(given, columns, order, ranks)).toEqual(byCollator);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('a heading goes through natural, reverse and none', () => {
    const vo2 = { id: 'vo2', numeric: true };
    const first = nextOrder(undefined, vo2);
    const second = nextOrder(first, vo2);
    expect([first?.direction, second?.direction, nextOrder(second, vo2)]).toEqual([
      'descending',
      'ascending',
      undefined,
    ]);
  });
});

describe('printing a cell', () => {
  it('has fixed digits, a true minus and nothing for nothing', () => {
    expect(cellText(-1.25, 1)).toBe('−1.3');
    expect(cellText(undefined, 1)).toBe('');
    expect(cellText(false)).toBe('no');
    expect(cellText(3104)).toBe('3104');
  });
});

describe('keys in a table', () => {
  const from = (active: number, key: string) => placeByKey(key, { active, rows: 30, rowsInSight: 12 });

  it('move by a row, by what is in sight less two rows, and to both ends', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => from(15, key))).toEqual(
      [16, 14, 25, 5, 0, 29],
    );
  });

  it('stay within the rows, and find the first where none is active', () => {
    expect([from(29, 'ArrowDown'), from(0, 'ArrowUp'), from(25, 'PageDown'), from(3, 'PageUp')]).toEqual([
      29, 0, 29, 0,
    ]);
    expect([from(-1, 'ArrowDown'), from(-1, 'ArrowUp')]).toEqual([0, 0]);
    expect(placeByKey('PageDown', { active: 2, rows: 30, rowsInSight: 1 })).toBe(3);
  });

  it('leave other keys alone', () => {
    expect([from(3, 'a'), from(3, 'Enter'), from(3, 'Tab')]).toEqual([undefined, undefined, undefined]);
  });
});
