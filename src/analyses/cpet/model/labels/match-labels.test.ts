import { describe, expect, it } from 'vitest';
import { matchLabels } from './match-labels.ts';

const match = (names: readonly string[], paths: readonly string[]) =>
  matchLabels(
    names.map((file, i) => ({ file, row: i + 2 })),
    paths,
  );
const pairs = (names: readonly string[], paths: readonly string[]) =>
  match(names, paths).matched.map(({ label, path }) => [label.file, path]);

describe('labels are joined to files', () => {
  it.each([
    ['by the name as written', 'a.csv', 'a.csv'],
    ['in a sub-folder', 'a.csv', 'north/2024/a.csv'],
    ['by a path', '2024\\a.csv', 'north/2024/a.csv'],
    ['whatever the case', 'A.CSV', 'north/a.csv'],
    ['without the ending', 'a', 'north/a.xlsx'],
    ['with another ending', 'a.csv', 'a.xlsx'],
    ['by a name that holds a point and no ending', 'test 1.2', 'test 1.2.xlsx'],
    ['by a name without an ending on either side', '07', 'zan/07'],
    ['however accents are composed', 'Mu\u0308ller.csv', 'M\u00fcller.csv'],
  ])('%s', (_, name, path) => {
    expect(pairs([name], ['other.csv', path])).toEqual([[name, path]]);
  });

  it('the nearest name first', () => {
    expect(pairs(['a.csv', 'A.csv'], ['A.csv', 'a.csv', 'a.xlsx'])).toEqual([
      ['a.csv', 'a.csv'],
      ['A.csv', 'A.csv'],
    ]);
    expect(pairs(['a.csv', 'b/a.csv'], ['a.csv', 'b/a.csv'])).toEqual([
      ['a.csv', 'a.csv'],
      ['b/a.csv', 'b/a.csv'],
    ]);
  });

  it('never by a guess: what several files are called is listed', () => {
    const { matched, ambiguous, unlabelled } = match(['a.csv'], ['x/a.csv', 'y/a.csv', 'b.csv']);
    expect(matched).toEqual([]);
    expect(ambiguous).toEqual([{ label: { file: 'a.csv', row: 2 }, paths: ['x/a.csv', 'y/a.csv'] }]);
    expect(unlabelled).toEqual(['b.csv']);
  });

  it('never twice: a file that two rows name is listed', () => {
    const { matched, labelledTwice } = match(['a.csv', 'a'], ['a.csv']);
    expect(matched).toEqual([]);
    expect(labelledTwice.map(({ path, labels }) => [path, labels.length])).toEqual([['a.csv', 2]]);
  });

  it('and what has no file is listed', () => {
    expect(match(['c.csv', ''], ['a.csv']).unmatched.map(({ file }) => file)).toEqual(['c.csv', '']);
  });
});
