import type { Worker } from 'playwright';
import { count, type Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

/** One death in so many is silent: no event tells of it. */
const silentEvery = 5;
/** And so many hit the worker that writes the journal, or the one that takes files in. */
const otherEvery = 10;

/** Workers die: by an error that nobody catches, or without a word. */
export const workers: Scenario = {
  name: 'workers',
  about: 'a worker dies: by an uncaught error, or silently',
  times: { full: 50, short: 0 },
  run: async (world, times, tally) => {
    let turn = 0;
    await strikeBatches(world, tally, times, 'workers', {
      strike: async (sitting) => {
        const page = sitting.page();
        const others = turn % otherEvery === otherEvery - 1;
        const hit = page
          .workers()
          .filter((worker) => worker.url().includes('analysis.worker') !== others)
          .at(Math.floor(world.random() * 4));
        if (hit === undefined) return 'missed';
        const silent = others || turn % silentEvery === silentEvery - 1;
        turn += 1;
        // It may have been ended by the page meanwhile.
        if (!(await end(hit, silent).catch(() => false))) return 'missed';
        count(tally, `${nameOf(hit)} ${silent ? 'silently' : 'by an error'}`);
        return 'nothing';
      },
    });
  },
};

function nameOf(worker: Worker): string {
  return /(\w+\.worker)/.exec(worker.url())?.[1] ?? worker.url();
}

async function end(worker: Worker, silent: boolean): Promise<boolean> {
  return worker.evaluate((isSilent) => {
    if (isSilent) self.close();
    else
      setTimeout(() => {
        throw new Error('this worker was to die');
      }, 0);
    return true;
  }, silent);
}
