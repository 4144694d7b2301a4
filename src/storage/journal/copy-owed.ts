import { itemIdsOf, type Database } from '../schema.ts';
import type { Journal } from './open-journal.ts';
import type { JournalRecord } from './records.ts';

/** Items written between two turns of the page; their findings are a few megabytes. */
const itemsAtOnce = 25;

/**
 * Writes into the journal all that the database has of batches which it may lack something of: those from before there
 * was a journal, or from a time when it could not be kept, or whose segments were lost. Runs beside everything else:
 * whatever happens meanwhile bears a higher revision. Gives the number of batches written.
 */
export async function copyOwed(database: Database, journal: Journal): Promise<number> {
  const { marks } = database;
  const owed = await marks.where('key').startsWith('owed/').toArray();
  const batchIds = new Set(owed.flatMap((mark) => ('batchId' in mark ? [mark.batchId] : [])));
  let copied = 0;
  for (const batchId of batchIds) {
    // Marks made from now on are for changes that this copy may miss.
    if (!(await copyBatch(database, journal, batchId))) return copied;
    copied += 1;
    await marks.bulkDelete(
      owed.filter((mark) => 'batchId' in mark && mark.batchId === batchId).map(({ key }) => key),
    );
  }
  return copied;
}

/** Whether the whole batch was written and flushed. */
async function copyBatch(database: Database, journal: Journal, batchId: string): Promise<boolean> {
  const record = await database.batches.get(batchId);
  if (record === undefined) return true; // removed meanwhile
  const { counts: _counts, ...batch } = record;
  let from = itemIdsOf(batchId)[0];
  for (;;) {
    const items = await database.items
      .where('id')
      .between(from, itemIdsOf(batchId)[1], false)
      .limit(itemsAtOnce)
      .toArray();
    const last = items.at(-1);
    if (last === undefined) break;
    from = last.id;
    const findings = await database.findings.bulkGet(items.map(({ id }) => id));
    const records = items.map((item, index): JournalRecord => {
      const bytes = findings[index]?.bytes;
      return bytes === undefined ? { kind: 'kept', item } : { kind: 'kept', item, finding: bytes };
    });
    if ((await journal.append(batchId, records, 'written')) === undefined) return false;
  }
  return (await journal.append(batchId, [{ kind: 'batch', batch }], 'flushed')) !== undefined;
}
