import { count, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

const shortestS = 1;
const longestS = 20;
/** Longer than a file may take: a closed lid is not the file's fault. */
const lidS = 70;

/** The page is frozen, and its workers with it, as under a closed lid. */
export const freezes: Scenario = {
  name: 'freezes',
  about: `the page frozen for ${String(shortestS)} to ${String(longestS)} s, the first time for ${String(lidS)} s`,
  times: { full: 8, short: 0 },
  run: async (world, times, tally) => {
    let first = true;
    await strikeBatches(world, tally, times, 'freezes', {
      noneFails: true,
      strike: async (sitting) => {
        const page = sitting.page();
        const session = await page.context().newCDPSession(page);
        const seconds = first ? lidS : shortestS + world.random() ** 2 * (longestS - shortestS);
        first = false;
        await session.send('Page.setWebLifecycleState', { state: 'frozen' });
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        await session.send('Page.setWebLifecycleState', { state: 'active' });
        await session.detach();
        count(tally, 'seconds frozen', Math.round(seconds));
        return 'nothing';
      },
    });
  },
};
