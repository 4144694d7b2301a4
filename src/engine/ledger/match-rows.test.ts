import { describe, expect, it } from 'vitest';
import { matchRows } from './match-rows.ts';

const pairs = (names: readonly string[], files: readonly string[]) =>
  matchRows(names, files).matched.map(({ row, file, by }) => `${names[row]} = ${file} (${by})`);

describe('rows and files', () => {
  it.each([
    ['by name', 'a.csv', 'a.csv', 'exact'],
    ['whatever the case', 'Test_01.CSV', 'test_01.csv', 'case'],
    ['without the extension', 'S01', 'S01.xlsx', 'no-extension'],
    ['with another extension', 'S01.xls', 's01.csv', 'no-extension'],
    ['by the end of the path', 'day 1/a.csv', 'study/day 1/a.csv', 'exact'],
    ['by a path of another machine', 'C:\\data\\study\\a.csv', 'study/a.csv', 'exact'],
    ['in a folder given as the current one', './a.csv', 'a.csv', 'exact'],
    ['in either form of an umlaut', 'Mu\u0308ller.csv', 'M\u00fcller.csv', 'exact'],
    ['with a point in the name', 'subject.12', 'subject.12.csv', 'no-extension'],
  ])('find each other %s', (_how, name, file, by) => {
    expect(pairs([name], [file])).toEqual([`${name} = ${file} (${by})`]);
  });

  it.each([
    ['another folder', 'day 1/a.csv', 'day 2/a.csv'],
    ['a name that only begins alike', 'a', 'ab.csv'],
    ['a number behind a point', 'subject.12', 'subject.13'],
    ['nothing', ' ', 'a.csv'],
  ])('do not for %s', (_why, name, file) => {
    expect(matchRows([name], [file])).toEqual({
      matched: [],
      ambiguous: [],
      contested: [],
      unmatchedRows: [0],
      unmatchedFiles: [file],
    });
  });

  it('are ambiguous where a name means several files alike', () => {
    expect(matchRows(['a.csv'], ['day 1/a.csv', 'day 2/a.csv', 'b.csv'])).toMatchObject({
      matched: [],
      ambiguous: [{ row: 0, files: ['day 1/a.csv', 'day 2/a.csv'] }],
      unmatchedRows: [],
      unmatchedFiles: ['b.csv'],
    });
  });

  it('are not where one of them bears the whole name', () => {
    expect(pairs(['a.csv', 'A.csv'], ['a.csv', 'old/a.csv', 'A.csv'])).toEqual([
      'a.csv = a.csv (exact)',
      'A.csv = A.csv (exact)',
    ]);
  });

  it('never guess by elimination', () => {
    expect(matchRows(['day 1/a.csv', 'a.csv'], ['day 1/a.csv', 'day 2/a.csv'])).toMatchObject({
      matched: [{ row: 0, file: 'day 1/a.csv' }],
      ambiguous: [{ row: 1 }],
    });
  });

  it('of two that name a file alike none gets it, and the stricter of two gets it', () => {
    expect(matchRows(['a.csv', 'a.csv', 'b.csv', 'b'], ['a.csv', 'b.csv'])).toEqual({
      matched: [{ row: 2, file: 'b.csv', by: 'exact' }],
      ambiguous: [],
      contested: [{ file: 'a.csv', rows: [0, 1] }],
      unmatchedRows: [3],
      unmatchedFiles: [],
    });
  });
});
