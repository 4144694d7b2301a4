import type { DurableBatchStore } from '../batch-store.ts';
import { sealFields, sealFinding } from './seal-item.ts';
import type { Unsealing } from './unseal.ts';

/** The store as the engine sees it, over one in which items may lie sealed. */
export function sealedStore(store: DurableBatchStore, unsealing: Unsealing): DurableBatchStore {
  return {
    ...store,

    claim: async (...asked) => {
      const claimed = await store.claim(...asked);
      return claimed.kind === 'item' ? { ...claimed, item: await unsealing.item(claimed.item) } : claimed;
    },

    // What is sealed is claimed by itself: unsealing takes its time, and `next` is answered at once.
    settle: async (claimed, end, finding, next) => {
      const { sealed } = claimed;
      if (sealed === undefined) return store.settle(claimed, end, finding, next);
      const key = unsealing.keyOf(sealed);
      const [stored, fields, bytes] = await Promise.all([
        unsealing.stored(claimed),
        sealFields(key, sealed, end),
        finding && sealFinding(key, sealed, finding),
      ]);
      const settled = await store.settle(stored, fields, bytes);
      return settled && unsealing.item(settled);
    },

    replace: async (present, change, finding) => {
      const { sealed } = present;
      if (sealed === undefined) return store.replace(present, change, finding);
      const key = unsealing.keyOf(sealed);
      const [stored, fields, bytes] = await Promise.all([
        unsealing.stored(present),
        sealFields(key, sealed, change),
        sealFinding(key, sealed, finding),
      ]);
      const replaced = await store.replace(stored, fields, bytes);
      return replaced && unsealing.item(replaced);
    },

    cancelRest: async (...asked) => unsealing.items(await store.cancelRest(...asked)),
    releaseLeases: async (...asked) => unsealing.items(await store.releaseLeases(...asked)),
    requeue: async (...asked) => unsealing.items(await store.requeue(...asked)),
  };
}
