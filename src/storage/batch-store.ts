import { countMoved } from '#engine/counts.ts';
import type { BatchStore, Clock, Item, ItemState } from '#engine/ports.ts';
import { openGroupCommit } from './group-commit.ts';
import { journaled } from './journal/journaled.ts';
import { noJournal, type Journal } from './journal/open-journal.ts';
import { itemRecords } from './journal/records.ts';
import { changed, type Database, type StoredItem } from './schema.ts';

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

/** The store in this database, with the journal beside it. */
export function openBatchStore(
  database: Database,
  clock: Clock,
  journal: Journal = noJournal,
): DurableBatchStore {
  const { batches, items } = database;

  /** Moves every item in these states, with the batch's counters, in one transaction. */
  async function moveAll(
    batchId: string,
    statuses: readonly ItemState['status'][],
    to: (item: Item) => Partial<Item> | undefined,
  ): Promise<readonly Item[]> {
    return journaled(database, journal, batchId, [batches, items], async () => {
      const batch = await batches.get(batchId);
      if (batch === undefined) return { result: [], records: [] };
      let { counts } = batch;
      const moved: StoredItem[] = [];
      for (const status of statuses) {
        const found = await items.where('[batchId+state.status]').equals([batchId, status]).toArray();
        for (const from of found) {
          const change = to(from);
          if (change === undefined) continue;
          const item = changed(from, change);
          moved.push(item);
          counts = countMoved(counts, from.state, item.state);
        }
      }
      await items.bulkPut(moved);
      await batches.put({ ...batch, counts });
      return { result: moved, records: itemRecords(moved) };
    });
  }

  return {
    ...openGroupCommit(database, clock, journal),

    cancelRest: (batchId) =>
      moveAll(batchId, ['awaited', 'queued', 'running'], () => ({ state: { status: 'cancelled' } })),

    releaseLeases: (batchId) => moveAll(batchId, ['running'], () => ({ state: { status: 'queued' } })),

    requeue: (batchId, statuses) =>
      moveAll(batchId, statuses, ({ sha256, attempts, state }) => {
        if (sha256 !== '') return { attemptsBefore: attempts, state: { status: 'queued' } };
        return state.status === 'cancelled' ? { state: { status: 'awaited' } } : undefined;
      }),
  };
}
