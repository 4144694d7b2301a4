import { readFile } from 'node:fs/promises';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

type Exported = {
  readonly batch: { readonly options: { readonly subjectSalt: string } };
  readonly items: readonly { readonly row: Readonly<Record<string, unknown>> }[];
};

test('what is chosen in the settings is what new batches are made with', async ({ page }) => {
  await page.goto('/settings/');
  await page.getByLabel('Moving breaths').check();
  await page.getByLabel('Length').fill('15');
  await page.getByLabel('Length').blur();
  await page.getByLabel('220 − age').check();

  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await expect(page.getByTestId('batch-options')).toHaveText(
    'VO2peak: moving 15 breaths · predicted by Wasserman and Hansen, 220 − age · VT1 and VT2: readers in general',
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-json').click(),
  ]);
  const { batch, items } = JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
  expect(batch.options).toMatchObject({
    peakAveraging: { kind: 'moving-breaths', length: 15 },
    hrMaxEquation: 'fox-1971',
  });
  expect(batch.options.subjectSalt).toMatch(/^[0-9a-f]{32}$/);
  expect(items[0]?.row['peak_averaging']).toBe('moving 15 breaths');
});

test('options that cannot be used are the defaults', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    localStorage.setItem('benchside.settings', '{"options":{"cpet":{"vo2MaxEquation":"nobody"}}}');
  });
  await page.goto('/settings/');
  await expect(page.getByLabel('Wasserman and Hansen')).toBeChecked();
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await expect(page.getByTestId('batch-options')).toContainText('moving 30 s');
});
