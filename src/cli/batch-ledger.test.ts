import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { isInShard } from '#engine/ledger/shards.ts';
import { openBatchLedger } from './batch-ledger.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
type Item = Readonly<Record<string, unknown>>;
const done = (file: string, quality = 'A'): Item => ({
  file,
  sha256: sha256(file),
  status: 'COMPLETED',
  attempts: 1,
  row: { quality },
});
const bad: Item = {
  file: 'bad',
  sha256: sha256('bad'),
  status: 'FAILED',
  attempts: 1,
  fault: { kind: 'unreadable', code: 'not-a-test', detail: 'x' },
};

/** A folder whose files hold their own names, a ledger beside it, and exports as the page makes them. */
async function setUp(files: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-ledger-'));
  for (const file of files) await writeFile(join(folder, file), file);
  const path = join(await mkdtemp(join(tmpdir(), 'benchside-ledger-')), 'ledger.csv');
  const said: string[] = [];
  const open = (part: object = {}) => {
    const wanted = {
      folder,
      salt: 's',
      recompute: false,
      retry: false,
      ignoreSubjectColumns: false,
      ...part,
    };
    return openBatchLedger(path, wanted, (line) => said.push(line));
  };
  const exported = async (items: readonly Item[], options: object = {}) => {
    const head = {
      analysis: { id: 'cpet' },
      batch: { options: { subjectSalt: 's', ...options } },
      columns: [{ name: 'quality' }],
    };
    const lines = items.map((item) => JSON.stringify(item)).join(',\n');
    await writeFile(`${path}.json`, `${JSON.stringify(head).slice(0, -1)},"items":[\n${lines}\n]}\n`);
    return `${path}.json`;
  };
  const rows = async () => {
    const read = readLedger(await readFile(path));
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    return read.value.rows.map(({ file, status, results }) => `${file} ${status} ${results}`.trim());
  };
  const wantedNow = async (part: object = {}) => {
    const { isWanted } = await open(part);
    return [...files, 'new'].filter(isWanted).join(' ');
  };
  return { folder, path, said, open, exported, rows, wantedNow };
}

it('a ledger decides what of the folder is still to be done', async () => {
  const { open, exported, rows, wantedNow, folder, said } = await setUp(['a', 'b', 'bad', 'late']);
  const first = await open();
  expect(['a', 'b', 'bad', 'late'].filter(first.isWanted)).toHaveLength(4);
  const late = { file: 'late', status: 'PENDING', attempts: 0 };
  await first.write(await exported([done('b'), done('a'), bad, late]));
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
  const { open, exported, rows } = await setUp(['a', 'b']);
  await (await open()).write(await exported([done('a'), { file: 'b', status: 'PENDING', attempts: 0 }]));
  const again = await open({ recompute: true });
  const running = { file: 'a', status: 'PROCESSING', attempts: 1 };
  await again.write(await exported([running, done('b', 'C')]));
  expect(await rows()).toEqual(['a COMPLETED A', 'b COMPLETED C']);
});

it('a file that is no sound ledger is refused with its place and left as it is', async () => {
  const { open, path } = await setUp([]);
  await writeFile(path, 'file;mass\na.csv;70\n');
  await expect(open()).rejects.toThrow(/left as it is: not-a-ledger.*row 1/);
  expect(await readFile(path, 'utf8')).toBe('file;mass\na.csv;70\n');
});

const outcomeOf = (file: string, status: LedgerOutcome['status']): LedgerOutcome => ({
  status,
  error: '',
  attempts: 1,
  sha256: status === 'COMPLETED' ? sha256(file) : '',
  pipeline: status === 'COMPLETED' ? 'p0123456789abcdef-12ab' : '',
  results: { quality: 'A' },
});

/** A ledger as the page leaves it of a worklist; rows as "file mass STATUS". */
async function fromWorklist(files: readonly string[], rows: readonly string[]) {
  const parts = await setUp(files);
  const all = rows.map((row) => row.split(' ') as [string, string, LedgerOutcome['status']]);
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
  return { ...parts, bytes };
}

it('rows of a worklist are not made without their mass, age, sex and height', async () => {
  const { open, path, bytes, said } = await fromWorklist(
    ['a', 'b', 'c'],
    ['a 72,5 COMPLETED', 'b 80 PENDING', 'c - PENDING'],
  );
  const refusal = /1 file.*Gewicht \[kg\].*left as it is.*in the app.*--ignore-subject-columns/;
  await expect(open()).rejects.toThrow(refusal);
  await expect(open({ recompute: true })).rejects.toThrow(/2 files/);
  expect(Buffer.compare(await readFile(path), bytes)).toBe(0);

  const { isWanted } = await open({ ignoreSubjectColumns: true });
  expect(['a', 'b', 'c'].filter(isWanted)).toEqual(['b', 'c']);
  expect(said.join('\n')).toMatch(/warning: .*Gewicht \[kg\].*: 1$/m);
});

it('a worklist goes on where the files of this run have nothing said of them', async () => {
  const { open } = await fromWorklist(
    ['a', 'c', 'new', 'other'],
    ['a 72 COMPLETED', 'c n/a PENDING', 'gone 75 PENDING', 'other 60 PENDING'],
  );
  await expect(open()).rejects.toThrow(/1 file /);
  const share = [1, 2, 3, 4].map((index) => ({ index, count: 4 })).find((each) => !isInShard('other', each));
  const { isWanted } = await open({ shard: share });
  expect(['a', 'c', 'new'].filter(isWanted)).toEqual(['c', 'new']);
});
