import type { Item } from '#engine/ports.ts';
import { itemIdsOf } from './item-ids.ts';
import type { ClassRecord, Database } from './schema.ts';

/** Summaries of classes, each as of the results it was made from. */
export type ClassRecordStore = {
  /** The summary by this version of the analysis that the results of now would make again; undefined where it is older. */
  readonly current: (batchId: string, version: number) => Promise<ClassRecord | undefined>;
  /**
   * Puts a summary in the place of the older one, in one transaction with the items it is of: it counts them there, and
   * writes nothing (undefined) where an item was changed, came or went since `seen`, its revision by its id, was read.
   */
  readonly put: (
    batchId: string,
    summary: unknown,
    seen: ReadonlyMap<string, number>,
    made: { readonly atMs: number; readonly version: number },
  ) => Promise<ClassRecord | undefined>;
};

/** The summaries in this database. They are in it alone: the results that they follow from are in both stores. */
export function openClassRecords(database: Database): ClassRecordStore {
  const { batches, items, classRecords } = database;
  const itemsOf = (batchId: string): Promise<readonly Item[]> =>
    items
      .where('id')
      .between(...itemIdsOf(batchId))
      .toArray();
  return {
    current: (batchId, version) =>
      database.transaction('r', items, classRecords, async () => {
        const [record, present] = await Promise.all([classRecords.get(batchId), itemsOf(batchId)]);
        const of = madeFrom(present, version);
        const isCurrent = Object.entries(of).every(
          ([key, value]) => record?.of?.[key as keyof typeof of] === value,
        );
        return isCurrent ? record : undefined;
      }),
    put: (batchId, summary, seen, made) =>
      database.transaction('rw', batches, items, classRecords, async () => {
        const [batch, present] = await Promise.all([batches.get(batchId), itemsOf(batchId)]);
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
          madeAtMs: made.atMs,
          of: madeFrom(present, made.version),
        };
        await classRecords.put(record);
        return record;
      }),
  };
}

function madeFrom(items: readonly Item[], version: number): NonNullable<ClassRecord['of']> {
  return { items: items.length, revisions: items.reduce((sum, { rev = 0 }) => sum + rev, 0), version };
}
