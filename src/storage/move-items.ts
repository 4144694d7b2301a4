import { countMoved } from '#engine/counts.ts';
import type { Clock, Item, ItemState } from '#engine/ports.ts';
import { inParts } from './in-parts.ts';
import { journaled } from './journal/journaled.ts';
import type { Journal } from './journal/open-journal.ts';
import { itemRecords } from './journal/records.ts';
import { changed, type Database } from './schema.ts';

/** Which items of a batch: these, or all in these states. */
export type Which =
  { readonly ids: readonly string[] } | { readonly statuses: readonly ItemState['status'][] };

/** Changes items of one batch together; see `openMoves`. */
export type MoveItems = (
  batchId: string,
  which: Which,
  to: (item: Item, index: number) => Partial<Item> | undefined,
) => Promise<readonly Item[]>;

type Found = { readonly ids: readonly string[]; readonly present?: readonly Item[] | undefined };

/** Items read between two turns of the page. */
const itemsAtOnce = 250;

/**
 * Gives the one way in which many items change at once: in one transaction with the batch's counters, then told to the
 * journal. Items that `to` has no change for, and unknown ids, stay as they are; the changed ones are given back. An
 * item that is no longer done loses its finding; one whose state changes gets the time of it.
 */
export function openMoves(database: Database, journal: Journal, clock: Clock): MoveItems {
  const { batches, items, findings } = database;

  /** Items in these states: few are read at once, many only named, to be read in parts. */
  async function inStates(batchId: string, statuses: readonly string[]): Promise<Found> {
    const ids: string[] = [];
    const present: Item[] = [];
    for (const status of statuses) {
      const found = () => items.where('[batchId+state.status]').equals([batchId, status]);
      const some = await found().limit(itemsAtOnce).toArray();
      present.push(...some);
      ids.push(...(some.length < itemsAtOnce ? some.map(({ id }) => id) : await found().primaryKeys()));
    }
    return ids.length === present.length ? { ids, present } : { ids };
  }

  return (batchId, which, to) =>
    journaled(database, journal, batchId, [batches, items, findings], async () => {
      const [batch, found] = await Promise.all([
        batches.get(batchId),
        'ids' in which ? (which satisfies Found) : inStates(batchId, which.statuses),
      ]);
      const { ids, present: read }: Found = found;
      if (batch === undefined) return { result: [], records: [] };
      let { counts } = batch;
      const moved: Item[] = [];
      for (let start = 0; start < ids.length; start += itemsAtOnce) {
        const end = start + itemsAtOnce;
        const present = read?.slice(start, end) ?? (await items.bulkGet(ids.slice(start, end)));
        const put: Item[] = [];
        const undone: string[] = [];
        present.forEach((from, index) => {
          const change = from?.batchId === batchId ? to(from, start + index) : undefined;
          if (from === undefined || change === undefined) return;
          const item = changed(from, 'state' in change ? { updatedAtMs: clock.nowMs(), ...change } : change);
          put.push(item);
          if (from.state.status === 'done' && item.state.status !== 'done') undone.push(item.id);
          counts = countMoved(counts, from.state, item.state);
        });
        moved.push(...put);
        await Promise.all([
          put.length > 0 ? inParts(put, (part) => items.bulkPut(part)) : undefined,
          undone.length > 0 ? findings.bulkDelete(undone) : undefined,
          end >= ids.length && moved.length > 0 ? batches.put({ ...batch, counts }) : undefined,
        ]);
      }
      return { result: moved, records: itemRecords(moved) };
    });
}
