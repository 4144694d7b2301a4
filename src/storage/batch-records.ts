import { countAdded, noItems } from '#engine/counts.ts';
import type { Batch, Item, ItemState } from '#engine/ports.ts';
import { itemIdAt, itemIdsOf, type BatchRecord, type Database } from './schema.ts';

/** A file about to become an item. */
export type NewItem = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly state: ItemState;
};

/** Batches and their items as pages make, read and remove them. */
export type BatchRecords = {
  readonly create: (batch: Batch) => Promise<void>;
  /** Newest first. */
  readonly list: () => Promise<readonly BatchRecord[]>;
  readonly get: (batchId: string) => Promise<BatchRecord | undefined>;
  readonly rename: (batchId: string, title: string) => Promise<void>;
  /** Appends items in this order; [] where the batch was removed meanwhile. */
  readonly addItems: (batchId: string, added: readonly NewItem[]) => Promise<readonly Item[]>;
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

/** The records in this database. */
export function openBatchRecords(database: Database): BatchRecords {
  const { batches, items, findings } = database;
  return {
    create: async (batch) => {
      await batches.add({ ...batch, counts: noItems });
    },

    list: async () => (await batches.toArray()).sort((a, b) => b.createdAtMs - a.createdAtMs),

    get: (batchId) => batches.get(batchId),

    rename: async (batchId, title) => {
      await batches.update(batchId, { title });
    },

    addItems: (batchId, added) =>
      database.transaction('rw', batches, items, async () => {
        const batch = await batches.get(batchId);
        if (batch === undefined) return [];
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
        await items.bulkAdd(fresh);
        const counts = fresh.reduce((sum, item) => countAdded(sum, item.state), batch.counts);
        await batches.put({ ...batch, counts });
        return fresh;
      }),

    items: (batchId, from, to) => {
      const [first, last] = itemIdsOf(batchId);
      const lower = from === undefined ? first : itemIdAt(batchId, from);
      const upper = to === undefined ? last : itemIdAt(batchId, to);
      return items.where('id').between(lower, upper, true, false).toArray();
    },

    item: (itemId) => items.get(itemId),

    findings: async (itemIds) => (await findings.bulkGet([...itemIds])).map((record) => record?.bytes),

    remove: (batchId) =>
      database.transaction('rw', batches, items, findings, async () => {
        const [first, last] = itemIdsOf(batchId);
        const hashes = (await items.where('id').between(first, last).toArray()).map(({ sha256 }) => sha256);
        await items.where('id').between(first, last).delete();
        await findings.where('itemId').between(first, last).delete();
        await batches.delete(batchId);
        return [...new Set(hashes)].filter((hash) => hash !== '');
      }),

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
