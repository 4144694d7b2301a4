import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { test as stored } from './stored-app.ts';
import { plainFile, writeFolder } from './plain-files.ts';

test('a page and a worker that try to send are refused by the policy, and the Privacy page says so', async ({
  page,
  complaints,
}) => {
  await page.goto('/privacy/');
  await expect(page.getByTestId('own-requests')).toContainText(/\d+ files/);
  await expect(page.getByTestId('foreign-requests')).toHaveText('0');
  await expect(page.getByTestId('blocked-attempts')).toHaveText('0');

  await page.getByRole('button', { name: 'Try to send something' }).click();
  await expect(page.getByTestId('attempts').getByText('Refused')).toHaveCount(2);
  await expect(page.getByTestId('blocked-attempts')).toHaveText('2');
  await expect(
    page.getByRole('row', { name: /A request https:\/\/nobody\.invalid this page/ }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /nobody\.invalid the worker of this test/ })).toBeVisible();

  // As a library might that was tampered with.
  const outcome = await page.evaluate(async () => {
    location.href = 'http://127.0.0.1:9/collect?x';
    return fetch('http://127.0.0.1:9/collect', { method: 'POST', body: 'x', mode: 'no-cors' }).then(
      () => 'sent',
      () => 'refused',
    );
  });
  expect(outcome).toBe('refused');
  await expect(page.getByTestId('blocked-attempts')).toHaveText('4');
  await expect(
    page.getByRole('row', { name: /Going to another address http:\/\/127\.0\.0\.1:9/ }),
  ).toBeVisible();
  await expect(page.getByTestId('foreign-requests')).toHaveText('0');

  // The browser names the policy that refused; those are the only complaints this journey wants.
  const others = complaints.filter((complaint) => !complaint.includes('Content Security Policy'));
  expect(others).toEqual([]);
  expect(complaints.length).toBeGreaterThan(0);
  complaints.length = 0;
});

/** What is kept in this browser, looked at past the app. */
async function everythingKept(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(async () => {
    const files: string[] = [];
    const list = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, entry] of folder.entries()) {
        files.push(`${path}${name}`);
        if (entry.kind === 'directory') await list(entry as FileSystemDirectoryHandle, `${path}${name}/`);
      }
    };
    await list(await navigator.storage.getDirectory(), '');
    const registrations = await navigator.serviceWorker.getRegistrations();
    return {
      databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      files,
      caches: await caches.keys(),
      settings: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      serviceWorkers: registrations.map(({ scope }) => scope),
    };
  });
}

stored(
  'erasing takes all of this app, in one step, and nothing of another on the same host',
  async ({ page }) => {
    await page.goto('/privacy/');
    await page.getByText('Every file that was asked for').click();
    // The first visit: it is the service worker that asks for most of the app.
    await expect(page.getByText('the service worker, which keeps the app here').first()).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByTestId('foreign-requests')).toHaveText('0');
    await page.goto('/');
    await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1), 'b.csv': 'no table' }));
    await followToEnd(page, () => undefined);
    await page.evaluate(async () => {
      localStorage.setItem('benchside.settings', '{"theme":"dark"}');
      localStorage.setItem('other.settings', 'kept');
      await (await navigator.storage.getDirectory()).getDirectoryHandle('other-app', { create: true });
      await caches.open('other-app');
      await new Promise((resolve) => {
        indexedDB.open('other-app').onsuccess = (event) => {
          (event.target as IDBOpenDBRequest).result.close();
          resolve(undefined);
        };
      });
      await navigator.serviceWorker.ready;
    });
    const before = await everythingKept(page);
    for (const [kind, names] of Object.entries(before)) expect(names.length, kind).toBeGreaterThan(0);

    await page.goto('/privacy/');
    await page.getByRole('button', { name: 'Erase everything…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click();
    await expect(page.getByRole('heading', { name: 'Everything is erased' })).toBeFocused();
    for (const cell of await page.getByTestId('left').locator('td:last-child').all())
      await expect(cell).toHaveText('0');
    const nothingOfOurs = {
      databases: ['other-app'],
      files: ['other-app'],
      caches: ['other-app'],
      settings: ['other.settings'],
      serviceWorkers: [],
    };
    expect(await everythingKept(page)).toEqual(nothingOfOurs);
    await page.waitForTimeout(500);
    expect(await everythingKept(page), 'and nothing comes back by itself').toEqual(nothingOfOurs);

    await page.getByRole('link', { name: 'Begin anew' }).click();
    await expect(page.getByText('None yet.')).toBeVisible();
  },
);

async function askToErase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click();
  await expect(page.getByRole('heading', { name: 'Everything is erased' })).toBeFocused();
}

async function eraseAll(page: Page): Promise<void> {
  await askToErase(page);
  expect(await everythingKept(page)).toMatchObject({ databases: [], files: [], settings: [] });
}

test('erasing needs no store that opens', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('None yet.')).toBeVisible();
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('internal error', 'UnknownError');
    };
  });
  await page.goto('/privacy/');
  expect((await everythingKept(page)).databases).toContain('benchside');
  await eraseAll(page);
});

async function setPassphrase(page: Page): Promise<void> {
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Set a passphrase…' }).click();
  await page.getByLabel('New passphrase').fill('three words here');
  await page.getByLabel('The same again').fill('three words here');
  await page.getByRole('button', { name: 'Set the passphrase' }).click();
  await page.getByText('New batches are stored behind your passphrase.').waitFor();
}

test('erasing needs no passphrase', async ({ page }) => {
  await setPassphrase(page);
  await page.goto('/');
  await expect(page.getByTestId('passphrase')).toBeVisible();
  await eraseAll(page);
  await page.getByRole('link', { name: 'Begin anew' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('a tab at its lock begins anew where another has erased everything', async ({ page, context }) => {
  await setPassphrase(page);
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByTestId('passphrase')).toBeVisible();
  await askToErase(page);
  await expect(other.getByText('None yet.')).toBeVisible();
  await expect(other.getByRole('alert')).toHaveCount(0);
  expect((await everythingKept(page)).settings).toEqual([]);
});
