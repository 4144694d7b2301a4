import type { Table } from 'dexie';
import type { Database } from '../schema.ts';
import { owedMark } from './marks.ts';
import type { Journal } from './open-journal.ts';
import type { JournalRecord } from './records.ts';

/** What a change did: its result, and what the journal is to say of it. */
export type Change<T> = { readonly result: T; readonly records: readonly JournalRecord[] };

/**
 * Makes a change of one batch in one transaction, then writes it into the journal; only then it is said to be made.
 * A change that the journal was not told, because the page ended or the disk is full, is marked as owed to it: the
 * mark is made in the change's own transaction.
 */
export async function journaled<T>(
  database: Database,
  journal: Journal,
  batchId: string,
  tables: readonly Table[],
  change: () => Promise<Change<T>>,
): Promise<T> {
  const { marks } = database;
  const owed = owedMark(batchId);
  const { result, records } = await database.transaction('rw', [...tables, marks], async () => {
    const done = await change();
    if (done.records.length > 0) await marks.put(owed);
    return done;
  });
  if (records.length === 0) return result;
  try {
    const position = await journal.append(batchId, records, 'flushed');
    // Nobody waits for this: a mark too many only has the batch written once more.
    if (position !== undefined) marks.delete(owed.key).catch(() => undefined);
  } catch {
    // The disk is full; the change is in the database.
  }
  return result;
}
