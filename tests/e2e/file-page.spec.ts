import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

/** A batch of these files, run to its end, with the page of one of them open. */
async function openFile(page: Page, files: Readonly<Record<string, string>>, name: string): Promise<string> {
  await page.goto('/');
  await chooseFolder(page, await writeFolder(files));
  await followToEnd(page, () => undefined);
  const batchId = new URL(page.url()).searchParams.get('id') ?? '';
  await openRow(page.getByTestId('row').filter({ hasText: name }));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return batchId;
}

/** What an item of the database becomes, as if an older version, or an earlier ledger, had left it there. */
async function leaveItem(page: Page, itemId: string, change: object, state: object = {}): Promise<void> {
  await page.evaluate(
    async ({ itemId, change, state }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('benchside');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
      const transaction = database.transaction('items', 'readwrite');
      const items = transaction.objectStore('items');
      const read = items.get(itemId);
      read.onsuccess = () => {
        const item = read.result as { state: object };
        items.put({ ...item, ...change, state: { ...item.state, ...state } });
      };
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      database.close();
    },
    { itemId, change, state },
  );
  await page.reload();
}

async function expectUsableByEveryone(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
}

test('a failed file is tried again, its copy given up, and another file chosen for its row', async ({
  page,
}) => {
  const folder = await writeFolder({ 'mended.csv': plainFile(3) });
  const batchId = await openFile(page, { 'a.csv': plainFile(1), 'b.csv': brokenFile }, 'b.csv');
  await expect(page.getByTestId('fault')).toBeVisible();
  await page.getByRole('button', { name: 'Retry this file' }).click();
  await expect(page.getByTestId('fault'), 'the same bytes fail again').toBeVisible();
  await expectUsableByEveryone(page);
  await page.getByRole('button', { name: 'Give up its stored copy' }).click();
  await expect(page.getByText('Its stored copy was given up.')).toBeVisible();
  await page.getByRole('button', { name: 'Retry this file' }).click();
  await expect(page.getByText('it is not in this browser')).toBeVisible();
  await expectUsableByEveryone(page);
  await page.locator('main input[type="file"]').setInputFiles(`${folder}/mended.csv`);
  await expect(page.getByText('You chose “mended.csv”; this row is for “b.csv”.')).toBeVisible();
  await page.getByRole('button', { name: 'Use it for this row' }).click();
  await expect(page.getByTestId('domains')).toBeVisible();
  await page.goto(`/batch/?id=${batchId}`);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-total', '2');
  await expect(page.getByTestId('progress')).toHaveAttribute('data-failed', '0');
});

test('a row kept from a ledger is shown as that, and analysed here when asked', async ({ page }) => {
  const text = plainFile(1);
  const folder = await writeFolder({ 'a.csv': text });
  const batchId = await openFile(page, { 'a.csv': text }, 'a.csv');
  await leaveItem(page, `${batchId}/000000`, { ledger: { own: '', kept: true } });
  await expect(page.getByText('It was not analysed here.')).toBeVisible();
  await expect(page.getByRole('row', { name: /VO2peak \d+ mL\/min/ })).toBeVisible();
  await expectUsableByEveryone(page);
  await page.getByRole('button', { name: 'Analyse it here' }).click();
  await page.locator('main input[type="file"]').setInputFiles(`${folder}/a.csv`);
  await expect(page.getByTestId('domains')).toBeVisible();
  await expect(page.getByText('It was not analysed here.')).toHaveCount(0);
});

test('a row kept from a ledger keeps its values where the file fails here, and says so', async ({ page }) => {
  const folder = await writeFolder({ 'a.csv': brokenFile });
  const batchId = await openFile(page, { 'a.csv': plainFile(1), 'b.csv': plainFile(2) }, 'a.csv');
  await leaveItem(page, `${batchId}/000000`, { ledger: { own: '', kept: true } });
  const value = page.getByRole('row', { name: /VO2peak \d+ mL\/min/ });
  const before = await value.innerText();
  await page.getByRole('button', { name: 'Analyse it here' }).click();
  await page.locator('main input[type="file"]').setInputFiles(`${folder}/a.csv`);
  await expect(page.getByText('The file failed when it was analysed here.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The file failed when it was analysed here.')).toBeVisible();
  expect(await value.innerText()).toBe(before);
  await expectUsableByEveryone(page);
  await expect(page.getByRole('button', { name: 'Analyse it here' })).toBeVisible();
  await page.goto(`/batch/?id=${batchId}`);
  await page.getByRole('tab', { name: /Needs review/ }).click();
  await expect(page.getByTestId('row').filter({ hasText: 'a.csv' })).toBeVisible();
  await expect(page.getByTestId('progress')).toHaveAttribute('data-failed', '0');
});

test('a partial result may stand, and need not', async ({ page }) => {
  const batchId = await openFile(page, { 'a.csv': plainFile(1) }, 'a.csv');
  await leaveItem(page, `${batchId}/000000`, {}, { quality: 'partial' });
  await page.getByRole('button', { name: 'Let it stand' }).click();
  await expect(page.getByText('You let this partial result stand.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('You let this partial result stand.')).toBeVisible();
  await page.getByLabel('Partial result').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Let it stand' })).toBeVisible();
});

test('results of an older version are made anew, without their files', async ({ page }) => {
  const batchId = await openFile(page, { 'a.csv': plainFile(1), 'b.csv': plainFile(2) }, 'a.csv');
  for (const item of ['000000', '000001']) await leaveItem(page, `${batchId}/${item}`, {}, { version: 1 });
  await expect(page.getByText('Made by an older version of the analysis.')).toBeVisible();
  await expectUsableByEveryone(page);
  await page.goto(`/batch/?id=${batchId}`);
  await expect(page.getByText('2 results were made by an older version')).toBeVisible();
  await openRow(page.getByTestId('row').filter({ hasText: 'a.csv' }));
  await page.getByRole('button', { name: 'Recompute this batch’s 2 older results' }).click();
  await expect(page.getByText('2 results made anew.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('older version')).toHaveCount(0);
  await expect(page.getByTestId('domains')).toBeVisible();
});
