import { countMoved } from '#engine/counts.ts';
import type { BatchStore, Clock, Item, ItemState } from '#engine/ports.ts';
import { openGroupCommit } from './group-commit.ts';
import type { Database } from './schema.ts';

/** The engine's store, and the moves of many items at once that pages ask for. */
export type DurableBatchStore = BatchStore & {
  /** Queues what an ended session left running. Only for the tab that holds the batch's lock. */
  readonly releaseLeases: (batchId: string) => Promise<readonly Item[]>;
  /**
   * Queues items of these states again, with their attempts counted anew. Without stored bytes a cancelled item is
   * awaited again, and a failed one stays: only another file helps.
   */
  readonly requeue: (batchId: string, from: RequeueFrom) => Promise<readonly Item[]>;
};

export type RequeueFrom = readonly ('failed' | 'quarantined' | 'cancelled')[];

/** The store in this database. */
export function openBatchStore(database: Database, clock: Clock): DurableBatchStore {
  const { batches, items } = database;

  /** Moves every item in these states, with the batch's counters, in one transaction. */
  async function moveAll(
    batchId: string,
    statuses: readonly ItemState['status'][],
    to: (item: Item) => Item | undefined,
  ): Promise<readonly Item[]> {
    return database.transaction('rw', batches, items, async () => {
      const batch = await batches.get(batchId);
      if (batch === undefined) return [];
      let { counts } = batch;
      const moved: Item[] = [];
      for (const status of statuses) {
        const found = await items.where('[batchId+state.status]').equals([batchId, status]).toArray();
        for (const from of found) {
          const item = to(from);
          if (item === undefined) continue;
          moved.push(item);
          counts = countMoved(counts, from.state, item.state);
        }
      }
      await items.bulkPut(moved);
      await batches.put({ ...batch, counts });
      return moved;
    });
  }

  return {
    ...openGroupCommit(database, clock),

    cancelRest: (batchId) =>
      moveAll(batchId, ['awaited', 'queued', 'running'], (item) => ({
        ...item,
        state: { status: 'cancelled' },
      })),

    releaseLeases: (batchId) =>
      moveAll(batchId, ['running'], (item) => ({ ...item, state: { status: 'queued' } })),

    requeue: (batchId, statuses) =>
      moveAll(batchId, statuses, (item) => {
        if (item.sha256 !== '')
          return { ...item, attemptsBefore: item.attempts, state: { status: 'queued' } };
        return item.state.status === 'cancelled' ? { ...item, state: { status: 'awaited' } } : undefined;
      }),
  };
}
