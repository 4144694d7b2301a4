import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLedger } from '#engine/ledger/read-ledger.ts';
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
    const wanted = { folder, salt: 's', recompute: false, retry: false, ...part };
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
