import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { isFinished, readProgress } from '#cli/drive-page.ts';
import { makeLoopDisk, whyNoLoopDisk } from './loop-disk.ts';
import { count, note, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

/** Takes no more space than what is written to it. Of the size that disks have: what the browser wants free goes by it. */
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
 * The disk under the profile is full, until somebody makes room. Nobody asked the browser to keep this storage: it must
 * be left alone because it is small, and counted as it is ([Note: Sizes that turn negative]).
 */
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
          // As its user does.
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
