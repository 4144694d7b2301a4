import { describe, expect, it } from 'vitest';
import type { Cell } from '#readers/document.ts';
import { readTable } from './read-table.ts';

const profile = { device: 'generic', deviceTitle: 'Drawn' } as const;

function outcome(headings: readonly string[], rows: readonly (readonly Cell[])[]) {
  return readTable([{ name: '', rows: [headings, ...rows] }], profile);
}

function read(headings: readonly string[], rows: readonly (readonly Cell[])[]) {
  const result = outcome(headings, rows);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  const { timeS, quantities, remarks } = result.value;
  return { timeS, vo2: quantities.vo2MlPerMin, codes: remarks.map(({ code }) => code) };
}

const rows = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('a table of several tests', () => {
  it('is refused where each row is another person', () => {
    const cohort = rows(40, (i) => [i + 1, 500 + 7 * i, 3000 + ((i * 517) % 900), 180]);
    expect(outcome(['Subject', 'Time (s)', 'VO2 (mL/min)', 'HR'], cohort)).toMatchObject({
      ok: false,
      fault: { code: 'not-a-test', at: { row: 1, column: 'A' } },
    });
  });

  it('is refused where its times jump to and fro, instead of losing most of its rows', () => {
    const jumping = rows(40, (i) => [600 + ((i * 37) % 120), 3000 + i, 180]);
    expect(outcome(['Time (s)', 'VO2 (mL/min)', 'HR'], jumping)).toMatchObject({
      ok: false,
      fault: { code: 'time-disordered' },
    });
    const backwards = rows(40, (i) => [600 - 5 * i, 3000 + i, 180]);
    expect(outcome(['Time (s)', 'VO2 (mL/min)', 'HR'], backwards)).toMatchObject({
      ok: false,
      fault: { code: 'time-disordered' },
    });
  });

  it('gives the longest person’s rows only, even where the rows of several are mixed', () => {
    const mixed = rows(90, (i) => [['A', 'B', 'C'][i % 3], 10 * Math.floor(i / 3), 1000 * (1 + (i % 3)), 90]);
    const found = read(['Subject', 'Time (s)', 'VO2 (mL/min)', 'HR'], [...mixed, ['B', 300, 2000, 90]]);
    expect(found.timeS).toHaveLength(31);
    expect(new Set(found.vo2)).toEqual(new Set([2000]));
    expect(found.codes).toContain('second-test-in-file');
  });

  it('takes a column that counts the rows for no person', () => {
    const counted = rows(20, (i) => [i + 1, 10 * i, 1000 + i, 90]);
    expect(read(['ID', 'Time (s)', 'VO2 (mL/min)', 'HR'], counted).timeS).toHaveLength(20);
  });

  it('takes a name beside the first row for a note', () => {
    const noted = rows(20, (i) => [10 * i, 1000 + i, 90, i === 0 ? 'Eva' : undefined]);
    expect(read(['Time (s)', 'VO2 (mL/min)', 'HR', 'Name'], noted).timeS).toHaveLength(20);
  });

  it('gives one test where two stand side by side, its own time with its own VO2', () => {
    const both = rows(30, (i) => [i < 20 ? 10 * i : undefined, i < 20 ? 1000 : undefined, 15 * i, 2000]);
    const found = read(['Time (s)', 'VO2 (mL/min)', 'Time (s)', 'VO2 (mL/min)'], both);
    expect(found.timeS.at(-1)).toBe(435);
    expect(new Set(found.vo2)).toEqual(new Set([2000]));
    expect(found.codes).toContain('second-test-in-file');
  });

  it('gives a file saved twice into one once, phases or not', () => {
    const phase = (i: number) => (i < 10 ? 'REST' : 'EXERCISE');
    const once = rows(30, (i) => [10 * i, 1000 + i, 90, phase(i)]);
    const found = read(['Time (s)', 'VO2 (mL/min)', 'HR', 'Phase'], [...once, ...once]);
    expect(found.timeS).toHaveLength(30);
    expect(found.codes).toContain('second-test-in-file');
  });
});
