import { chooseFolder, followToEnd, readProgress } from '#cli/drive-page.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { manyFiles, writeFolder } from './plain-files.ts';

const total = 12;

test('a database that the browser deletes under a page comes back from the journal, and the batch goes on', async ({
  page,
}) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(total)));
  await followToEnd(page, () => undefined);
  const { rows } = await exportTable(page);

  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  const notice = page.getByTestId('lost');
  await expect(notice).toContainText('The browser took its database away from this page');
  // It loads itself anew.
  await expect(notice).toBeHidden();
  await expect.poll(async () => (await readProgress(page)).done).toBe(total);
  expect((await exportTable(page)).rows).toEqual(rows);
});
