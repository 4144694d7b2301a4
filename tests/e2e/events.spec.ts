import { readFile } from 'node:fs/promises';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

test('the log of events tells what happened, saves what it previews, names nobody, and is cleared', async ({
  page,
  complaints,
}) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'jane-doe.csv': plainFile(1), 'john-doe.csv': brokenFile }));
  await followToEnd(page, () => undefined);
  await page.evaluate(() => {
    setTimeout(() => {
      void Promise.reject(new TypeError('jane-doe.csv could not be read'));
    });
  });
  await page.getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('link', { name: 'A log of events' }).click();
  await expect(page.getByTestId('event').first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'The stores were opened' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'name type-error' })).toBeVisible();
  complaints.length = 0; // the error is this journey's own

  await page.getByText('Exactly what is saved').click();
  await expect(page.getByTestId('preview')).not.toBeEmpty();
  const preview = await page.getByTestId('preview').innerText();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as JSON' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved.trim()).toBe(preview.trim());
  expect(saved).not.toMatch(/jane|john|doe|\.csv|could not be read/i);
  expect(JSON.parse(saved)).toMatchObject({ format: 'benchside-events', storage: { journalKept: true } });

  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('Nothing has been logged yet')).toBeVisible();
});
