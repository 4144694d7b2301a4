import { describe, expect, it } from 'vitest';
import { matchRows } from './match-rows.ts';
import { settleMatches } from './settle-matches.ts';

const files = ['a/x.csv', 'b/x.csv', 'S1.csv', 'new.csv'];
const rows = ['x.csv', 'S1.csv', 'S1.csv', 'gone.csv'];
const found = matchRows(rows, files);
const settle = (picks: readonly (readonly [number, string])[]) => settleMatches(found, new Map(picks), files);

describe('a person’s word on rows and files', () => {
  it('is not asked where it is not given', () => {
    expect(settle([])).toEqual({ matches: found, picked: [], leftOut: [] });
  });

  it('gives a row one of the files that it may mean, and the others are without a row', () => {
    const { matches, picked } = settle([[0, 'b/x.csv']]);
    expect(matches.matched).toEqual([{ row: 0, file: 'b/x.csv', by: 'exact' }]);
    expect(matches.ambiguous).toEqual([]);
    expect(matches.unmatchedFiles).toEqual(['a/x.csv', 'new.csv']);
    expect(picked).toEqual([0]);
  });

  it('leaves a row out, whose files are then without a row', () => {
    const { matches, leftOut } = settle([[0, '']]);
    expect(leftOut).toEqual([0]);
    expect(matches.unmatchedFiles).toEqual(['a/x.csv', 'b/x.csv', 'new.csv']);
  });

  it('gives a file to one of its rows and leaves the others out', () => {
    const { matches, leftOut } = settle([[2, 'S1.csv']]);
    expect(matches.matched).toEqual([{ row: 2, file: 'S1.csv', by: 'exact' }]);
    expect(matches.contested).toEqual([]);
    expect(leftOut).toEqual([1]);
  });

  it('may give a file to none of its rows, once it was said of each', () => {
    expect(settle([[1, '']]).matches.contested).toHaveLength(1);
    expect(
      settle([
        [1, ''],
        [2, ''],
      ]).matches.unmatchedFiles,
    ).toEqual(['S1.csv', 'new.csv']);
  });

  it('does not count for a file that the row does not mean, or that another has', () => {
    expect(settle([[0, 'S1.csv']]).matches.ambiguous).toHaveLength(1);
    const twice = matchRows(['x.csv', 'X.CSV'], ['a/x.csv', 'b/x.csv']);
    const both = settleMatches(
      twice,
      new Map([
        [0, 'a/x.csv'],
        [1, 'a/x.csv'],
      ]),
      ['a/x.csv', 'b/x.csv'],
    );
    expect(both.matches.matched).toHaveLength(1);
    expect(both.matches.ambiguous).toHaveLength(1);
  });
});
