import { countMoved } from '#engine/counts.ts';
import type { BatchStore, Clock, Item, ItemState } from '#engine/ports.ts';
import type { Database } from './schema.ts';

/** The engine's store, and the moves of many items at once that pages ask for. */
export type DurableBatchStore = BatchStore & {
  /** Queues what an ended session left running. Only for the tab that holds the batch's lock. */
  readonly releaseLeases: (batchId: string) => Promise<readonly Item[]>;
  /** Queues items of these states again, with their attempts counted anew; those without stored bytes stay. */
  readonly requeue: (batchId: string, from: RequeueFrom) => Promise<readonly Item[]>;
};

export type RequeueFrom = readonly ('failed' | 'quarantined' | 'cancelled')[];

/**
 * [Note: Claims] A claim is one read-write transaction: IndexedDB runs those on the same tables one after the other,
 * in every tab, so no two claims see the same item queued. The item, and the batch's counters, move together or not at all.
 */
export function openBatchStore(database: Database, clock: Clock): DurableBatchStore {
  const { batches, items, findings } = database;

  const inState = (batchId: string, status: ItemState['status']) =>
    items.where('[batchId+state.status]').equals([batchId, status]);

  /** Writes moved items and the batch's counters; inside a transaction only. */
  async function move(batchId: string, moves: readonly { from: Item; to: Item }[]): Promise<readonly Item[]> {
    const batch = await batches.get(batchId);
    if (batch === undefined || moves.length === 0) return [];
    const moved = moves.map(({ to }) => to);
    await items.bulkPut(moved);
    const counts = moves.reduce((sum, { from, to }) => countMoved(sum, from.state, to.state), batch.counts);
    await batches.put({ ...batch, counts });
    return moved;
  }

  async function moveAll(
    batchId: string,
    statuses: readonly ItemState['status'][],
    to: (item: Item) => Item | undefined,
  ): Promise<readonly Item[]> {
    return database.transaction('rw', batches, items, async () => {
      const found: Item[] = [];
      for (const status of statuses) found.push(...(await inState(batchId, status).toArray()));
      const moves = found.flatMap((from) => {
        const moved = to(from);
        return moved === undefined ? [] : [{ from, to: moved }];
      });
      return move(batchId, moves);
    });
  }

  return {
    claim: (batchId, leaseMs) =>
      database.transaction('rw', batches, items, async () => {
        const nowMs = clock.nowMs();
        const from =
          (await inState(batchId, 'queued').first()) ??
          (await inState(batchId, 'running')
            .filter(({ state }) => state.status === 'running' && state.leaseUntilMs <= nowMs)
            .first());
        if (from === undefined) return undefined;
        const state: ItemState = { status: 'running', leaseUntilMs: nowMs + leaseMs };
        const [claimed] = await move(batchId, [
          { from, to: { ...from, attempts: from.attempts + 1, state } },
        ]);
        return claimed;
      }),

    settle: (claimed, state, finding) =>
      database.transaction('rw', batches, items, findings, async () => {
        const from = await items.get(claimed.id);
        if (from?.state.status !== 'running' || from.attempts !== claimed.attempts) return undefined;
        if (finding !== undefined) await findings.put({ itemId: claimed.id, bytes: finding });
        const [settled] = await move(from.batchId, [{ from, to: { ...from, state } }]);
        return settled;
      }),

    cancelRest: (batchId) =>
      moveAll(batchId, ['queued', 'running'], (item) => ({ ...item, state: { status: 'cancelled' } })),

    releaseLeases: (batchId) =>
      moveAll(batchId, ['running'], (item) => ({ ...item, state: { status: 'queued' } })),

    requeue: (batchId, statuses) =>
      moveAll(batchId, statuses, (item) =>
        item.sha256 === ''
          ? undefined
          : { ...item, attemptsBefore: item.attempts, state: { status: 'queued' } },
      ),
  };
}
