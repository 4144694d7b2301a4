import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

test('without storage the app opens, and says why it can keep nothing', async ({ page, complaints }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('access is denied for this document', 'SecurityError');
    };
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('gives Benchside no storage in this window');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Looking for earlier batches')).toHaveCount(0);
  await page.goto('/events/');
  await expect(page.getByRole('alert')).toContainText('no storage in this window');
  await page.goto('/models/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('where a browser lacks what the stores need the app opens, and says so in a sentence', async ({
  page,
  complaints,
}) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as { locks?: unknown }).locks;
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('cannot do without: Web Locks');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/settings/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/privacy/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('on a full disk the app opens, and says what to do', async ({ page }) => {
  await page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name, version) => {
      if (version !== undefined) throw new DOMException('', 'QuotaExceededError');
      return open(name);
    };
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The disk is full');
});

test('in a browser without a private file system results are kept once, and the app works', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError'));
  });
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await expect(page.getByTestId('row')).toHaveCount(1);
});
