import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

type Exported = { readonly items: readonly { readonly file: string; readonly finding: CpetFinding }[] };

/** Analyses invented tests and gives where the network alone puts VT1 in each, s. */
async function analyse(page: Page, count: number): Promise<ReadonlyMap<string, number>> {
  const files = Array.from({ length: count }, (_, n) => [`${String(n + 1)}.csv`, plainFile(n + 1)]);
  await page.goto('/');
  await chooseFolder(page, await writeFolder(Object.fromEntries(files) as Record<string, string>));
  await followToEnd(page, () => undefined);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-json').click(),
  ]);
  const { items } = JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
  return new Map(
    items.flatMap(({ file, finding: { domains } }) => {
      const vt1 = domains?.state === 'answered' ? domains.vt1 : undefined;
      return vt1?.found === true && vt1.networkAlone ? [[file, vt1.networkAlone.timeS]] : [];
    }),
  );
}

async function openCalibration(page: Page): Promise<void> {
  await page.goto('/calibration/');
  await page.getByLabel('Tests that your laboratory marked').selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: 'Marks', exact: true })).toBeVisible();
}

test('a laboratory marks tests, sees what its convention gains, and switches it on', async ({ page }) => {
  const alone = await analyse(page, 7);
  expect(alone.size).toBeGreaterThanOrEqual(6);
  await openCalibration(page);
  await expect(page.getByTestId('fit')).toContainText('0 of at least 5');

  // The curves to mark on, without what the program says of the test.
  await page.getByRole('button', { name: 'Curves of 1.csv' }).click();
  await expect(page.getByText('Ventilatory equivalents')).toBeVisible();
  await page.getByRole('button', { name: 'Curves of 1.csv' }).click();

  // Typed marks: Enter goes on to the next test; what is no time is told and not taken.
  const fields = page.getByTestId('mark-vt1');
  await fields.first().fill('soon');
  await fields.first().press('Enter');
  await expect(fields.nth(1)).toBeFocused();
  await expect(page.getByText('not a time: 6:40 or 400')).toBeVisible();
  await fields.first().fill('6:40');
  await fields.first().press('Enter');
  await expect(page.getByText('not a time: 6:40 or 400')).toHaveCount(0);
  await expect(page.getByTestId('mark-count')).toHaveText('1 test marked');
  await expect(page.getByTestId('fit')).toContainText('1 of at least 5');
  await page.reload();
  await expect(fields.first()).toHaveValue('6:40');

  // A list: this laboratory marks 100 s after the network alone.
  const list = join(await mkdtemp(join(tmpdir(), 'benchside-labels-')), 'labels.csv');
  const rows = Array.from(alone, ([name, timeS]) => `${name};${(timeS + 100).toFixed(0)}`);
  await writeFile(list, ['file;vt1_s', ...rows, 'nobody.csv;300', ''].join('\n'));
  await page.getByTestId('labels-input').setInputFiles(list);
  await expect(page.getByText('nobody.csv: no such file in this batch')).toBeVisible();
  await expect(page.getByTestId('fit')).toHaveAttribute('data-state', 'fitted');
  await expect(page.getByTestId('fit').getByRole('row', { name: /^VT1/ })).toContainText('100 s');
  await page.getByTestId('agreement').locator('summary').click();
  await expect(
    page
      .getByTestId('agreement')
      .getByRole('row', { name: /^Domain model/ })
      .first(),
  ).toBeVisible();

  await page.getByLabel('Name of the laboratory').fill('North wing');
  await page.getByRole('button', { name: /^Keep it and use it/ }).click();
  await expect(page.getByTestId('in-force')).toContainText('laboratory North wing');

  // It leaves as a small file, goes with undo, and comes back from the file.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('laboratory').getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('convention-North-wing.json');
  const saved = join(await mkdtemp(join(tmpdir(), 'benchside-convention-')), 'convention.json');
  await download.saveAs(saved);
  await page.getByRole('button', { name: 'Remove North wing' }).click();
  await expect(page.getByTestId('laboratory')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('laboratory')).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove North wing' }).click();
  await page.getByTestId('convention-input').setInputFiles(saved);
  await expect(page.getByTestId('laboratory')).toContainText('North wing');

  await page.goto('/settings/');
  await expect(page.getByLabel('The laboratory North wing marks them')).toBeChecked();
  await analyse(page, 1);
  await expect(page.getByTestId('batch-options')).toContainText('laboratory North wing');
  await openRow(page.getByTestId('row').first());
  await expect(page.getByTestId('domains')).toContainText('as the laboratory North wing marks them');
});

test('a file that is no convention, and a list that is none, are refused with what to do', async ({
  page,
}) => {
  await analyse(page, 1);
  await openCalibration(page);
  const folder = await mkdtemp(join(tmpdir(), 'benchside-wrong-'));
  await writeFile(join(folder, 'wrong.json'), '{"format":"something else"}');
  await page.getByTestId('convention-input').setInputFiles(join(folder, 'wrong.json'));
  await expect(page.getByTestId('fault')).toContainText('This JSON is something else');
  await writeFile(join(folder, 'wrong.csv'), 'name;vt1\na;3\n');
  await page.getByTestId('labels-input').setInputFiles(join(folder, 'wrong.csv'));
  await expect(page.getByTestId('fault').filter({ hasText: 'Add a column “file”' })).toBeVisible();
});
