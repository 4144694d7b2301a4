import { count, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

const reloadsPerStorm = 20;
/** Between two reloads; the page is up after a good tenth of a second. */
const apartMs = 500;

/** A user, or a laptop, that reloads and reloads. */
export const reloads: Scenario = {
  name: 'reloads',
  about: `storms of ${String(reloadsPerStorm)} reloads within seconds`,
  times: { full: 10, short: 0 },
  run: (world, times, tally) =>
    strikeBatches(world, tally, times, 'reload storms', {
      strike: async (sitting) => {
        const page = sitting.page();
        for (let reload = 0; reload < reloadsPerStorm; reload += 1) {
          await page.reload({ waitUntil: 'commit' });
          await page.waitForTimeout(world.random() * apartMs);
          // So that some reloads meet a batch that runs.
          const onwards = page.getByRole('button', { name: /^(Continue|Resume)/ });
          if (await onwards.isVisible()) await onwards.click({ timeout: 500 }).catch(() => undefined);
          await page.waitForTimeout(world.random() * apartMs);
        }
        count(tally, 'reloads', reloadsPerStorm);
        return 'nothing';
      },
    }),
};
