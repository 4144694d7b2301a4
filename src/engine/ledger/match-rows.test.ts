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

  it('keep a point in the row’s name where a file bears the whole of it', () => {
    const files = ['P01.csv', 'P01.pre.csv', 'P02.csv', 'P02.post.csv', 'P03.pre.csv', 'P03.pre.xls'];
    expect(matchRows(['P01.pre', 'p02.Post', 'P01', 'P02.xls', 'P03.pre'], files)).toEqual({
      matched: [
        { row: 0, file: 'P01.pre.csv', by: 'no-extension' },
        { row: 1, file: 'P02.post.csv', by: 'no-extension' },
        { row: 2, file: 'P01.csv', by: 'no-extension' },
        { row: 3, file: 'P02.csv', by: 'no-extension' },
      ],
      ambiguous: [{ row: 4, files: ['P03.pre.csv', 'P03.pre.xls'] }],
      contested: [],
      unmatchedRows: [],
      unmatchedFiles: [],
    });
  });

  it('strip the row’s name last, and never against a row that bears the file’s as it stands', () => {
    expect(matchRows(['P01.pre', 'P01.post'], ['P01.csv']).contested).toEqual([
      { file: 'P01.csv', rows: [0, 1] },
    ]);
    expect(matchRows(['P01.pre', 'P01'], ['P01.csv'])).toMatchObject({
      matched: [{ row: 1, file: 'P01.csv' }],
      contested: [],
      unmatchedRows: [0],
    });
    expect(matchRows(['P01.pre'], ['P01.csv', 'P01.xls']).ambiguous).toHaveLength(1);
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
