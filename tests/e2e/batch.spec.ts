import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd, isFinished, readProgress, type Progress } from '#cli/drive-page.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { storedItemsInPage } from '../faults/read-database.ts';
import { brokenFile, manyFiles, plainFile, writeFolder } from './plain-files.ts';

const nothing = () => undefined;

/** Files that are listed, their bytes not yet stored. */
async function awaited(page: Page): Promise<number> {
  return Number(await page.getByTestId('progress').getAttribute('data-awaited'));
}

/** Waits until every file is taken in: from then on nothing depends on the dropped files. Gives where the batch stands. */
async function takenIn(page: Page, total: number): Promise<Progress> {
  await expect.poll(async () => (await readProgress(page)).total, { timeout: 60_000 }).toBe(total);
  await expect.poll(() => awaited(page), { timeout: 60_000 }).toBe(0);
  return readProgress(page);
}

/** Reloads the page while files are still being taken in; gives how many wait then. */
async function reloadDuringIntake(page: Page, total: number): Promise<number> {
  await expect.poll(async () => (await readProgress(page)).total, { intervals: [10] }).toBe(total);
  await page.reload();
  await page.getByTestId('progress').waitFor();
  return awaited(page);
}

test('the sample batch runs to its end, and its broken file is a failed row like any other', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  const { done, failed, total } = await followToEnd(page, nothing);
  expect(total).toBeGreaterThanOrEqual(10);
  expect({ done, failed }).toEqual({ done: total - 1, failed: 1 });
  await page.getByRole('tab', { name: /Failed/ }).click(); // among all of them it may lie below the fold
  await expect(page.getByTestId('row').filter({ hasText: 'Failed' })).toHaveCount(1);

  const { columns, rows } = await exportTable(page);
  expect(columns.slice(0, 5)).toEqual(['file', 'status', 'quality', 'fault_code', 'fault_detail']);
  expect(rows).toHaveLength(total);
  const failures = rows.filter((row) => row['status'] === 'FAILED');
  expect(failures).toHaveLength(1);
  expect(failures[0]?.['fault_code']).toMatch(/^[a-z0-9-]+$/);
  expect(failures[0]?.['fault_detail']).not.toBe('');
  for (const row of rows.filter((row) => row['status'] !== 'FAILED')) {
    expect(row['status']).toMatch(/^(COMPLETED|PARTIAL)$/);
    expect(Number(row['vo2peak_ml_min'])).toBeGreaterThan(500);
  }
});

test('files in nested folders are found and named by their path inside the chosen one', async ({ page }) => {
  const folder = await writeFolder({
    'a.csv': plainFile(1),
    'monday/b.csv': plainFile(2),
    'monday/morning/c.csv': plainFile(3),
    'monday/morning/broken.csv': brokenFile,
  });
  await page.goto('/');
  await chooseFolder(page, folder);
  expect(await followToEnd(page, nothing)).toMatchObject({ done: 3, failed: 1, total: 4 });
  const { rows } = await exportTable(page);
  expect(rows.map((row) => row['file'])).toEqual([
    'a.csv',
    'monday/b.csv',
    'monday/morning/broken.csv',
    'monday/morning/c.csv',
  ]);
});

test('after a reload in the middle the finished results are there and the rest goes on', async ({ page }) => {
  const total = 300;
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(total)));
  const before = await takenIn(page, total);
  expect(isFinished(before), 'the reload comes in the middle').toBe(false);
  await page.reload();
  await page.getByTestId('progress').waitFor();
  await expect.poll(async () => (await readProgress(page)).done).toBeGreaterThanOrEqual(before.done);
  const goOn = page.getByRole('button', { name: /^(Continue|Resume|Go on)/ });
  if (await goOn.isVisible()) await goOn.click();
  expect(await followToEnd(page, nothing)).toMatchObject({ done: total, failed: 0, total });
  expect((await exportTable(page)).rows).toHaveLength(total);
  const blamed = (await page.evaluate(storedItemsInPage, {})).filter(({ cutOffs }) => cutOffs > 0);
  expect(blamed, 'a reload is no fault of the files in hand').toEqual([]);
});

test('after a reload during the intake the page asks for the folder again, and no file is lost', async ({
  page,
}) => {
  const total = 500;
  const files = manyFiles(total);
  const names = Object.keys(files);
  const folder = await writeFolder(files);
  await page.goto('/');
  await chooseFolder(page, folder);
  const waiting = await reloadDuringIntake(page, total);
  expect(waiting, 'the reload comes during the intake').toBeGreaterThan(0);
  const banner = page.getByTestId('awaited-banner');
  await expect(banner).toContainText(
    `${String(waiting)} files of ${String(total)} are not in this browser yet`,
  );
  const pending = (await exportTable(page)).rows;
  expect(pending.map((row) => row['file'])).toEqual(names);
  expect(pending.filter((row) => row['status'] === 'PENDING').length).toBeGreaterThanOrEqual(waiting);

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    banner.getByRole('button', { name: 'Choose the folder again' }).click(),
  ]);
  await chooser.setFiles(folder);
  await expect(banner).toBeHidden();
  expect(await followToEnd(page, nothing)).toMatchObject({ done: names.length, failed: 0 });
  const { rows } = await exportTable(page);
  expect(rows.map((row) => row['file'])).toEqual(names);
  expect(rows.every((row) => row['status'] === 'COMPLETED')).toBe(true);
});

test('a batch that is cancelled during the intake has a row for every file', async ({ page }) => {
  const total = 1000;
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(total)));
  await expect.poll(async () => (await readProgress(page)).total, { intervals: [10] }).toBe(total);
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect.poll(async () => (await readProgress(page)).state).toBe('idle');
  await expect.poll(() => awaited(page)).toBe(0);
  await expect(page.getByTestId('awaited-banner')).toBeHidden();
  const { rows } = await exportTable(page);
  expect(rows).toHaveLength(total);
  expect(rows.filter((row) => row['status'] === 'CANCELLED').length).toBeGreaterThan(0);
  expect(rows.filter((row) => row['status'] === 'PENDING')).toEqual([]);
});

test('a cancelled batch keeps what was finished and says what was not', async ({ page }) => {
  const total = 300;
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(total)));
  const before = await takenIn(page, total);
  expect(isFinished(before), 'the cancel comes in the middle').toBe(false);
  await page.getByRole('button', { name: /^Cancel/ }).click();
  await expect.poll(async () => (await readProgress(page)).state).toBe('idle');
  const { rows } = await exportTable(page);
  const count = (status: string) => rows.filter((row) => row['status'] === status).length;
  expect(rows).toHaveLength(total);
  expect(count('COMPLETED') + count('PARTIAL')).toBeGreaterThanOrEqual(before.done);
  expect(count('CANCELLED')).toBeGreaterThan(0);
  expect(count('PROCESSING')).toBe(0);
});

test('a row opens what was read of its file, column by column', async ({ page }) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'ramp.csv': plainFile(4) }));
  await followToEnd(page, nothing);
  await openRow(page.getByTestId('row').first());
  await expect(page.getByRole('heading', { name: /ramp\.csv/ })).toBeVisible();
  await expect(page.getByText('VO2 (mL/min)').first()).toBeVisible();
});

test('a second tab follows a running batch and runs no file twice', async ({ page, context }) => {
  const total = 200;
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(total)));
  await expect.poll(async () => (await readProgress(page)).done).toBeGreaterThanOrEqual(3);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByTestId('progress').waitFor();
  await expect.poll(async () => (await readProgress(second)).total).toBe(total);
  expect(await followToEnd(page, nothing)).toMatchObject({ done: total, failed: 0 });
  await expect.poll(async () => (await readProgress(second)).done).toBe(total);
  expect((await exportTable(second)).rows).toHaveLength(total);
  const attempts = (await page.evaluate(storedItemsInPage, {})).map((item) => item.attempts);
  expect(attempts).toEqual(Array.from({ length: total }, () => 1));
});

test('a batch is given another title while it runs, and keeps it', async ({ page }) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(200)));
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('Title of the batch').fill('Winter');
  const { done } = await readProgress(page);
  await expect.poll(async () => (await readProgress(page)).done).toBeGreaterThan(done);
  await page.getByLabel('Title of the batch').press('End');
  await page.keyboard.type(' tests');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Winter tests');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Winter tests');
});
