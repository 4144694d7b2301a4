import { itemIdsOf, type ClassRecord, type Database } from './schema.ts';

/** Summaries of classes, each as of the results it was made from. */
export type ClassRecordStore = {
  readonly get: (batchId: string) => Promise<ClassRecord | undefined>;
  /**
   * Puts a summary in the place of the older one, in one transaction with the items it is of: it counts them there, and
   * writes nothing (undefined) where an item was changed, came or went since `seen`, its revision by its id, was read.
   */
  readonly put: (
    batchId: string,
    summary: unknown,
    seen: ReadonlyMap<string, number>,
    madeAtMs: number,
  ) => Promise<ClassRecord | undefined>;
};

/** The summaries in this database. They are in it alone: the results that they follow from are in both stores. */
export function openClassRecords(database: Database): ClassRecordStore {
  const { batches, items, classRecords } = database;
  return {
    get: (batchId) => classRecords.get(batchId),
    put: (batchId, summary, seen, madeAtMs) =>
      database.transaction('rw', batches, items, classRecords, async () => {
        const [first, last] = itemIdsOf(batchId);
        const [batch, present] = await Promise.all([
          batches.get(batchId),
          items.where('id').between(first, last).toArray(),
        ]);
        const isSame =
          present.length === seen.size && present.every(({ id, rev = 0 }) => seen.get(id) === rev);
        if (batch === undefined || !isSame) return undefined;
        const { total, completed, partial, failed } = batch.counts;
        const times = present.flatMap(({ tookMs }) => (tookMs === undefined ? [] : [tookMs]));
        const record: ClassRecord = {
          id: batchId,
          total,
          successful: completed + partial,
          failed,
          ...(times.length > 0 && { processingMs: times.reduce((sum, tookMs) => sum + tookMs, 0) }),
          summary,
          createdAtMs: batch.createdAtMs,
          madeAtMs,
        };
        await classRecords.put(record);
        return record;
      }),
  };
}
