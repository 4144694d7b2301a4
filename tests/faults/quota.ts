import { isFinished, readProgress } from '#cli/drive-page.ts';
import { count, note, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

/** What is left of the quota at each strike, in turns. */
const leftBytes = [0, 64 * 1024, 1024 * 1024];
/** The app is to have stopped, or to have finished, by then. */
const withinMs = 15_000;

/** The browser refuses to store more, until it is allowed to again. */
export const quota: Scenario = {
  name: 'quota',
  about: 'the quota set to what is used and 0 B, 64 kB or 1 MB more, for a while',
  times: { full: 12, short: 0 },
  run: async (world, times, tally) => {
    let turn = 0;
    await strikeBatches(world, tally, times, 'quotas', {
      strike: async (sitting) => {
        const page = sitting.page();
        const session = await page.context().newCDPSession(page);
        const origin = new URL(world.url).origin;
        const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
        const left = leftBytes[turn % leftBytes.length] ?? 0;
        turn += 1;
        await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + left });
        for (const startMs = Date.now(); Date.now() - startMs < withinMs;) {
          const progress = await readProgress(page);
          if (progress.state === 'idle') {
            count(tally, isFinished(progress) ? 'finished all the same' : 'stopped');
            break;
          }
          await page.waitForTimeout(100);
        }
        for (const words of await page.getByRole('alert').allInnerTexts())
          note(tally, `the page says: ${words.replaceAll(/\s+/g, ' ')}`);
        await session.send('Storage.overrideQuotaForOrigin', { origin });
        await session.detach();
        return 'nothing';
      },
    });
  },
};
