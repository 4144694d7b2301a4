import { countAdded, countMoved, noItems } from '#engine/counts.ts';
import type { Batch, Item, ItemState } from '#engine/ports.ts';
import { journaled } from './journal/journaled.ts';
import { noJournal, type Journal } from './journal/open-journal.ts';
import { itemRecords } from './journal/records.ts';
import { removeBatch } from './remove-batch.ts';
import { changed, itemIdAt, itemIdsOf, type BatchRecord, type Database, type StoredItem } from './schema.ts';

/** A file about to become an item. */
export type NewItem = {
  readonly name: string;
  readonly folder?: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly state: ItemState;
};

/** The bytes of an awaited item have come, or will not. */
export type FilledItem = Pick<Item, 'id' | 'sizeBytes' | 'sha256' | 'state'>;

/** Batches and their items as pages make, read and remove them. */
export type BatchRecords = {
  readonly create: (batch: Batch) => Promise<void>;
  /** Newest first. */
  readonly list: () => Promise<readonly BatchRecord[]>;
  readonly get: (batchId: string) => Promise<BatchRecord | undefined>;
  readonly rename: (batchId: string, title: string) => Promise<void>;
  /** Appends items in this order; [] where the batch was removed meanwhile. */
  readonly addItems: (batchId: string, added: readonly NewItem[]) => Promise<readonly Item[]>;
  /** Awaits items without stored bytes again and gives them; others, and unknown ids, stay as they are. */
  readonly awaitAgain: (batchId: string, itemIds: readonly string[]) => Promise<readonly Item[]>;
  /** Moves awaited items on and gives them; one that is no longer awaited (cancelled, removed) stays as it is. */
  readonly fill: (batchId: string, filled: readonly FilledItem[]) => Promise<readonly Item[]>;
  /** In ordinal order, from and up to (not including) an ordinal. */
  readonly items: (batchId: string, from?: number, to?: number) => Promise<readonly Item[]>;
  readonly item: (itemId: string) => Promise<Item | undefined>;
  /** The findings of these items as UTF-8 JSON, undefined where there is none. */
  readonly findings: (itemIds: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;
  /** Deletes the batch, its items and findings, and gives the hashes of the files its items had. */
  readonly remove: (batchId: string) => Promise<readonly string[]>;
  /** Which of these stored files some item still needs: every item that is not done keeps its bytes. */
  readonly needed: (hashes: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** Items read or written between two turns of the page: ten thousand at once would hold it up for a second. */
const itemsAtOnce = 250;

/** The records in this database, with the journal beside it. */
export function openBatchRecords(database: Database, journal: Journal = noJournal): BatchRecords {
  const { batches, items, findings } = database;

  /** Moves these items, with the batch's counters, in one transaction. */
  function moveItems(
    batchId: string,
    itemIds: readonly string[],
    to: (item: Item, index: number) => Partial<Item> | undefined,
  ): Promise<readonly Item[]> {
    return journaled(database, journal, batchId, [batches, items], async () => {
      const [batch, present] = await Promise.all([batches.get(batchId), items.bulkGet([...itemIds])]);
      if (batch === undefined) return { result: [], records: [] };
      let { counts } = batch;
      const moved: StoredItem[] = [];
      present.forEach((from, index) => {
        const change = from && to(from, index);
        if (from === undefined || change === undefined) return;
        const item = changed(from, change);
        moved.push(item);
        counts = countMoved(counts, from.state, item.state);
      });
      await Promise.all([items.bulkPut(moved), batches.put({ ...batch, counts })]);
      return { result: moved, records: itemRecords(moved) };
    });
  }

  /** Items with these bounds of their ordinals. */
  function between(batchId: string, from: number | undefined, to: number | undefined): Promise<Item[]> {
    const [first, last] = itemIdsOf(batchId);
    const lower = from === undefined ? first : itemIdAt(batchId, from);
    const upper = to === undefined ? last : itemIdAt(batchId, to);
    return items.where('id').between(lower, upper, true, false).toArray();
  }

  return {
    create: (batch) =>
      journaled(database, journal, batch.id, [batches], async () => {
        await batches.add({ ...batch, counts: noItems });
        return { result: undefined, records: [{ kind: 'batch', batch }] };
      }),

    list: async () => (await batches.toArray()).sort((a, b) => b.createdAtMs - a.createdAtMs),

    get: (batchId) => batches.get(batchId),

    rename: (batchId, title) =>
      journaled(database, journal, batchId, [batches], async () => {
        const record = await batches.get(batchId);
        if (record === undefined) return { result: undefined, records: [] };
        const renamed = { ...record, title, rev: (record.rev ?? 0) + 1 };
        await batches.put(renamed);
        const { counts: _counts, ...batch } = renamed;
        return { result: undefined, records: [{ kind: 'batch', batch }] };
      }),

    addItems: (batchId, added) =>
      journaled(database, journal, batchId, [batches, items], async () => {
        const batch = await batches.get(batchId);
        if (batch === undefined) return { result: [], records: [] };
        const fresh = added.map((item, index): Item => {
          const ordinal = batch.counts.total + index;
          return {
            ...item,
            id: itemIdAt(batchId, ordinal),
            batchId,
            ordinal,
            attempts: 0,
          };
        });
        for (let from = 0; from < fresh.length; from += itemsAtOnce)
          await items.bulkAdd(fresh.slice(from, from + itemsAtOnce));
        const counts = fresh.reduce((sum, item) => countAdded(sum, item.state), batch.counts);
        await batches.put({ ...batch, counts });
        return { result: fresh, records: itemRecords(fresh) };
      }),

    awaitAgain: (batchId, itemIds) =>
      moveItems(batchId, itemIds, (item) =>
        item.sha256 === '' ? { state: { status: 'awaited' } } : undefined,
      ),

    fill: (batchId, filled) =>
      moveItems(
        batchId,
        filled.map(({ id }) => id),
        (item, index) => (item.state.status === 'awaited' ? filled[index] : undefined),
      ),

    items: async (batchId, from, to) => {
      if (to !== undefined) return between(batchId, from, to);
      const all: Item[] = [];
      for (let next = from ?? 0; ; next += itemsAtOnce) {
        const part = await between(batchId, next, next + itemsAtOnce);
        all.push(...part);
        if (part.length < itemsAtOnce) return all;
      }
    },

    item: (itemId) => items.get(itemId),

    findings: async (itemIds) => (await findings.bulkGet([...itemIds])).map((record) => record?.bytes),

    remove: async (batchId) => {
      // Said before it is done, so that what is left of the batch after a crash is removed too, not healed.
      await journal.append(batchId, [{ kind: 'removed', batchId }], 'flushed').catch(() => undefined);
      const hashes = await removeBatch(database, batchId);
      await journal.free(batchId);
      return hashes;
    },

    needed: async (hashes) => {
      const holders = await items
        .where('sha256')
        .anyOf([...hashes])
        .filter(({ state }) => state.status !== 'done')
        .toArray();
      return new Set(holders.map(({ sha256 }) => sha256));
    },
  };
}
