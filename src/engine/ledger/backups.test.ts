import { describe, expect, it } from 'vitest';
import { backupName, backupsToDelete, nextSequence, parseBackupName, type Backup } from './backups.ts';
import { compareLedgers } from './compare-ledgers.ts';
import { projectLedger, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';

const sha256 = 'ab12cd34'.repeat(8);
const at = Date.UTC(2026, 10, 21, 3, 4, 5, 678);

describe('a backup', () => {
  it('is called after the ledger, its number, time and hash', () => {
    const name = backupName('results.csv', 12, at, sha256);
    expect(name).toBe('results.0012.20261121T030405678Z.ab12cd34.csv');
    expect(parseBackupName(name)).toEqual({ stem: 'results', sequence: 12, atMs: at, sha8: 'ab12cd34' });
  });

  it.each(['../../etc/passwd', 'a/b\\c.csv', '.csv', 'x'.repeat(300), 'CON.csv'])(
    'of %j has a name for any file system',
    (ledger) => {
      const name = backupName(ledger, 1, at, sha256);
      expect(name).toMatch(/^[\p{L}\p{N} _-]{1,80}\.0001\.\d{8}T\d{9}Z\.ab12cd34\.csv$/u);
      expect(name).not.toMatch(/^con\./i);
      expect(parseBackupName(name)?.sequence).toBe(1);
    },
  );

  it.each([
    'results.csv',
    'results.0012.20261121T030405678Z.csv',
    'results.0012.20269921T030405678Z.ab12cd34.csv',
  ])('%s is none', (name) => {
    expect(parseBackupName(name)).toBeUndefined();
  });
});

describe('keeping backups', () => {
  const backups = (
    count: number,
    isVerified: (sequence: number) => boolean = () => true,
  ): readonly Backup[] =>
    Array.from({ length: count }, (_, i) => ({
      name: backupName('r.csv', i + 1, at - i * 1000, sha256), // the clock runs backwards
      verified: isVerified(i + 1),
    }));
  const sequences = (names: readonly string[]) => names.map((name) => parseBackupName(name)?.sequence);

  it('the last ten stay, whatever the clock said', () => {
    expect(sequences(backupsToDelete('r.csv', backups(12)))).toEqual([2, 1]);
    expect(backupsToDelete('r.csv', backups(10))).toEqual([]);
  });

  it('the last verified one stays however old it is', () => {
    expect(
      sequences(
        backupsToDelete(
          'r.csv',
          backups(14, (n) => n <= 2),
        ),
      ),
    ).toEqual([4, 3, 1]);
    expect(
      sequences(
        backupsToDelete(
          'r.csv',
          backups(3, (n) => n === 1),
          0,
        ),
      ),
    ).toEqual([2]);
  });

  it('what belongs to another ledger, or is no backup, is not looked at', () => {
    const others = [
      { name: 'notes.txt', verified: false },
      { name: backupName('q', 99, at, sha256), verified: true },
    ];
    expect(backupsToDelete('r.csv', [...others, ...backups(2)], 1)).toHaveLength(1);
    expect(
      nextSequence(
        'r.csv',
        [...others, ...backups(12)].map(({ name }) => name),
      ),
    ).toBe(13);
    expect(nextSequence('r.csv', [])).toBe(1);
  });
});

describe('what a restore would change', () => {
  const ledger = (
    rows: Readonly<Record<string, Partial<LedgerOutcome> & { own?: string }>>,
    heading = 'subject',
    names = ['quality'],
  ) => {
    const manifest = {
      own: heading,
      ownCount: 1,
      rows: Object.entries(rows).map(([file, { own = 'S' }]) => ({ file, own })),
    };
    const outcomes = new Map(
      Object.entries(rows).map(([file, { own: _own, ...part }]): [string, LedgerOutcome] => [
        file,
        {
          status: 'COMPLETED',
          error: '',
          attempts: 1,
          sha256,
          pipeline: '',
          results: { quality: 'A' },
          ...part,
        },
      ]),
    );
    const read = readLedger(projectLedger(manifest, outcomes, names));
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    return read.value;
  };

  it('is nothing where only attempts, times and the order differ', () => {
    const present = ledger({ a: { attempts: 3, updatedAtMs: 5 }, b: {} });
    expect(compareLedgers(present, ledger({ b: {}, a: {} }))).toMatchObject({
      changed: [],
      unchanged: 2,
      resultsLost: 0,
    });
  });

  it('names rows, cells and results', () => {
    const present = ledger({ a: {}, b: {}, c: { own: 'S1' }, d: { results: { quality: 'B' } }, e: {} });
    const backup = ledger({ b: { status: 'PENDING', results: {} }, c: { own: 'S2' }, d: {}, e: {}, f: {} });
    expect(compareLedgers(present, backup)).toEqual({
      gone: ['a'],
      back: ['f'],
      changed: [
        { file: 'b', from: 'COMPLETED', to: 'PENDING', columns: ['quality'] },
        { file: 'c', from: 'COMPLETED', to: 'COMPLETED', columns: ['subject'] },
        { file: 'd', from: 'COMPLETED', to: 'COMPLETED', columns: ['quality'] },
      ],
      unchanged: 1,
      columnsGone: [],
      columnsBack: [],
      resultsLost: 2,
    });
  });

  it('sees what changes under a name that several columns bear', () => {
    const twice = (own: string) => ledger({ a: { own } }, 'note;note').rows;
    const of = (own: string) => ({ ...ledger({ a: {} }), own: 'note;note', ownCount: 2, rows: twice(own) });
    expect(compareLedgers(of('x;z'), of('y;z')).changed).toMatchObject([{ file: 'a', columns: ['note'] }]);
    expect(compareLedgers(of('x;z'), of('x;z')).changed).toEqual([]);
    // An own column that is called as a result is.
    const own = (cell: string) => ledger({ a: { own: cell } }, 'quality');
    expect(compareLedgers(own('mine'), own('yours')).changed).toMatchObject([{ columns: ['quality'] }]);
  });

  it('names columns', () => {
    const difference = compareLedgers(ledger({ a: {} }), ledger({ a: {} }, 'person', ['quality', 'old']));
    expect(difference).toMatchObject({
      columnsGone: ['subject'],
      columnsBack: ['person', 'old'],
      changed: [],
    });
  });
});
