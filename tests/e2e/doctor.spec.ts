import { readFile } from 'node:fs/promises';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** A test under headings that no table of words knows, VO2 and VCO2 in L/min. */
function unknownFile(seed: number): string {
  const [, ...rows] = plainFile(seed).trimEnd().split('\n');
  const inLitres = rows.map((row) => {
    const [time = '', vo2 = '', vco2 = '', ...rest] = row.split(';');
    return [time, Number(vo2) / 1000, Number(vco2) / 1000, ...rest].join(';');
  });
  return ['Kellonaika;Happi;Hiili;Ilma;Tiheys;Syke;Vastus', ...inLitres, ''].join('\n');
}

test('columns are assigned once, and the other file of the batch is read too', async ({ page }) => {
  await page.goto('/');
  await chooseFolder(
    page,
    await writeFolder({ 'a.csv': unknownFile(1), 'b.csv': unknownFile(2), 'c.csv': plainFile(3) }),
  );
  await followToEnd(page, () => undefined);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-failed', '2');
  await openRow(page.getByTestId('row').filter({ hasText: 'a.csv' }));
  await page.getByRole('link', { name: 'Open the import doctor' }).click();

  const choose = async (heading: string, holds: string, unit?: string): Promise<void> => {
    await page.getByLabel(new RegExp(`^What column ., ${heading} holds`)).selectOption({ label: holds });
    if (unit !== undefined)
      await page.getByLabel(new RegExp(`^Unit of column ., ${heading}`)).selectOption({ label: unit });
  };
  const preview = page.getByTestId('doctor-preview');
  await expect(preview).toContainText('No column holds the time or VO2');
  await expect(page.getByTestId('save-profile')).toBeDisabled();
  await choose('Kellonaika', 'time', 's');
  await choose('Happi', 'VO2', 'mL/min');
  await expect(preview).toContainText('unit-contradiction');
  await choose('Happi', 'VO2', 'L/min');
  await choose('Hiili', 'VCO2', 'L/min');
  await choose('Ilma', 'VE', 'L/min');
  await choose('Syke', 'heart rate');
  await expect(preview).toContainText('VO2peak');
  await expect(preview.getByText(/^\d{4}$/).first()).toBeVisible();

  expect(await violations(page)).toEqual([]);

  await page.getByLabel('Name', { exact: true }).fill('Ward 3');
  await page.getByTestId('save-profile').click();
  await expect(page.getByTestId('profile-outcome')).toContainText('This file and 1 other are read again');
  await page.getByRole('link', { name: 'the batch', exact: true }).click();
  await followToEnd(page, () => undefined);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-failed', '0');
  await expect(page.getByTestId('batch-options')).toContainText('laboratory profiles: Ward 3');

  // Kept on this device: exported, renamed, removed and imported again.
  await page.goto('/profiles/');
  await expect(page.getByTestId('profile')).toContainText('VO2 (L/min)');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  await page.getByLabel('Name of the profile').fill('Ward 4');
  await page.getByLabel('Name of the profile').press('Enter');
  await page.getByRole('button', { name: 'Remove Ward 4' }).click();
  await expect(page.getByTestId('profile')).toHaveCount(0);
  const file = { name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByTestId('profile-input').setInputFiles(file);
  await expect(page.getByLabel('Name of the profile')).toHaveValue('Ward 3');
});
