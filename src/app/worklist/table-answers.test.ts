import { describe, expect, it } from 'vitest';
import { answersFor, nothingSaid, withChoice, withPicks, withRenaming, withWinner } from './table-answers.ts';

describe('what a person says of a table', () => {
  it('replaces what was said before of the same row, column or group', () => {
    const once = withPicks(nothingSaid, [3], [{ row: 3, file: 'a' }]);
    expect(withPicks(once, [3], [{ row: 3, file: 'b' }]).picks).toEqual([{ row: 3, file: 'b' }]);
    const named = withRenaming(withRenaming(nothingSaid, 1, 'x'), 1, 'y');
    expect(named.renamings).toEqual([{ index: 1, to: 'y' }]);
    expect(withChoice(withChoice(nothingSaid, 'g', 'keep'), 'g', 'again').choices).toEqual({ g: 'again' });
  });

  it('gives a file to one row, or says of each that it is none of its', () => {
    expect(withWinner(nothingSaid, 'a', [1, 2], 2).picks).toEqual([{ row: 2, file: 'a' }]);
    expect(withWinner(nothingSaid, 'a', [1, 2], 'none').picks).toEqual([
      { row: 1, file: '' },
      { row: 2, file: '' },
    ]);
  });

  it('is asked of a ledger only once its context is known', () => {
    expect(answersFor('ledger', nothingSaid, undefined)).toBeUndefined();
    expect(answersFor('unusable', nothingSaid, undefined)).toBeUndefined();
    expect(answersFor('worklist', { ...nothingSaid, fileColumn: 2 }, undefined)).toMatchObject({
      kind: 'worklist',
      fileColumn: 2,
    });
    expect(answersFor('worklist', nothingSaid, undefined)).not.toHaveProperty('fileColumn');
  });
});
