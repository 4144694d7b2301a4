import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

test('nothing but the app itself is asked for, and nothing of a file is in any request', async ({
  page,
  context,
  origin,
}) => {
  const requests: { readonly url: string; readonly method: string; readonly body: string | null }[] = [];
  context.on('request', (request) =>
    requests.push({ url: request.url(), method: request.method(), body: request.postData() }),
  );
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'jane-doe.csv': plainFile(1) }));
  await followToEnd(page, () => undefined);
  await page.getByTestId('row').first().click();
  await page.waitForLoadState('networkidle');

  expect(requests.length).toBeGreaterThan(0);
  for (const { url, method, body } of requests) {
    expect(new URL(url).origin, url).toBe(origin);
    expect(method, url).toBe('GET');
    expect(body, url).toBeNull();
    expect(url).not.toContain('jane');
  }
});

test('a page cannot send anything even if its code wanted to', async ({ page, complaints }) => {
  await page.goto('/');
  const outcome = await page.evaluate(async () => {
    try {
      await fetch('http://127.0.0.1:9/collect', { method: 'POST', body: 'x', mode: 'no-cors' });
      return 'sent';
    } catch {
      return 'refused';
    }
  });
  expect(outcome).toBe('refused');
  // The browser names the policy that refused; that is the one complaint this journey wants.
  expect(complaints.some((complaint) => complaint.includes('Content Security Policy'))).toBe(true);
  complaints.length = 0;
});

test('erasing takes all of this app and nothing of another on the same host', async ({ page }) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': plainFile(1), 'b.csv': 'no table' }));
  await followToEnd(page, () => undefined);
  await page.evaluate(async () => {
    localStorage.setItem('benchside.settings', '{"theme":"dark"}');
    localStorage.setItem('other.settings', 'kept');
    await (await navigator.storage.getDirectory()).getDirectoryHandle('other-app', { create: true });
    indexedDB.open('other-app').onsuccess = (event) => {
      (event.target as IDBOpenDBRequest).result.close();
    };
  });
  await page.goto('/privacy/');
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
  const left = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const inputs: string[] = [];
    const folder = await root.getDirectoryHandle('inputs', { create: true });
    for await (const name of folder.keys()) inputs.push(name);
    const other = await root.getDirectoryHandle('other-app').then(
      () => true,
      () => false,
    );
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return { inputs, other, names, settings: Object.keys(localStorage) };
  });
  expect(left).toMatchObject({ inputs: [], other: true, settings: ['other.settings'] });
  expect(left.names).toContain('other-app');
});
