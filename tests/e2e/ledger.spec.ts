import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd, isFinished, readProgress } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { brokenFile, manyFiles, writeFolder } from './plain-files.ts';
import {
  chooseNext,
  endedIn,
  lastingOf,
  ledgerOf,
  mockPickers,
  readUserFile,
  userFileNames,
  withoutPickers,
  writeUserFile,
} from './user-files.ts';

const nothing = () => undefined;
const line = (page: Page) => page.getByTestId('ledger-line');

async function choosePlace(
  page: Page,
  place: 'A folder' | 'A new file' | 'An earlier ledger',
): Promise<void> {
  await line(page)
    .getByRole('button', { name: /^Write it/ })
    .click();
  await line(page)
    .getByRole('button', { name: new RegExp(`^${place}`) })
    .click();
}

/** A row that the page says is done is in the user's file after this. */
const withinMs = 2_000;
/** A look at page and file takes less on a machine that is not held up; what it takes more is not the page's time. */
const lookMs = 150;

/** Follows a batch to its end and reads the user's file all the while: always whole, never later than it may be. */
async function followFile(page: Page, name: string, stopWhen: (ended: number) => boolean): Promise<void> {
  const shown: { atMs: number; ended: number }[] = [];
  let nowMs = 0;
  for (let lastMs = Date.now(); ;) {
    const { done, failed } = await readProgress(page);
    const ended = endedIn(await readUserFile(page, name));
    nowMs += Math.min(Date.now() - lastMs, lookMs);
    lastMs = Date.now();
    shown.push({ atMs: nowMs, ended: done + failed });
    const due = shown.findLast(({ atMs }) => nowMs - atMs > withinMs)?.ended ?? 0;
    expect(ended, 'rows that the page showed as done two seconds ago').toBeGreaterThanOrEqual(due);
    if (stopWhen(ended)) return;
    if (isFinished(await readProgress(page)) && ended >= done + failed) return;
    await page.waitForTimeout(25);
  }
}

/** Goes on after a reload, and chooses the folder again where the reload came before all of it was taken in. */
async function goOn(page: Page, folder: string): Promise<void> {
  const again = page.getByRole('button', { name: 'Choose the folder again' });
  const carryOn = page.getByRole('button', { name: /^(Continue|Resume)/ });
  await expect(again.or(carryOn).first()).toBeVisible();
  if (await carryOn.isVisible()) await carryOn.click();
  if (await again.isVisible()) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), again.click()]);
    await chooser.setFiles(folder);
  }
  await followToEnd(page, nothing);
}

async function useSalt(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(() => {
    localStorage.setItem('benchside.settings', '{"subjectSalt":"0123456789abcdef0123456789abcdef"}');
  });
}

test('a ledger is whole at every instant, cut off or not, and has what the page shows', async ({ page }) => {
  await mockPickers(page);
  await useSalt(page);
  const folder = await writeFolder({ ...manyFiles(200), 'test-0100a.csv': brokenFile });
  const total = 201;

  await page.goto('/');
  await chooseNext(page, 'undisturbed.csv');
  await chooseFolder(page, folder);
  await choosePlace(page, 'A new file');
  await followFile(page, 'undisturbed.csv', () => false);
  await expect(line(page)).toContainText('undisturbed.csv: up to date');
  const undisturbed = await readUserFile(page, 'undisturbed.csv');
  expect(endedIn(undisturbed)).toBe(total);

  await page.goto('/');
  await chooseNext(page, 'disturbed.csv');
  await chooseFolder(page, folder);
  await choosePlace(page, 'A new file');
  await followFile(page, 'disturbed.csv', (ended) => ended >= 20);
  await page.reload();
  expect(ledgerOf(await readUserFile(page, 'disturbed.csv')).rows.length).toBeGreaterThan(0);
  await page.getByTestId('progress').waitFor();
  await goOn(page, folder);
  await expect.poll(async () => endedIn(await readUserFile(page, 'disturbed.csv'))).toBe(total);
  expect(lastingOf(await readUserFile(page, 'disturbed.csv'))).toBe(lastingOf(undisturbed));

  // What was there before the second session was copied away, and can be put back.
  await line(page).getByRole('link', { name: 'Backups' }).click();
  await expect(page.getByTestId('backup').first()).toHaveAttribute('data-check', 'whole');
  const before = await readUserFile(page, 'disturbed.csv');
  const copies = await page.getByTestId('backup').count();
  await page.getByTestId('backup').first().getByRole('button', { name: 'What would change' }).click();
  await expect(page.getByTestId('difference')).toContainText('would be lost from it');
  await page.getByRole('button', { name: 'Restore into disturbed.csv' }).click();
  await expect(page.getByText('disturbed.csv is as the copy was.')).toBeVisible();
  await expect(page.getByTestId('backup')).toHaveCount(copies + 1);
  const restored = await readUserFile(page, 'disturbed.csv');
  expect(endedIn(restored)).toBeLessThan(total);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup').first().getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe(before);
  await page.getByRole('button', { name: 'Go on from it' }).click();
  await expect(page).toHaveURL(/\/worklist\//);
  expect(await readUserFile(page, 'disturbed.csv')).toBe(restored);
});

test('what is no ledger of the batch is never overwritten, and a folder keeps its backups beside it', async ({
  page,
}) => {
  await mockPickers(page);
  await page.goto('/');
  await writeUserFile(page, 'people.csv', 'Name;Age\r\nx;40\r\n');
  await chooseFolder(page, await writeFolder(manyFiles(3)));
  await followToEnd(page, nothing);
  await chooseNext(page, 'people.csv');
  await choosePlace(page, 'An earlier ledger');
  await expect(line(page).getByRole('alert')).toContainText('left as it is: it is no ledger');
  expect(await readUserFile(page, 'people.csv')).toBe('Name;Age\r\nx;40\r\n');
  await choosePlace(page, 'A folder');
  await expect(line(page)).toContainText('tests-ledger.csv in user-files: up to date');
  expect(endedIn(await readUserFile(page, 'tests-ledger.csv'))).toBe(3);

  // Edited by another program: seen, and kept before the next run changes it.
  const edited = (await readUserFile(page, 'tests-ledger.csv'))?.replace('test-0001', 'test-1000') ?? '';
  await writeUserFile(page, 'tests-ledger.csv', edited);
  await page.reload();
  await expect(line(page)).toContainText('changed by another program');
  await chooseNext(page, 'tests-ledger.csv');
  await choosePlace(page, 'An earlier ledger');
  await expect(line(page).getByRole('alert')).toContainText('it is the ledger of another batch');
  expect(await readUserFile(page, 'tests-ledger.csv')).toBe(edited);
  await choosePlace(page, 'A folder');
  await expect(line(page)).toContainText('tests-ledger-2.csv in user-files: up to date');
  expect(await userFileNames(page)).toEqual(['people.csv', 'tests-ledger-2.csv', 'tests-ledger.csv']);
});

test('where the browser lets no page write to a file the ledger can be downloaded at any time', async ({
  page,
}) => {
  await withoutPickers(page);
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(60)));
  await expect(line(page).getByRole('button', { name: /^Write it/ })).toHaveCount(0);
  const [soFar] = await Promise.all([
    page.waitForEvent('download'),
    line(page).getByRole('button', { name: 'Download so far' }).click(),
  ]);
  expect(ledgerOf(await readFile(await soFar.path(), 'utf8')).rows.length).toBeGreaterThan(0);
  await followToEnd(page, nothing);
  await expect(line(page)).toContainText('in this browser only: up to date');
  const [atTheEnd] = await Promise.all([
    page.waitForEvent('download'),
    line(page).getByRole('button', { name: 'Download so far' }).click(),
  ]);
  expect(endedIn(await readFile(await atTheEnd.path(), 'utf8'))).toBe(60);
});
