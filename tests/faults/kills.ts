import type { Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

/** The whole browser, as the kernel ends it. */
export const kills: Scenario = {
  name: 'kills',
  about: 'SIGKILL to the browser at random instants',
  times: { full: 100, short: 30 },
  run: (world, times, tally) =>
    strikeBatches(world, tally, times, 'kills', {
      strike: async (sitting) => {
        await sitting.kill();
        return 'browser';
      },
    }),
};
