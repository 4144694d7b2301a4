import { itemIdsOf } from '../item-ids.ts';
import type { Database } from '../schema.ts';
import type { Journal } from './open-journal.ts';
import type { JournalRecord } from './records.ts';

/** Items written between two turns of the page; their findings are a few megabytes. */
const itemsAtOnce = 25;

/** A batch that the journal may lack something of. */
export type OwedCopy = {
  readonly batchId: string;
  /** The marks that say so now; those made later are for changes that the copy may miss. */
  readonly keys: readonly string[];
  /** The segments that the copy takes the place of, and the marks that say how far the database has them. */
  readonly segments: readonly string[];
  readonly covered: readonly string[];
};

/**
 * What the journal is owed: batches from before there was one, or from a time when it could not be kept, or whose
 * segments were lost or damaged. From now on they are written to other segments, so this comes before any writing.
 */
export async function owedCopies({ marks }: Database, journal: Journal): Promise<readonly OwedCopy[]> {
  const owed = await marks.where('key').startsWith('owed/').toArray();
  const batchIds = new Set(owed.flatMap((mark) => ('batchId' in mark ? [mark.batchId] : [])));
  const copies: OwedCopy[] = [];
  for (const batchId of batchIds) {
    const segments = await journal.leave(batchId);
    if (segments === undefined) return [];
    const own = owed.filter((mark) => 'batchId' in mark && mark.batchId === batchId);
    const covered = (await marks.where('key').startsWith('covered/').toArray()).filter(
      (mark) => 'batchId' in mark && mark.batchId === batchId,
    );
    const keysOf = (each: typeof own) => each.map(({ key }) => key);
    copies.push({ batchId, keys: keysOf(own), segments, covered: keysOf(covered) });
  }
  return copies;
}

/**
 * Writes into the journal all that the database has of these batches, beside everything else: whatever happens
 * meanwhile bears a higher revision. Gives the number of batches written.
 */
export async function writeCopies(
  database: Database,
  journal: Journal,
  copies: readonly OwedCopy[],
): Promise<number> {
  let written = 0;
  for (const { batchId, keys, segments, covered } of copies) {
    if (!(await copyBatch(database, journal, batchId))) return written;
    written += 1;
    // A freed segment that is still marked would be missed, and copied anew, at every start from then on.
    await database.marks.bulkDelete([...keys, ...covered]);
    // All that they held, the database had, and so has the copy.
    await journal.free(batchId, segments);
  }
  return written;
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
