import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd, readProgress } from '#cli/drive-page.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { manyFiles, writeFolder } from './plain-files.ts';

const nothing = () => undefined;
const megabyte = 1024 * 1024;

/** Files of a megabyte each: an invented test, and long blank lines after it. */
function largeFiles(count: number): Readonly<Record<string, string>> {
  const blank = `${' '.repeat(4095)}\n`.repeat(256);
  const files = Object.entries(manyFiles(count));
  return Object.fromEntries(files.map(([name, text]) => [name, `${text}${blank}`.slice(0, megabyte)]));
}

type Room = {
  /** Gives the app so many bytes more than it uses now. */
  readonly allow: (bytes: number) => Promise<void>;
  /** Gives as much as the browser does by itself. */
  readonly lift: () => Promise<void>;
};

/** The room that the browser gives; what is set lasts as long as the session. */
async function roomOf(page: Page, origin: string): Promise<Room> {
  const session = await page.context().newCDPSession(page);
  return {
    allow: async (bytes) => {
      const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(0, used + bytes) });
    },
    lift: async () => {
      await session.send('Storage.overrideQuotaForOrigin', { origin });
    },
  };
}

/** The same ids for the same people in every batch, so that two exports can be compared. */
async function fixSalt(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.setItem('benchside.settings', JSON.stringify({ subjectSalt: 'the same' }));
  });
  await page.reload();
}

test('a folder larger than the room that the browser gives is analysed to its end', async ({
  page,
  origin,
}) => {
  const total = 150;
  await page.goto('/');
  await page.getByTestId('drop-input').waitFor({ state: 'attached' });
  // Less than the folder, and twice what the journal may take at once: with less than that a run may have to pause.
  await (await roomOf(page, origin)).allow(100 * megabyte);
  await chooseFolder(page, await writeFolder(largeFiles(total)));
  expect(await followToEnd(page, nothing)).toMatchObject({ done: total, failed: 0, total });
  expect((await exportTable(page)).rows.every((row) => row['status'] === 'COMPLETED')).toBe(true);
});

test('files without any room are told of, and taken in by themselves once there is some', async ({
  page,
  origin,
}) => {
  await page.goto('/');
  await chooseFolder(page, await writeFolder(manyFiles(2)));
  await followToEnd(page, nothing);
  await page.goto('/');
  await page.getByTestId('drop-input').waitFor({ state: 'attached' });
  const room = await roomOf(page, origin);
  await room.allow(megabyte / 2);
  await chooseFolder(page, await writeFolder(largeFiles(3)));
  const notice = page.getByRole('region', { name: 'No room' });
  await expect(notice).toContainText('3 files wait for room');
  expect(await readProgress(page)).toMatchObject({ done: 0, failed: 0, total: 3 });
  await room.lift();
  await notice.getByRole('button', { name: 'Try again' }).click();
  expect(await followToEnd(page, nothing)).toMatchObject({ done: 3, failed: 0, total: 3 });
  await expect(notice).toBeHidden();
});

test('where results find no room the run pauses, loses nothing, and goes on to the same CSV', async ({
  page,
  origin,
}) => {
  const total = 300;
  const folder = await writeFolder(manyFiles(total));
  await page.goto('/');
  await fixSalt(page);
  await chooseFolder(page, folder);
  await followToEnd(page, nothing);
  const undisturbed = (await exportTable(page)).rows;

  await page.goto('/');
  await chooseFolder(page, folder);
  // Once every file is in, only the run is left to be stopped.
  await expect.poll(async () => (await readProgress(page)).total).toBe(total);
  await expect(page.getByTestId('progress')).toHaveAttribute('data-awaited', '0');
  const room = await roomOf(page, origin);
  await room.allow(-10 * megabyte);
  const stopped = page.getByRole('alert').filter({ hasText: 'The run stopped' });
  await expect(stopped).toContainText('full', { timeout: 60_000 });
  await expect(stopped).toContainText('Free space');
  const { done } = await readProgress(page);
  expect(done).toBeLessThan(total);
  await room.lift();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(async () => (await readProgress(page)).done, { timeout: 60_000 }).toBe(total);
  await followToEnd(page, nothing);
  expect((await exportTable(page)).rows).toEqual(undisturbed);
});
