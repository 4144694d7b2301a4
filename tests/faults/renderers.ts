import type { Scenario } from './scenario.ts';
import { strikeBatches } from './struck-batches.ts';

/** The browser keeps a renderer in reserve, and has to notice that it is gone as well. */
const noticedWithinMs = 500;

/** The page's process alone, as after an out-of-memory: the browser lives on. */
export const renderers: Scenario = {
  name: 'renderers',
  about: 'SIGKILL to the renderers alone at random instants',
  times: { full: 50, short: 3 },
  run: (world, times, tally) =>
    strikeBatches(world, tally, times, 'renderers', {
      strike: async (sitting) => {
        const killed = await sitting.browser().killRenderers();
        if (killed === 0) throw new Error('no renderer was found');
        await new Promise((resolve) => setTimeout(resolve, noticedWithinMs));
        return 'page';
      },
    }),
};
