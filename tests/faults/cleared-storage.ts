import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { letGoOn } from './batch-in-page.ts';
import { makeLoopDisk, whyNoLoopDisk } from './loop-disk.ts';
import { resultsOf } from './results.ts';
import { count, type Scenario, type Tally } from './scenario.ts';
import { openSitting, type Sitting } from './sitting.ts';
import type { World } from './world.ts';

/** Of it the browser wants 2 GB free. */
const diskMb = 64 * 1024;
/** More than half of what the browser then lacks: from there on it clears whoever is not kept by its user. */
const storedBytes = 1200 * 1024 * 1024;
const clearedWithinMs = 60_000;
const toldWithinMs = 15_000;
/** What the next batch finds on the disk: not enough for it. The browser clears when a write of its own fails. */
const leftBytes = 16 * 1024 * 1024;
/** So many files are done when the ledger is taken away, and the disk gets full. */
const shareDone = 1 / 10;
const doneWithinMs = 60_000;

/**
 * The disk full, and more than a gigabyte stored here, for which nobody asked the browser to keep it: Chromium clears
 * the whole origin, and no page can prevent that. (With the content setting that `persist()` leaves when it is granted
 * to a user it does not; granted over the protocol, `persisted()` says so too, and it is cleared all the same.)
 * Demanded: the page says so, and the ledger outside the browser goes on to the results of an undisturbed batch.
 */
export const clearedStorage: Scenario = {
  name: 'cleared-storage',
  about: 'the browser clears all of the storage on a full disk; the ledger outside it goes on',
  times: { full: 3, short: 0 },
  impossible: whyNoLoopDisk,
  run: async (world, times, tally) => {
    const disk = await makeLoopDisk(diskMb);
    try {
      for (let turn = 0; turn < times && tally.faults.length === 0; turn += 1) {
        const profile = join(disk.folder, `profile-${String(turn)}`);
        await mkdir(profile);
        const sitting = await openSitting(world, profile);
        try {
          await storeMuch(world, sitting.page());
          const ledger = await ledgerOfBegun(world, sitting);
          await disk.fill(leftBytes);
          await sitting.page().goto(`${world.url}/`);
          await chooseFolder(sitting.page(), world.folder).catch(() => undefined); // the page may not get so far
          const isCleared = await untilCleared(sitting.page());
          await disk.fill(undefined);
          count(tally, isCleared ? 'cleared' : 'left as it was');
          if (isCleared) await takeUp(world, sitting, ledger, tally);
        } finally {
          await sitting.remove();
        }
        world.say(`cleared storage ${String(turn + 1)}, ${String(tally.faults.length)} faults`);
      }
    } finally {
      await disk.remove();
    }
  },
};

/** Stores what takes no room on the disk, and counts like results that do. */
async function storeMuch(world: World, page: Page): Promise<void> {
  await page.goto(`${world.url}/`);
  await page.evaluate(async (size) => {
    const root = await navigator.storage.getDirectory();
    const stream = await (await root.getFileHandle('much', { create: true })).createWritable();
    await stream.truncate(size);
    await stream.close();
  }, storedBytes);
}

/** Begins a batch; gives where its ledger was saved outside the browser when some files were done. */
async function ledgerOfBegun(world: World, sitting: Sitting): Promise<string> {
  const page = sitting.page();
  await chooseFolder(page, world.folder);
  const startMs = Date.now();
  while (sitting.acknowledged.size < world.files * shareDone) {
    if (Date.now() - startMs > doneWithinMs) throw new Error('the batch did not begin');
    await page.waitForTimeout(20);
  }
  const path = join(sitting.profile, 'outside.csv');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('ledger-line').getByRole('button', { name: 'Download so far' }).click(),
  ]);
  await download.saveAs(path);
  return path;
}

/** Whether the browser cleared this origin in time. */
async function untilCleared(page: Page): Promise<boolean> {
  for (const startMs = Date.now(); Date.now() - startMs < clearedWithinMs; await page.waitForTimeout(500)) {
    const names = await page
      .evaluate(async () => {
        const found: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(name);
        return found;
      })
      .catch(() => ['much']); // the page loads itself anew
    if (!names.includes('much')) return true;
  }
  return false;
}

/** As the page advises: starts from the ledger, with the same folder. */
async function takeUp(world: World, sitting: Sitting, ledger: string, tally: Tally): Promise<void> {
  await sitting.quit();
  await sitting.start();
  const page = sitting.page();
  await page.goto(`${world.url}/`);
  const told = page.getByTestId('storage-cleared').waitFor({ timeout: toldWithinMs });
  await told.then(
    () => {
      count(tally, 'told by the page');
    },
    () => tally.faults.push('the page does not say that its storage was cleared'),
  );

  await page.goto(`${world.url}/worklist/`);
  await page.getByTestId('table-input').setInputFiles(ledger);
  await page.getByTestId('table-told').waitFor();
  await page.getByTestId('folder-input').setInputFiles(world.folder);
  await page.getByTestId('matched').waitFor();
  const asked = page.getByTestId('plan-offer').getByLabel('Let them stand');
  if (await asked.isVisible()) await asked.check();
  await page.getByTestId('begin').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await letGoOn(page, world.folder);
  await followToEnd(page, () => undefined);
  const { csv, ledger: text } = await resultsOf(page, sitting.profile);
  if (text !== world.wanted.ledger) tally.faults.push('the ledger is not that of an undisturbed batch');
  else if (csv !== world.wanted.csv) tally.faults.push('the table is not that of an undisturbed batch');
  else count(tally, 'the same as undisturbed');
}
