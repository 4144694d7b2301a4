import { expect, it } from 'vitest';
import { failFile } from '#core/result.ts';
import { placeInWords, refusalInWords, stateInWords } from './ledger-words.ts';

it('says where a ledger is written, and how far it is', () => {
  expect(placeInWords({ kind: 'folder', name: 'r.csv', folder: 'Documents' })).toBe('r.csv in Documents');
  expect(stateInWords({ kind: 'written', atMs: 51_792_000, rows: 3 }).words).toBe('up to date, 14:23:12');
  expect(stateInWords({ kind: 'behind', rows: 1, why: 'in-use' }).words).toMatch(
    /^behind by 1 row: another program has it open/,
  );
  expect(stateInWords({ kind: 'needs-permission', rows: 12_345 })).toMatchObject({ needsYou: true });
  expect(stateInWords({ kind: 'behind', rows: 3, why: 'no-files' })).toEqual({
    words: 'this browser keeps no files for pages; “Download so far” makes it from the stored results',
    needsYou: false,
  });
});

it('says what is wrong with a file that is no ledger any more, where, and that nothing is lost', () => {
  const { fault } = failFile('unreadable', 'truncated-last-line', 'the last row is not complete', { row: 6 });
  expect(stateInWords({ kind: 'malformed', rows: 2, fault })).toEqual({
    words:
      'behind by 2 rows: what is in the file is no ledger any more, and is left as it is: the last row is not complete (row 6). Put it right and try again, restore a backup, or write to another place; every result is safe in this browser',
    needsYou: true,
  });
});

it('says why a file was left as it is, and where it shows', () => {
  const { fault } = failFile('unsupported', 'other-ledger', '2 of its 3 files are not in this batch', {
    row: 3,
  });
  expect(refusalInWords(fault)).toBe(
    'That file was left as it is: it is the ledger of another batch; 2 of its 3 files are not in this batch (row 3). Choose another name.',
  );
});
