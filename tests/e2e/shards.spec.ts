import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readProgress } from '#cli/drive-page.ts';
import { projectRoot } from '#cli/project-root.ts';
import { controlColumns } from '#engine/ledger/ledger.ts';
import { expect, test } from './journey.ts';
import { downloadLedger, keepSalt, openLedger, withoutTries } from './ledger-in-hand.ts';
import { brokenFile, manyFiles, plainFile, writeFolder } from './plain-files.ts';

const execute = promisify(execFile);
const command = (...args: string[]) => ['--import', 'tsx', join(projectRoot, 'src/cli/batch.ts'), ...args];
const batch = (...args: string[]) => execute(process.execPath, command(...args), { cwd: projectRoot });

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

test('a worklist gives on the command line what it gives on the page, byte for byte, also in shares', async ({
  page,
  context,
}) => {
  test.setTimeout(600_000);
  const salt = 'of this study';
  const folder = await writeFolder({
    'a.csv': plainFile(1),
    'b/c.csv': plainFile(2),
    'd.csv': plainFile(3),
    'new.csv': plainFile(4),
  });
  const at = (name: string) => join(dirname(folder), name);
  // Metres and decimal commas are told by the whole column; a share alone would see "1,725" and "180".
  const table = 'subject;File;Gewicht (kg);Größe;Geschlecht\nS1;a;101,5;1,725;m\nS2;C.CSV;80;1,8;w\n';
  await writeFile(at('Study.csv'), `${table}S3;d.csv;;1,58;\nS4;gone.csv;60;1,6;m\n`);

  await keepSalt(context, salt);
  await page.goto('/');
  await page.getByRole('link', { name: 'Start from a worklist' }).click();
  await page.getByTestId('table-input').setInputFiles(at('Study.csv'));
  await expect(page.getByTestId('table-told')).toBeVisible();
  await page.getByTestId('folder-input').setInputFiles(folder);
  await expect(page.getByTestId('matched')).toContainText('3');
  await page.getByTestId('begin').click();
  await expect.poll(async () => (await readProgress(page)).done, { timeout: 60_000 }).toBe(4);
  const ofPage = await withoutTries(await downloadLedger(page));
  expect(ofPage).toContain('S4;gone.csv;60;1,6;m;gone.csv;PENDING');

  const worklist = [folder, '--worklist', at('Study.csv'), '--salt', salt, '--ledger'];
  await batch(...worklist, at('whole.csv'));
  expect(await withoutTries(at('whole.csv'))).toBe(ofPage);
  for (const share of ['1', '2']) await batch(...worklist, at(`${share}.csv`), '--shard', `${share}/2`);
  await batch('merge', at('1.csv'), at('2.csv'), '--out', at('all.csv'), '--quiet');
  expect(await withoutTries(at('all.csv'))).toBe(ofPage);
  expect(await readFile(at('Study.csv'), 'utf8')).toContain(table);
});

test('a run that is killed without a word goes on from what it had done, one whose browser is killed by itself', async () => {
  test.setTimeout(600_000);
  const total = 300;
  const folder = await writeFolder(manyFiles(total));
  const at = (name: string) => join(dirname(folder), name);
  const salt = ['--salt', 's', '--quiet'];
  const begun = (name: string) => {
    const args = command(folder, '--ledger', at(name), ...salt);
    const env = { ...process.env, TMPDIR: dirname(folder) };
    return spawn(process.execPath, args, { cwd: projectRoot, env, stdio: 'ignore', detached: true });
  };
  const someAreDone = (name: string) =>
    expect.poll(() => doneIn(at(name)), { intervals: [50], timeout: 120_000 }).toBeGreaterThan(0);

  const killed = begun('killed.csv');
  await someAreDone('killed.csv');
  process.kill(-(killed.pid ?? 0), 'SIGKILL');
  const done = await doneIn(at('killed.csv'));
  expect(done).toBeLessThan(total);
  const { stdout } = await batch(folder, '--ledger', at('killed.csv'), '--salt', 's');
  expect(stdout).toContain(`${total - done} of ${total - done} files, 0 failed`);

  const struck = begun('struck.csv');
  const ended = new Promise((resolve) => struck.once('exit', resolve));
  const browser = await browserOf(struck.pid);
  await someAreDone('struck.csv');
  // With all that it started, of which what is left would go on with the batch.
  process.kill(-browser, 'SIGKILL');
  expect(await doneIn(at('struck.csv'))).toBeLessThan(total);
  expect(await ended).toBe(0);

  await batch(folder, '--ledger', at('whole.csv'), ...salt);
  const whole = await withoutTries(at('whole.csv'));
  expect(await withoutTries(at('killed.csv'))).toBe(whole);
  expect(await withoutTries(at('struck.csv'))).toBe(whole);
});

/** The browser that a command starts, once it does: it leads a process group of its own. */
async function browserOf(parent: number | undefined): Promise<number> {
  for (;;) {
    for (const name of await readdir('/proc')) {
      const stat = await readFile(join('/proc', name, 'stat'), 'utf8').catch(() => '');
      // Behind the name in brackets: state, parent.
      const [, its] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = await readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '');
      if (Number(its) === parent && command.includes('--user-data-dir')) return Number(name);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Rows that are done in a ledger that is written meanwhile: sound at every instant. */
async function doneIn(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  return (await openLedger(path)).rows.filter(({ status }) => status === 'COMPLETED').length;
}
