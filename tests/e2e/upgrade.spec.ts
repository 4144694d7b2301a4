import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd, readProgress } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { manyFiles, writeFolder } from './plain-files.ts';

/**
 * A tab of the released version 4, as far as the database goes: it has it open with a batch in it, closes it as soon
 * as it is asked to, and works on the batch until `rest` is called.
 */
async function olderTab(page: Page): Promise<{ readonly rest: () => Promise<void> }> {
  await page.goto('/help/');
  await page.evaluate(async () => {
    const tables = ['batches:id', 'items:id', 'findings:itemId', 'inputs:sha256', 'models:id', 'marks:key'];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('benchside', 40);
      request.onupgradeneeded = () => {
        for (const [name = '', keyPath = ''] of tables.map((table) => table.split(':')))
          request.result.createObjectStore(name, { keyPath });
        const store = (name: string) => request.transaction?.objectStore(name);
        store('items')?.createIndex('[batchId+state.status]', ['batchId', 'state.status']);
        store('items')?.createIndex('sha256', 'sha256');
        store('models')?.createIndex('sha256', 'sha256');
      };
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('not opened'));
      };
    });
    database.onversionchange = () => {
      database.close();
    };
    const put = (done: number): void => {
      const transaction = database.transaction(['batches', 'items'], 'readwrite');
      const counts = { total: 2, awaited: 0, queued: 2 - done, running: 0, completed: done, partial: 0 };
      transaction.objectStore('batches').put({
        id: 'b',
        title: 'Laboratory of old',
        analysisId: 'cpet',
        createdAtMs: 1,
        options: {},
        counts: { ...counts, failed: 0, cancelled: 0 },
      });
      for (const ordinal of [0, 1]) {
        const isDone = ordinal < done;
        transaction.objectStore('items').put({
          id: `b/00000${String(ordinal)}`,
          batchId: 'b',
          ordinal,
          name: `test-${String(ordinal)}.csv`,
          sizeBytes: 9,
          sha256: `h${String(ordinal)}`,
          attempts: 1,
          state: isDone ? { status: 'done', quality: 'success', row: {}, version: 1 } : { status: 'queued' },
        });
      }
    };
    put(0);
    const scope = window as unknown as { rest: () => void };
    void navigator.locks.request(
      'benchside-run:b',
      () =>
        new Promise<void>((resolve) => {
          scope.rest = () => {
            put(2);
            resolve();
          };
        }),
    );
  });
  return {
    rest: () =>
      page.evaluate(() => {
        (window as unknown as { rest: () => void }).rest();
      }),
  };
}

/** Opens the database as a version to come, which takes until every other tab has let go of it. */
async function askAsNewer(page: Page): Promise<{ readonly opened: () => Promise<number> }> {
  await page.goto('/help/');
  await page.evaluate(() => {
    const scope = window as unknown as { opened: Promise<IDBDatabase> };
    scope.opened = new Promise((resolve, reject) => {
      const request = indexedDB.open('benchside', 990);
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('not opened'));
      };
    });
  });
  return {
    /** Resolves with how many files are done. */
    opened: () =>
      page.evaluate(async () => {
        const database = await (window as unknown as { opened: Promise<IDBDatabase> }).opened;
        return new Promise<number>((resolve) => {
          const request = database.transaction('findings').objectStore('findings').count();
          request.onsuccess = () => {
            database.close();
            resolve(request.result);
          };
        });
      }),
  };
}

test('a newer version waits until the batch of an older tab is done, and finds all of it', async ({
  page,
  context,
}) => {
  const older = await olderTab(page);
  const newer = await context.newPage();
  await newer.goto('/');
  await expect(newer.getByTestId('waiting')).toContainText('this one opens when it is done');
  await older.rest();
  await expect(newer.getByText('Laboratory of old')).toBeVisible();
  await expect(newer.getByTestId('waiting')).toBeHidden();
  await newer.goto('/batch/?id=b');
  await expect(newer.getByTestId('row')).toHaveCount(2);
});

test('a tab goes on with its batch while a newer version waits, then lets go; nothing is lost', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(60)));
  await expect(page.getByTestId('row').first()).toBeVisible();
  const newer = await askAsNewer(await context.newPage());
  await expect(page.getByTestId('asked').or(page.getByTestId('let-go'))).toBeVisible();
  expect(await newer.opened()).toBe(60);
  await expect(page.getByTestId('let-go')).toContainText('this one has let go');

  // This build no longer knows what it finds, says so, and leaves it as it is.
  await page.getByTestId('let-go').getByRole('button', { name: 'Reload' }).click();
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('written by a newer Benchside');
  const again = await askAsNewer(await context.newPage());
  expect(await again.opened()).toBe(60);
});

test('an update on the server leaves a running batch alone, and pages open as before', async ({
  page,
  context,
}) => {
  await page.goto('/');
  let askedAtMs = 0;
  page.on('request', () => (askedAtMs = Date.now()));
  await chooseFolder(page, await writeFolder(manyFiles(300)));
  // By then every worker has what it needs, and the page what the others are made of.
  await expect.poll(async () => (await readProgress(page)).done).toBeGreaterThan(8);
  await expect.poll(() => Date.now() - askedAtMs).toBeGreaterThan(500);
  expect((await readProgress(page)).state).toBe('running');
  await context.route('**/_app/**', (route) => route.fulfill({ status: 404, body: '' }));
  await page.evaluate(() => {
    (window as unknown as { same: boolean }).same = true;
  });
  // Pictures of the help and the other analysis' columns come as they are asked for: from the app's own copy, once it is there.
  await page.getByRole('link', { name: 'Privacy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Privacy');
  await page.goBack();
  await followToEnd(page, () => undefined);
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
});

test('a page whose code is gone from the server does not take the batch with it', async ({
  page,
  context,
  complaints,
}) => {
  const loaded = new Set<string>();
  page.on('request', (request) => loaded.add(request.url()));
  await page.goto('/batch/?id=none');
  await expect(page.getByRole('heading', { name: 'There is no such batch' })).toBeVisible();
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  const before = new Set(loaded);
  await context.route('**/_app/immutable/nodes/**', (route) =>
    before.has(route.request().url()) ? route.continue() : route.fulfill({ status: 404, body: '' }),
  );
  await context.route('**/_app/version.json', (route) => route.fulfill({ json: { version: 'newer' } }));
  await page.evaluate(() => {
    (window as unknown as { same: boolean }).same = true;
  });
  await chooseFolder(page, await writeFolder(manyFiles(120)));
  await expect(page.getByTestId('update')).toContainText('An update of Benchside is ready');
  await page.getByRole('link', { name: 'Help' }).click();
  await followToEnd(page, () => undefined);
  expect(new URL(page.url()).pathname).toBe('/batch/');
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
  await expect(page.getByTestId('update').getByRole('button', { name: 'Reload' })).toBeVisible();
  // The browser writes down what it could not load; that is what this journey makes happen.
  expect(complaints.every((complaint) => complaint.includes('404'))).toBe(true);
  complaints.length = 0;
});
