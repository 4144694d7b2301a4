import type { Item } from '#engine/ports.ts';
import type { RequeueWhich } from '#storage/batch-store.ts';
import type { BatchApi } from './batch-api.ts';
import { inputsLock, type BatchPorts } from './batch-ports.ts';
import type { StoredInputs } from './stored-inputs.ts';

/** What a person may do with files that came to an end. */
export type ItemChanges = Pick<
  BatchApi,
  'retryFailed' | 'retryCancelled' | 'retryItems' | 'confirm' | 'dismiss'
>;

/** Joins these changes to the stores; `tell` hears of what changed. */
export function openItemChanges(
  { store, records, locks }: BatchPorts,
  stored: StoredInputs,
  tell: (batchId: string, items: readonly Item[]) => void,
): ItemChanges {
  /** Bytes are looked for and items queued under one lock, so that no sweep takes a file between the two. */
  async function requeue(batchId: string, which: RequeueWhich): Promise<number> {
    const items = await locks.request(inputsLock, async () => {
      return store.requeue(batchId, which, await stored.atHand(batchId));
    });
    tell(batchId, items);
    return items.length;
  }

  return {
    retryFailed: (batchId) => requeue(batchId, { statuses: ['failed', 'quarantined'] }),
    retryCancelled: (batchId) => requeue(batchId, { statuses: ['cancelled'] }),
    retryItems: async (itemIds) => {
      let count = 0;
      for (const [batchId, ids] of await byBatch(itemIds)) count += await requeue(batchId, { ids });
      return count;
    },
    confirm: async (itemIds, confirmed) => {
      for (const [batchId, ids] of await byBatch(itemIds)) {
        const items = await records.confirm(batchId, ids, confirmed);
        tell(batchId, items);
        if (confirmed) stored.stand(items);
      }
    },
    dismiss: async (itemIds) => {
      for (const [batchId, ids] of await byBatch(itemIds)) {
        const items = await records.dismiss(batchId, ids);
        tell(batchId, items);
        await stored.release(items.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== ''));
      }
    },
  };

  /** Almost always the items of one batch. */
  async function byBatch(itemIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const groups = new Map<string, string[]>();
    for (const item of await records.itemsOf(itemIds)) {
      const group = groups.get(item.batchId);
      if (group === undefined) groups.set(item.batchId, [item.id]);
      else group.push(item.id);
    }
    return groups;
  }
}
