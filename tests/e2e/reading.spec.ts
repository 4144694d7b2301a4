import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** Reads every test of the open batch, the cursor so many steps from where it begins. */
async function readAll(page: Page, by: string, steps: number): Promise<readonly string[]> {
  await page.getByTestId('reader').fill(by);
  await page.getByRole('button', { name: 'Read or go on' }).click();
  const titles: string[] = [];
  for (let n = 1; n <= 3; n += 1) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Test ${String(n)} of 3`);
    await expect(page.getByText('Ventilatory equivalents')).toBeVisible();
    titles.push(await page.locator('main, body').first().innerText());
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('1');
    for (let step = 0; step < 8 + steps; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press(n === 3 && by === 'CD' ? 'Shift+Digit2' : '2');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('What was read is saved')).toBeVisible();
  return titles;
}

test('two readers read blind, one round travels as a file, agreement is shown and settled', async ({
  page,
}) => {
  await page.goto('/');
  const files = Object.fromEntries([1, 2, 3].map((n) => [`patient-${String(n)}.csv`, plainFile(n)]));
  await chooseFolder(page, await writeFolder(files));
  await followToEnd(page, () => undefined);

  await page.getByRole('link', { name: 'Blinded reading' }).click();
  const seen = await readAll(page, 'AB', 0);
  for (const text of seen) expect(text).not.toMatch(/patient|\.csv/);
  await readAll(page, 'CD', 12);
  await expect(page.getByTestId('series')).toContainText(['3 of 3', '3 of 3']);

  // A round leaves without names or data, and comes back to nothing new.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export the round of CD' }).click(),
  ]);
  const saved = join(await mkdtemp(join(tmpdir(), 'benchside-reading-')), 'reading.json');
  await download.saveAs(saved);
  expect(await readFile(saved, 'utf8')).not.toMatch(/patient|\.csv/);
  await page.getByTestId('reading-input').setInputFiles(saved);
  await expect(page.getByTestId('import-plan')).toContainText('0 new, 3 here already');
  await expect(page.getByTestId('import-plan')).toContainText('There is nothing to add.');

  await page.getByRole('link', { name: 'Agreement in round 1' }).click();
  await expect(page.getByTestId('agreement-words')).toContainText('3 tests. Bias 0 mL/min');
  await page.getByText('VT2', { exact: true }).first().click();
  await expect(page.getByTestId('agreement-words')).toContainText('2 tests.');
  await expect(page.getByTestId('agreement-vt2')).toContainText('CD − Program');

  // CD put VT2 a minute later, and in one test saw none: all three are to be settled.
  await expect(page.getByTestId('disagreement-count')).toContainText('3 thresholds in 3 tests');
  await page.getByTestId('adjudicator').fill('EF');
  const first = page.getByTestId('disagreement').first();
  await first.getByRole('button', { name: /^AB:/ }).click();
  await expect(first).toHaveAttribute('data-settled', 'true');
  await expect(first).toContainText('by EF (adjudicated, round 1)');
  await first.getByRole('button', { name: 'Undo' }).click();
  await expect(first).toHaveAttribute('data-settled', 'false');
});
