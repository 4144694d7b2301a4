import { countAdded, noItems } from '#engine/counts.ts';
import type { Item } from '#engine/ports.ts';
import { itemIdsOf } from '../item-ids.ts';
import type { Database } from '../schema.ts';
import { imagesIn, supersedes, type BatchImage, type ItemImage, type JournalRecord } from './records.ts';

/** What a part of the journal brought back into the database. */
export type Applied = {
  /** Batches that were put or whose items were. */
  readonly batchIds: ReadonlySet<string>;
  /** Ids of the items put, and of those among them that have a result or a fault. */
  readonly items: readonly string[];
  readonly rows: readonly string[];
  /** Items whose batch nothing speaks of. */
  readonly homeless: number;
  readonly removed: readonly string[];
};

/**
 * Puts into the database what records know better than it, in one transaction. Findings come with their items.
 * The counters of the batches that were touched are to be counted anew afterwards.
 */
export function applyRecords(database: Database, records: readonly JournalRecord[]): Promise<Applied> {
  const { batches, items, findings } = database;
  const images = latestImages(records);
  const brought = latestFindings(records);
  return database.transaction('rw', batches, items, findings, async () => {
    const touched = new Set(await putBatches(database, records));
    const wanted = [...images.values()];
    const present = await items.bulkGet(wanted.map(({ item }) => item.id));
    const better = wanted.filter((image, index) => supersedes(image, present[index]));
    const batchIds = [...new Set(better.map(({ item }) => item.batchId))];
    const known = new Set(
      (await batches.bulkGet(batchIds)).flatMap((batch) => (batch === undefined ? [] : [batch.id])),
    );
    const placed = better.filter(({ item }) => known.has(item.batchId));
    await items.bulkPut(placed.map(({ item }) => item));
    const revHere = new Map(
      present.flatMap((item) => (item === undefined ? [] : [[item.id, item.rev ?? 0] as const])),
    );
    await findings.bulkPut(
      placed.flatMap(({ item: { id, rev = 0, state } }) => {
        const finding = brought.get(id);
        if (finding === undefined || state.status !== 'done') return [];
        // What is here of the finding's own or a later revision has its finding beside it.
        const isNews = finding.rev === rev || finding.rev > (revHere.get(id) ?? -1);
        return isNews ? [{ itemId: id, bytes: finding.bytes }] : [];
      }),
    );
    // Only a done item has a finding; looking for each of the others would cost as much as writing it.
    const hadFinding = new Set(present.flatMap((item) => (item?.state.status === 'done' ? [item.id] : [])));
    await findings.bulkDelete(
      placed.flatMap(({ item: { id, state } }) =>
        state.status !== 'done' && hadFinding.has(id) ? [id] : [],
      ),
    );
    for (const { item } of placed) touched.add(item.batchId);
    return {
      batchIds: touched,
      items: placed.map(({ item }) => item.id),
      rows: placed.filter(({ item }) => isSettled(item)).map(({ item }) => item.id),
      homeless: better.length - placed.length,
      removed: records.flatMap((record) => (record.kind === 'removed' ? [record.batchId] : [])),
    };
  });
}

/** Items read at a time while they are counted. */
const countedAtOnce = 250;

/** Counts the items of a batch anew. */
export function recount(database: Database, batchId: string): Promise<void> {
  const { batches, items } = database;
  return database.transaction('rw', batches, items, async () => {
    const batch = await batches.get(batchId);
    if (batch === undefined) return;
    let counts = noItems;
    const [first, last] = itemIdsOf(batchId);
    for (let from: string | undefined = first; from !== undefined;) {
      const some: readonly Item[] = await items
        .where('id')
        .between(from, last, false)
        .limit(countedAtOnce)
        .toArray();
      for (const { state } of some) counts = countAdded(counts, state);
      from = some.at(-1)?.id;
    }
    await batches.put({ ...batch, counts });
  });
}

/** Of each item the image that holds against all others of these records. */
function latestImages(records: readonly JournalRecord[]): ReadonlyMap<string, ItemImage> {
  const latest = new Map<string, ItemImage>();
  for (const image of records.flatMap((record) => [...imagesIn(record)])) {
    const before = latest.get(image.item.id);
    if (supersedes(image, before?.item)) latest.set(image.item.id, image);
  }
  return latest;
}

/**
 * Of each item the latest finding that these records bring: what was said of a result later, a review or a confirmation,
 * came without it.
 */
function latestFindings(
  records: readonly JournalRecord[],
): ReadonlyMap<string, { readonly rev: number; readonly bytes: Uint8Array }> {
  const latest = new Map<string, { readonly rev: number; readonly bytes: Uint8Array }>();
  for (const { item, finding } of records.flatMap((record) => [...imagesIn(record)])) {
    const rev = item.rev ?? 0;
    if (finding !== undefined && rev >= (latest.get(item.id)?.rev ?? -1))
      latest.set(item.id, { rev, bytes: finding });
  }
  return latest;
}

/** Puts batches that are not here or were renamed since, and gives their ids. */
async function putBatches(
  { batches }: Database,
  records: readonly JournalRecord[],
): Promise<readonly string[]> {
  const latest = new Map<string, BatchImage>();
  for (const record of records) {
    if (record.kind !== 'batch') continue;
    const before = latest.get(record.batch.id);
    if (before === undefined || (record.batch.rev ?? 0) >= (before.rev ?? 0))
      latest.set(record.batch.id, record.batch);
  }
  const ids = [...latest.keys()];
  const present = await batches.bulkGet(ids);
  const put = [...latest.values()].flatMap((batch, index) => {
    const known = present[index];
    if (known !== undefined && (known.rev ?? 0) >= (batch.rev ?? 0)) return [];
    return [{ ...batch, counts: known?.counts ?? noItems }];
  });
  await batches.bulkPut(put);
  return put.map(({ id }) => id);
}

function isSettled({ state: { status } }: Item): boolean {
  return status === 'done' || status === 'failed' || status === 'quarantined';
}
