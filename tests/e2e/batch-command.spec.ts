import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chooseFromFolder, followToEnd } from '#cli/drive-page.ts';
import { projectRoot } from '#cli/project-root.ts';
import { readTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

const execute = promisify(execFile);
const batch = (...args: string[]) =>
  execute(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/cli/batch.ts'), ...args], {
    cwd: projectRoot,
  });

test('npm run batch writes the table of a folder, and a bad file is a row, not a failure', async () => {
  const folder = await writeFolder({ 'good.csv': plainFile(1), 'deep/er/bad.csv': brokenFile });
  const out = join(dirname(folder), 'results.csv');
  const json = join(dirname(folder), 'results.json');
  const { stdout } = await batch(
    folder,
    '--out',
    out,
    '--json',
    json,
    '--delimiter',
    'tab',
    '--decimal',
    'comma',
  );
  expect(stdout).toContain('2 of 2 files, 1 failed');
  const { rows } = await readTable(out, '\t');
  expect(rows.map((row) => [row['file'], row['status']])).toEqual([
    ['deep/er/bad.csv', 'FAILED'],
    ['good.csv', 'COMPLETED'],
  ]);
  expect(rows.find((row) => row['status'] === 'COMPLETED')?.['vo2peak_ml_min']).toMatch(/^\d+,\d+$/);
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    format: 'benchside-results',
    items: [{}, {}],
  });
});

test('files are handed to the page once its program is there, however late', async ({ page }) => {
  await page.route('**/_app/immutable/entry/start.*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto('/');
  expect(await chooseFromFolder(page, await writeFolder({ 'bad.csv': brokenFile }), (paths) => paths)).toBe(
    1,
  );
  expect(await followToEnd(page, () => undefined)).toMatchObject({ total: 1, failed: 1 });
});

test('a wrong call is told what is wrong and exits with 2', async () => {
  await expect(batch('no-such-folder', '--out', 'x.csv')).rejects.toMatchObject({ code: 2 });
  await expect(batch()).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('FOLDER') as unknown,
  });
});
