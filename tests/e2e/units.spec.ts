import { readFile } from 'node:fs/promises';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

test('units are those that were chosen, on the page and nowhere else', async ({ page }) => {
  await page.goto('/settings/');
  await page.getByRole('group', { name: 'Oxygen uptake' }).getByLabel('L/min', { exact: true }).check();
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await expect(page.getByRole('columnheader', { name: /^VO2peak L\/min/ })).toBeVisible();
  await expect(page.getByTestId('row').first()).toContainText(/Done [1-9]\.\d\d[1-9]\.\d\d/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-json').click(),
  ]);
  const { items } = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    readonly items: readonly { readonly row: Readonly<Record<string, unknown>> }[];
  };
  expect(items[0]?.row['vo2peak_ml_min']).toBeGreaterThan(100);

  await openRow(page.getByTestId('row').first());
  await expect(page.getByTestId('strip').getByRole('columnheader', { name: /^VO2 ?L\/min$/ })).toBeVisible();
  const peak = page.locator('dl > div', { hasText: /^VO2peak(?!\/)/ }).first();
  await expect(peak).toContainText(/[1-9]\.\d\d ?L\/min/);
});

test('an uptake that takes a body mass which nobody stated keeps its unit, and says so', async ({ page }) => {
  await page.goto('/settings/');
  await page.getByLabel('METs').check();
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await expect(page.getByRole('columnheader', { name: /^VO2peak METs/ })).toBeVisible();
  await expect(page.getByTestId('row').first()).toContainText(/\d{4} mL\/min/);
});
