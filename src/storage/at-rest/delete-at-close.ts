import { itemIdsOf, type Database } from '../schema.ts';

/**
 * Asks the database to delete batches, from a page that is on its way out: everything is asked for in one turn, and
 * nothing is waited for. What does not come to pass, and what lies elsewhere, goes at the next start.
 */
export function deleteAtClose(database: Database, batchIds: readonly string[]): void {
  if (batchIds.length === 0 || !database.isOpen()) return;
  const names = ['batches', 'items', 'findings', 'folders', 'classRecords'];
  const transaction = database.backendDB().transaction(names, 'readwrite');
  for (const batchId of batchIds) {
    const [first, last] = itemIdsOf(batchId);
    transaction.objectStore('items').delete(IDBKeyRange.bound(first, last));
    transaction.objectStore('findings').delete(IDBKeyRange.bound(first, last));
    for (const name of ['batches', 'folders', 'classRecords']) transaction.objectStore(name).delete(batchId);
  }
  transaction.commit();
}
