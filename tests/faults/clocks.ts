import type { Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

const hourMs = 3_600_000;

/** The clock jumps by an hour between two lives: leases end too early, or never by themselves. */
export const clocks: Scenario = {
  name: 'clocks',
  about: 'the clock set an hour back or forth after a SIGKILL',
  times: { full: 10, short: 0 },
  run: (world, times, tally) =>
    strikeBatches(world, tally, times, 'clock jumps', {
      clockShiftMs: (life) => [-hourMs, 0, hourMs][life % 3] ?? 0,
      strike: async (sitting) => {
        await sitting.kill();
        return 'browser';
      },
    }),
};
