import { itemIdsOf } from './item-ids.ts';
import type { Database } from './schema.ts';

/** Deletes everything of a batch in one transaction and gives the hashes of the files its items had. */
export function removeBatch(database: Database, batchId: string): Promise<readonly string[]> {
  const { batches, items, findings, folders, classRecords } = database;
  return database.transaction('rw', [batches, items, findings, folders, classRecords], async () => {
    const [first, last] = itemIdsOf(batchId);
    const hashes = (await items.where('id').between(first, last).toArray()).map(({ sha256 }) => sha256);
    await items.where('id').between(first, last).delete();
    await findings.where('itemId').between(first, last).delete();
    await folders.delete(batchId);
    await classRecords.delete(batchId);
    await batches.delete(batchId);
    return [...new Set(hashes)].filter((hash) => hash !== '');
  });
}
