import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

/** Presses the button that exports the table, and gives the bytes that were saved. */
async function exportedBytes(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-csv').click(),
  ]);
  return readFile(await download.path(), 'latin1');
}

test('pages speak the chosen language, what is exported does not', async ({ page }) => {
  const language = page.locator('html');
  await page.goto('/settings/');
  await expect(language).toHaveAttribute('lang', 'en');
  await page.getByRole('group', { name: 'Language' }).getByLabel('Deutsch').click();
  await expect(language).toHaveAttribute('lang', 'de');

  await page.goto('/');
  const worded = plainFile(1).replace('HR (bpm)', 'Heart rate');
  await chooseFolder(page, await writeFolder({ 'a.csv': worded, 'b.csv': brokenFile }));
  await followToEnd(page, () => undefined);
  await expect(page.getByRole('columnheader', { name: /^Qualität/ })).toBeVisible();
  const rows = page.getByTestId('row');
  await expect(rows.first()).toContainText(/Fertig.*\d,\d\d/);
  const inGerman = await exportedBytes(page);
  expect(inGerman).toContain('vo2peak_ml_min');

  await openRow(rows.first());
  await expect(page.getByRole('heading', { name: 'Was gemessen wurde' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Messgrößen', exact: true })).toBeVisible();
  // What the pictures show is not told a second time.
  await expect(page.getByRole('heading', { name: 'Stimmen in der Antwort' })).toHaveCount(0);
  await expect(page.getByTestId('strip')).toContainText('Leistung');
  await expect(page.getByTestId('strip')).toContainText(/\d,\d\d/);
  // What the file calls its columns is in its own words, whatever the page speaks.
  await expect(page.getByRole('cell', { name: 'Heart rate', exact: true })).toBeAttached();
  await page.goBack();
  await openRow(rows.nth(1));
  await expect(page.getByTestId('fault')).toContainText('Was zu tun ist');

  await page.goBack();
  await page.waitForURL(/\/batch\//);
  const batch = page.url();
  await page.goto('/settings/');
  await page.getByRole('group', { name: 'Sprache' }).getByLabel('English').click();
  await expect(language).toHaveAttribute('lang', 'en');
  await page.goto(batch);
  await expect(rows.first()).toContainText(/Done.*\d\.\d\d/);
  expect(await exportedBytes(page)).toBe(inGerman);
});
