import { countMoved } from '#engine/counts.ts';
import type { Clock, Item, ItemState } from '#engine/ports.ts';
import { journaled } from './journal/journaled.ts';
import type { Journal } from './journal/open-journal.ts';
import { itemRecords } from './journal/records.ts';
import { changed, type Database, type StoredItem } from './schema.ts';

/** Which items of a batch: these, or all in these states. */
export type Which =
  { readonly ids: readonly string[] } | { readonly statuses: readonly ItemState['status'][] };

/** Changes items of one batch together; see `openMoves`. */
export type MoveItems = (
  batchId: string,
  which: Which,
  to: (item: Item, index: number) => Partial<Item> | undefined,
) => Promise<readonly Item[]>;

/**
 * Gives the one way in which many items change at once: in one transaction with the batch's counters, then told to the
 * journal. Items that `to` has no change for, and unknown ids, stay as they are; the changed ones are given back. An
 * item that is no longer done loses its finding; one whose state changes gets the time of it.
 */
export function openMoves(database: Database, journal: Journal, clock: Clock): MoveItems {
  const { batches, items, findings } = database;

  async function read(batchId: string, which: Which): Promise<readonly (StoredItem | undefined)[]> {
    if ('ids' in which) return items.bulkGet([...which.ids]);
    const found: StoredItem[] = [];
    for (const status of which.statuses)
      found.push(...(await items.where('[batchId+state.status]').equals([batchId, status]).toArray()));
    return found;
  }

  return (batchId, which, to) =>
    journaled(database, journal, batchId, [batches, items, findings], async () => {
      const [batch, present] = await Promise.all([batches.get(batchId), read(batchId, which)]);
      if (batch === undefined) return { result: [], records: [] };
      let { counts } = batch;
      const moved: StoredItem[] = [];
      const undone: string[] = [];
      present.forEach((from, index) => {
        const change = from?.batchId === batchId ? to(from, index) : undefined;
        if (from === undefined || change === undefined) return;
        const item = changed(from, 'state' in change ? { updatedAtMs: clock.nowMs(), ...change } : change);
        moved.push(item);
        if (from.state.status === 'done' && item.state.status !== 'done') undone.push(item.id);
        counts = countMoved(counts, from.state, item.state);
      });
      if (moved.length === 0) return { result: [], records: [] };
      await Promise.all([
        items.bulkPut(moved),
        batches.put({ ...batch, counts }),
        undone.length > 0 ? findings.bulkDelete(undone) : undefined,
      ]);
      return { result: moved, records: itemRecords(moved) };
    });
}
