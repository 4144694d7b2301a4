import type { Page, Worker } from 'playwright';
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
        const others = turn % otherEvery === otherEvery - 1;
        const living = await namedWorkers(sitting.page());
        const hit = living
          .filter(({ kind }) => (kind !== 'analysis') === others)
          .at(Math.floor(world.random() * 4));
        if (hit === undefined) return 'missed';
        const silent = others || turn % silentEvery === silentEvery - 1;
        turn += 1;
        // It may have been ended by the page meanwhile.
        if (!(await end(hit.worker, silent).catch(() => false))) return 'missed';
        count(tally, `${hit.kind} ${silent ? 'silently' : 'by an error'}`);
        return 'nothing';
      },
    });
  },
};

/** The workers that answer, each with what it does: their addresses are all made up (`static/guard.js`). */
async function namedWorkers(
  page: Page,
): Promise<readonly { readonly worker: Worker; readonly kind: string }[]> {
  const named = await Promise.all(
    page.workers().map(async (worker) => {
      const name = await worker.evaluate(() => self.name).catch(() => '');
      return { worker, kind: /^[a-z]+/.exec(name)?.[0] ?? '' };
    }),
  );
  return named.filter(({ kind }) => kind !== '');
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
