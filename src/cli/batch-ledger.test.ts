import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { plainManifest, projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { openBatchLedger } from './batch-ledger.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
type Row = readonly [file: string, outcome: Partial<LedgerOutcome> & Pick<LedgerOutcome, 'status'>];
const pipeline = 'p0123456789abcdef-12ab';
const done = (file: string, quality = 'A'): Row => [
  file,
  { status: 'COMPLETED', sha256: sha256(file), pipeline, results: { quality } },
];
const bad: Row = ['bad', { status: 'FAILED', sha256: sha256('bad'), pipeline, error: 'not-a-test: x' }];

/** A folder whose files hold their own names, a ledger beside it, and exports as the page makes them. */
async function setUp(files: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-ledger-'));
  for (const file of files) await writeFile(join(folder, file), file);
  const path = join(await mkdtemp(join(tmpdir(), 'benchside-ledger-')), 'ledger.csv');
  const said: string[] = [];
  const warned: string[] = [];
  const open = (part: object = {}) => {
    const wanted = {
      folder,
      salt: 's',
      recompute: false,
      retry: false,
      ignoreSubjectColumns: false,
      renameColumns: false,
      ...part,
    };
    return openBatchLedger(
      path,
      wanted,
      (line) => said.push(line),
      (line) => warned.push(line),
    );
  };
  /** The ledger of the page's batch. */
  const ofPage = (items: readonly Row[]): Uint8Array => {
    const outcomes = items.map(([file, outcome]): [string, LedgerOutcome] => {
      return [file, { error: '', attempts: 1, sha256: '', pipeline: '', results: {}, ...outcome }];
    });
    return projectLedger(plainManifest(items.map(([file]) => file)), new Map(outcomes), ['quality']);
  };
  const rows = async () => {
    const read = readLedger(await readFile(path));
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    return read.value.rows.map(({ file, status, results }) =>
      `${file} ${status} ${results.replace(/;+$/, '')}`.trim(),
    );
  };
  const wantedNow = async (part: object = {}) => {
    const { isWanted } = await open(part);
    return [...files, 'new'].filter(isWanted).join(' ');
  };
  return { folder, path, said, warned, open, ofPage, rows, wantedNow };
}

it('a ledger decides what of the folder is still to be done', async () => {
  const { open, ofPage, rows, wantedNow, folder, said } = await setUp(['a', 'b', 'bad', 'late']);
  const first = await open();
  expect(['a', 'b', 'bad', 'late'].filter(first.isWanted)).toHaveLength(4);
  const late: Row = ['late', { status: 'PENDING', attempts: 0 }];
  await first.write(ofPage([done('b'), done('a'), bad, late]));
  expect(await rows()).toEqual(['a COMPLETED A', 'b COMPLETED A', 'bad FAILED', 'late PENDING']);

  // The fixture's options are not those of a run of this version, and so the results are another pipeline's.
  expect(await wantedNow()).toBe('late new');
  expect(said.join('\n')).toContain('option that stay; --recompute makes them anew: 2');
  expect(await wantedNow({ recompute: true })).toBe('a b bad late new');
  expect(await wantedNow({ retry: true })).toBe('bad late new');

  await writeFile(join(folder, 'a'), 'other bytes');
  expect(await wantedNow()).toBe('a late new');
  expect(said.join('\n')).toContain('analysed anew: 1');
});

it('a run that was stopped takes no result away', async () => {
  const { open, ofPage, rows } = await setUp(['a', 'b']);
  await (await open()).write(ofPage([done('a'), ['b', { status: 'PENDING', attempts: 0 }]]));
  const again = await open({ recompute: true });
  const running: Row = ['a', { status: 'PROCESSING' }];
  await again.write(ofPage([running, done('b', 'C')]));
  expect(await rows()).toEqual(['a COMPLETED A', 'b COMPLETED C']);
});

it('a file that is no sound ledger is refused with its place and left as it is', async () => {
  const { open, path } = await setUp([]);
  await writeFile(path, 'file;mass\na.csv;70\n');
  await expect(open()).rejects.toThrow(/left as it is: not-a-ledger.*row 1/);
  expect(await readFile(path, 'utf8')).toBe('file;mass\na.csv;70\n');
});

it('attempts of all runs add up, and versions of one run are no backups of each other', async () => {
  const { open, ofPage, path } = await setUp(['a', 'b']);
  await (await open()).write(ofPage([['a', { status: 'PROCESSING', attempts: 2 }], done('b')]));
  const again = await open();
  await again.write(ofPage([['a', { status: 'PROCESSING', attempts: 1 }]]));
  await again.write(ofPage([done('a')]));
  const attempts = readLedger(await readFile(path));
  expect(attempts.ok && attempts.value.rows.map((row) => row.attempts)).toEqual([3, 1]);
  expect(await readdir(join(dirname(path), 'backup'))).toHaveLength(1);

  await writeFile(path, await readFile(path, 'utf8').then((text) => text.replace(';3;', ';7;')));
  await again.write(ofPage([done('a', 'B')]));
  expect(await readdir(join(dirname(path), 'backup'))).toHaveLength(2);
});

/** A ledger as the page leaves it of a worklist; rows as "file mass STATUS". */
async function fromWorklist(files: readonly string[], rows: readonly string[]) {
  const parts = await setUp(files);
  const all = rows.map((row) => row.split(' ') as [string, string, LedgerOutcome['status']]);
  const outcomeOf = (file: string, status: LedgerOutcome['status']): LedgerOutcome => {
    const isDone = status === 'COMPLETED';
    const made = { sha256: isDone ? sha256(file) : '', pipeline: isDone ? pipeline : '' };
    return { status, error: '', attempts: 1, ...made, results: { quality: 'A' } };
  };
  const bytes = projectLedger(
    {
      own: 'subject;Gewicht [kg]',
      ownCount: 2,
      rows: all.map(([file, mass]) => ({ file, own: `S;${mass}` })),
    },
    new Map(all.map(([file, , status]) => [file, outcomeOf(file, status)])),
    ['quality'],
  );
  await writeFile(parts.path, bytes);
  return parts;
}

it('what a ledger says of subjects goes to the page with their files, unless it is to be left aside', async () => {
  const { open, said } = await fromWorklist(
    ['a', 'b', 'c'],
    ['a 72,5 COMPLETED', 'b 80 PENDING', 'c - PENDING'],
  );
  const { isWanted, subjectsOf } = await open();
  expect(['a', 'b', 'c'].filter(isWanted)).toEqual(['b', 'c']);
  expect(subjectsOf(['b', 'c'])?.files).toEqual(['b']);
  expect(subjectsOf(['c'])).toBeUndefined();
  expect(said.join('\n')).not.toContain('Gewicht');

  const aside = await open({ ignoreSubjectColumns: true });
  expect(aside.subjectsOf(['b', 'c'])).toBeUndefined();
  expect(said.join('\n')).toMatch(/warning: .*Gewicht \[kg\].*: 1$/m);
});

it('rows find their files as on the page: by name, whatever its case, without extension', async () => {
  const { folder, open, rows, warned, ofPage, path } = await fromWorklist(
    ['Anna.CSV', 'ben.csv'],
    ['anna.csv 72,5 PENDING', 'ben 80 COMPLETED', 'carl 90 PENDING', 'gone 91 PENDING', 'past 1 COMPLETED'],
  );
  await mkdir(join(folder, 'lab'));
  await writeFile(join(folder, 'lab/carl.csv'), 'carl');
  await writeFile(join(folder, 'lab/new.csv'), 'new');
  await writeFile(join(folder, 'ben.csv'), 'ben');
  const { isWanted, subjectsOf, write } = await open();
  const wanted = ['Anna.CSV', 'lab/carl.csv', 'lab/new.csv'];
  expect(['Anna.CSV', 'ben.csv', 'lab/carl.csv', 'lab/new.csv'].filter(isWanted)).toEqual(wanted);
  expect(subjectsOf(wanted)?.files).toEqual(['Anna.CSV', 'lab/carl.csv']);
  expect(warned).toEqual([`warning: rows of ${path} whose file is not in the folder: 1`, '  gone']);
  await write(ofPage(wanted.map((file) => done(file, 'B'))));
  expect(await rows()).toEqual([
    'anna.csv COMPLETED B',
    'ben COMPLETED A',
    'carl COMPLETED B',
    'gone PENDING A',
    'lab/new.csv COMPLETED B',
    'past COMPLETED A',
  ]);
  expect(await readFile(path, 'utf8')).toContain('S;72,5;anna.csv;COMPLETED');
});

it('what names leave unclear waits, and is told; a file of the very path is its row’s', async () => {
  const { folder, open, warned, path } = await fromWorklist(
    ['p1.csv', 'p1.txt', 'q.csv', 'r.csv'],
    ['p1 70 PENDING', 'q 70 PENDING', 'Q 70 PENDING', 'r.csv 70 PENDING', 'R 70 PENDING'],
  );
  await mkdir(join(folder, 'lab'));
  await writeFile(join(folder, 'lab/r.csv'), 'r');
  const { isWanted } = await open();
  const files = ['p1.csv', 'p1.txt', 'q.csv', 'r.csv', 'lab/r.csv'];
  expect(files.filter(isWanted)).toEqual(['r.csv', 'lab/r.csv']);
  expect(warned).toEqual([
    `warning: ${path} and the folder have names that are unclear; these files and rows wait: 2`,
    '  p1 may mean p1.csv or p1.txt',
    '  q.csv is meant by the rows q and Q',
  ]);
});

/** A worklist beside a folder of files, and the ledger to be. */
async function withWorklist(files: readonly string[], text: string) {
  const parts = await setUp(files);
  const worklistPath = join(dirname(parts.path), 'table.csv');
  await writeFile(worklistPath, text);
  return { ...parts, worklistPath };
}

it('a ledger begins with a worklist: its rows and cells as they came, files without a row behind them', async () => {
  const { open, path, rows, worklistPath, ofPage, said } = await withWorklist(
    ['b.csv', 'A.csv', 'new.csv'],
    'id,File,mass\nS1,a,"72,5"\nS2,gone.csv,80\nS3,b.csv,\n',
  );
  const { isWanted, subjectsOf, write } = await open({ worklistPath });
  expect(await rows()).toEqual(['A.csv PENDING', 'gone.csv PENDING', 'b.csv PENDING', 'new.csv PENDING']);
  expect(await readFile(path, 'utf8')).toContain('\r\nS1;a;"72,5";A.csv;PENDING;');
  expect(said.join('\n')).toContain('2 of 3 rows have their file');
  expect(['A.csv', 'b.csv', 'new.csv'].every(isWanted)).toBe(true);
  expect(subjectsOf(['A.csv', 'b.csv'])?.files).toEqual(['A.csv']);
  await write(ofPage([done('A.csv'), done('b.csv'), done('new.csv')]));

  await writeFile(worklistPath, 'changed meanwhile');
  const again = await open({ worklistPath });
  expect(again.isWanted('A.csv')).toBe(false);
  expect(said.at(-1)).toContain('--recompute makes them anew: 3');
});

it('what only a person can decide of a worklist is asked for, and nothing is written', async () => {
  const { open, path, worklistPath } = await withWorklist(
    ['x.csv', 'y.csv'],
    'STATUS;FILE\nok;x.csv\nok;x.csv\n',
  );
  const refused = await open({ worklistPath }).catch(String);
  expect(refused).toMatch(/STATUS.*--rename-columns.*MY_STATUS/);
  expect(refused).toMatch(/x\.csv is meant by the rows 2 \(x\.csv\) and 3/);
  expect(await open({ worklistPath, renameColumns: true }).catch(String)).not.toContain('MY_STATUS');
  await writeFile(worklistPath, 'STATUS;FILE\nok;x.csv\nno;y.csv\n');
  await open({ worklistPath, renameColumns: true });
  expect(await readFile(path, 'utf8')).toMatch(/^MY_STATUS;MY_FILE;FILE;.*\r\nok;x\.csv;x\.csv;PENDING/);
});

it('a worklist is never written to, and a ledger is none', async () => {
  const { open, path, worklistPath } = await withWorklist(['a.csv'], 'file;mass\na.csv;70\n');
  await writeFile(path, 'file;mass\na.csv;70\n');
  await expect(open()).rejects.toThrow(/left as it is.*--worklist/);
  await writeFile(path, '');
  await expect(open({ worklistPath })).rejects.toThrow('empty-file');
  const other = await fromWorklist(['a'], ['a 72 PENDING']);
  await expect(other.open({ worklistPath: other.path })).resolves.toBeDefined();
  const fresh = await setUp(['a']);
  await expect(fresh.open({ worklistPath: other.path })).rejects.toThrow('is a ledger');
});
