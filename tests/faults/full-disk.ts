import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { isFinished, readProgress } from '#cli/drive-page.ts';
import { makeLoopDisk, whyNoLoopDisk } from './loop-disk.ts';
import { count, note, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

/**
 * Takes no more space than what is written to it. Of the size that disks have: Chromium 156 counts 4.29 GB as used once
 * the disk was full (a negative sum in 32 bits), for good; on a disk that is smaller than that it takes no file again.
 */
const diskMb = 64 * 1024;
/** What is left on the disk at each strike, in turns. */
const leftBytes = [0, 256 * 1024, 4 * 1024 * 1024];
/** The app is to have stopped, or to have finished, by then. */
const withinMs = 15_000;
const takenUpWithinMs = 10_000;

function hasLostItsStores(page: Page): Promise<boolean> {
  return page.getByTestId('lost').or(page.getByTestId('unhealed')).isVisible();
}

/**
 * As an installed app has it: on a full disk Chromium clears origins whose storage is not persistent (seen once in nine
 * strikes: both stores and every notice of them gone). Headless it grants this to nobody by itself.
 */
async function makePersistent(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Browser.grantPermissions', { origin, permissions: ['durableStorage'] });
  const persistent = await page.evaluate(() => navigator.storage.persist());
  await session.detach();
  return persistent;
}

/** The disk under the profile is full, until somebody makes room. */
export const fullDisk: Scenario = {
  name: 'full-disk',
  about: 'the disk under the profile full, or nearly so, for a while',
  times: { full: 9, short: 0 },
  impossible: whyNoLoopDisk,
  run: async (world, times, tally) => {
    const disk = await makeLoopDisk(diskMb);
    let turn = 0;
    try {
      const profile = join(disk.folder, 'profile');
      await mkdir(profile);
      await strikeBatches(world, tally, times, 'full disks', {
        profile,
        strike: async (sitting) => {
          if (!(await makePersistent(sitting.page())))
            note(tally, 'the storage could not be made persistent');
          await disk.fill(leftBytes[turn % leftBytes.length]);
          turn += 1;
          let ended = 'still running';
          try {
            const page = sitting.page();
            for (const startMs = Date.now(); Date.now() - startMs < withinMs;) {
              const progress = await readProgress(page);
              if (progress.state === 'idle') {
                ended = isFinished(progress) ? 'finished all the same' : 'stopped';
                break;
              }
              await page.waitForTimeout(100);
            }
            for (const words of await page.getByRole('alert').allInnerTexts())
              note(tally, `the page says: ${words.replaceAll(/\s+/g, ' ')}`);
          } catch {
            ended = 'browser or page lost';
          }
          count(tally, ended);
          await disk.fill(undefined);
          // A database that the browser closed is taken up again, or given up, within this time.
          await new Promise((passed) => setTimeout(passed, takenUpWithinMs));
          const stands = ended !== 'browser or page lost' && !(await hasLostItsStores(sitting.page()));
          if (stands) return 'nothing';
          // As its user does. Chromium 156 may count 4 GB as used after a full disk, and refuse all further files.
          count(tally, 'browser started again');
          await sitting.quit();
          return 'browser';
        },
      });
    } finally {
      await disk.remove();
    }
  },
};
