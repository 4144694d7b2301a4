import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#cli/project-root.ts';
import { controlColumns } from '#engine/ledger/ledger.ts';
import { expect, test } from './journey.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

const execute = promisify(execFile);
const batch = (...args: string[]) =>
  execute(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/cli/batch.ts'), ...args], {
    cwd: projectRoot,
  });

/** A ledger without when its rows changed: all that may differ between a run and its shares. */
async function withoutTimes(path: string): Promise<string> {
  const column = controlColumns.indexOf('UPDATED_AT');
  const rows = (await readFile(path, 'utf8')).split('\r\n').map((row) => row.split(';'));
  return rows.map((cells) => cells.filter((_, i) => i !== column).join(';')).join('\n');
}

test('four shards, run apart and merged, are the ledger of one run', async () => {
  test.setTimeout(600_000);
  const tests = Object.fromEntries([1, 2, 3, 4, 5, 6].map((seed) => [`test-${seed}.csv`, plainFile(seed)]));
  const folder = await writeFolder({
    ...tests,
    'day 2/Müller.csv': plainFile(7),
    'day 2/bad.csv': brokenFile,
  });
  const at = (name: string) => join(dirname(folder), name);
  await batch(folder, '--ledger', at('whole.csv'), '--salt', 'of this study');
  const parts = [1, 2, 3, 4].map((share) => at(`part-${share}.csv`));
  for (const [i, part] of parts.entries())
    await batch(folder, '--shard', `${i + 1}/4`, '--ledger', part, '--salt', 'of this study');
  const { stdout } = await batch('merge', ...parts, '--out', at('all.csv'));
  expect(stdout).toContain('8 files of 4 parts');
  expect(await withoutTimes(at('all.csv'))).toBe(await withoutTimes(at('whole.csv')));
});

test('a run goes on from its ledger: only what is missing is analysed, and a damaged ledger is left alone', async () => {
  test.setTimeout(400_000);
  const folder = await writeFolder({ 'a.csv': plainFile(1), 'bad.csv': brokenFile });
  const ledger = join(dirname(folder), 'ledger.csv');
  await batch(folder, '--ledger', ledger, '--salt', 's');
  const before = (await readFile(ledger, 'utf8')).split('\r\n');
  await writeFile(join(folder, 'b.csv'), plainFile(2));
  const { stdout } = await batch(folder, '--ledger', ledger, '--salt', 's');
  expect(stdout).toContain('1 of 1 files, 0 failed');
  const after = (await readFile(ledger, 'utf8')).split('\r\n');
  expect([after[0], after[1], after[3]]).toEqual(before.slice(0, 3));
  expect(after[2]).toMatch(/^b\.csv;COMPLETED;/);
  expect(await readdir(join(dirname(folder), 'backup'))).toHaveLength(1);

  const damaged = (await readFile(ledger)).subarray(0, -5);
  await writeFile(ledger, damaged);
  await expect(batch(folder, '--ledger', ledger)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('truncated-last-line') as unknown,
  });
  expect((await readFile(ledger)).equals(damaged)).toBe(true);
});

test('a ledger with masses of files that are still to be done is left to the app', async () => {
  const folder = await writeFolder({ 'a.csv': plainFile(1) });
  const ledger = join(dirname(folder), 'ledger.csv');
  const text = `Gewicht (kg);${controlColumns.join(';')}\r\n72;a.csv;PENDING;;0;;;\r\n`;
  await writeFile(ledger, text);
  await expect(batch(folder, '--ledger', ledger)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Gewicht (kg)') as unknown,
  });
  expect(await readFile(ledger, 'utf8')).toBe(text);
});
