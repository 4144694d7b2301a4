import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { startKillable } from '../faults/killable-browser.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** In names, in what a file says of a person, and in a heading that its result names: nowhere else. */
const marker = 'Quxzylwort';

const files = {
  [`${marker}-a.csv`]: `Name;${marker}\n${plainFile(1)}`,
  [`${marker}-b.csv`]: plainFile(2).replace('HR (bpm)', `HR (bpm);${marker} (au)`),
  [`${marker}-broken.csv`]: `${marker}\n`,
};

/** The files of a profile in which a text stands, in either width that a browser writes texts in. */
async function filesThatSay(folder: string, text: string): Promise<readonly string[]> {
  const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // gone meanwhile
    if (wanted.some((each) => bytes.includes(each))) found.push(path.slice(folder.length + 1));
  }
  return found;
}

async function analyse(page: Page, folder: string): Promise<void> {
  await chooseFolder(page, folder);
  await followToEnd(page, () => undefined);
  await page
    .getByTestId('row')
    .filter({ hasText: `${marker}-a.csv` })
    .click();
  await page.getByRole('heading', { name: `${marker}-a.csv` }).waitFor();
}

const nothing = { batches: 0, items: 0, findings: 0, inputs: 0, backups: 0 };

/** Batches, items, findings and stored files that lie in the database. */
async function lying(page: Page): Promise<Record<string, number>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const request = indexedDB.open('benchside');
        request.onerror = () => {
          reject(new Error('the database cannot be opened'));
        };
        request.onsuccess = () => {
          const database = request.result;
          const names = ['batches', 'items', 'findings', 'inputs', 'backups'];
          const counts: Record<string, number> = {};
          const transaction = database.transaction(names);
          for (const name of names) {
            const count = transaction.objectStore(name).count();
            count.onsuccess = () => (counts[name] = count.result);
          }
          transaction.oncomplete = () => {
            database.close();
            resolve(counts);
          };
        };
      }),
  );
}

test('a session that the browser is killed in leaves nothing that can be read, and is gone at the next start', async () => {
  test.setTimeout(600_000);
  const { shell: browser, url } = givenBrowser();
  test.skip(!('executablePath' in browser.launch), 'kills need the path of a browser');
  const folder = await writeFolder(files);
  const profile = await mkdtemp(join(tmpdir(), 'benchside-at-rest-'));
  const control = await mkdtemp(join(tmpdir(), 'benchside-at-rest-'));
  try {
    // What is kept can be read: a test that finds nothing would else say nothing.
    const kept = await startKillable(browser, control);
    await kept.page.goto(url);
    await analyse(kept.page, folder);
    await kept.kill();
    expect(await filesThatSay(control, marker)).not.toEqual([]);

    const first = await startKillable(browser, profile);
    await first.page.goto(`${url}/settings/`);
    await first.page.getByRole('radio', { name: /For this session only/ }).check();
    await first.page.getByRole('link', { name: 'Home' }).click();
    await analyse(first.page, folder);
    // Another tab of the session has its key from the first.
    const other = await first.page.context().newPage();
    await other.goto(url);
    await other
      .getByText(/3 tests/)
      .first()
      .waitFor();
    await other.close();
    expect(await lying(first.page)).toMatchObject({ batches: 1, items: 3 });
    await first.kill();
    expect(await filesThatSay(profile, marker)).toEqual([]);

    const next = await startKillable(browser, profile);
    await next.page.goto(url);
    await next.page.getByText('None yet.').waitFor();
    expect(await lying(next.page)).toEqual(nothing);
    await next.quit();
    expect(await filesThatSay(profile, marker)).toEqual([]);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await rm(control, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function givePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

test('a batch behind a passphrase cannot be read without it, opens with it, and goes when it is given up', async () => {
  test.setTimeout(600_000);
  const { shell: browser, url } = givenBrowser();
  test.skip(!('executablePath' in browser.launch), 'kills need the path of a browser');
  const folder = await writeFolder(files);
  const profile = await mkdtemp(join(tmpdir(), 'benchside-at-rest-'));
  try {
    const first = await startKillable(browser, profile);
    const settings = first.page;
    await settings.goto(`${url}/settings/`);
    await settings.getByRole('button', { name: 'Set a passphrase…' }).click();
    await settings.getByLabel('New passphrase').fill('three words here');
    await settings.getByLabel('The same again').fill('three words here');
    await settings.getByRole('button', { name: 'Set the passphrase' }).click();
    await settings.getByText('New batches are stored behind your passphrase.').waitFor();
    // Loaded anew, the page would ask for it.
    await settings.getByRole('link', { name: 'Home' }).click();
    await analyse(settings, folder);
    const address = settings.url();
    await first.kill();
    expect(await filesThatSay(profile, marker)).toEqual([]);

    const next = await startKillable(browser, profile);
    const { page } = next;
    await page.goto(address);
    await givePassphrase(page, 'three words hers');
    await expect(page.getByRole('alert')).toContainText('That is not the passphrase');
    await expect(page.getByText(marker)).toHaveCount(0);
    await givePassphrase(page, 'three words here');
    await page.getByRole('heading', { name: `${marker}-a.csv` }).waitFor();
    // A tab that is opened beside it has the key from it.
    const beside = await page.context().newPage();
    await beside.goto(url);
    await beside
      .getByText(/3 tests/)
      .first()
      .waitFor();
    await beside.close();

    // Locked, the page forgets all it had.
    await page.getByRole('link', { name: 'Settings', exact: true }).first().click();
    await page.getByRole('button', { name: 'Lock now' }).click();
    await page.getByText('lie behind your passphrase').waitFor(); // loaded anew
    await page.goto(url);
    await page.getByRole('button', { name: 'I have forgotten it…' }).click();
    await page.getByRole('button', { name: 'Delete these batches' }).click();
    await page.getByText('None yet.').waitFor();
    expect(await lying(page)).toEqual(nothing);
    await next.quit();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
