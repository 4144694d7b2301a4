import { countAdded } from '#engine/counts.ts';
import type { Clock, Item } from '#engine/ports.ts';
import { journaled } from './journal/journaled.ts';
import type { Journal } from './journal/open-journal.ts';
import { itemIdAt } from './item-ids.ts';
import type { Database, FindingRecord } from './schema.ts';

/** Items and findings written together: a photo's finding has 100 kB. */
const itemsAtOnce = 32;

/**
 * What is copied in the place of an item and its finding, by its id, as long as it is of this revision. `takenFrom`: as
 * the copy is to say it; absent: as it is.
 */
export type CopiedInstead = ReadonlyMap<
  string,
  { readonly rev: number; readonly item: Item; readonly finding: Uint8Array } & Pick<Item, 'takenFrom'>
>;

/** Of an item that is copied now. */
export function takenFrom({ id, batchId }: Item, atMs: number): NonNullable<Item['takenFrom']> {
  return { batchId, itemId: id, atMs };
}

/**
 * Gives the one way in which results come into another batch: done items with their findings, appended as copies of
 * their own, in both stores. What is not done, or has no finding, is left out; so is what concerns the batch it comes
 * from alone (its ledger, its folder). Gives the copies.
 */
export function openCopies(database: Database, journal: Journal, clock: Clock) {
  const { batches, items, findings } = database;

  function copySome(
    batchId: string,
    ids: readonly string[],
    instead: CopiedInstead | undefined,
  ): Promise<readonly Item[]> {
    return journaled(database, journal, batchId, [batches, items, findings], async () => {
      const [record, sources, found] = await Promise.all([
        batches.get(batchId),
        items.bulkGet([...ids]),
        findings.bulkGet([...ids]),
      ]);
      if (record === undefined) return { result: [], records: [] };
      const fresh: Item[] = [];
      const copies: FindingRecord[] = [];
      sources.forEach((present, place) => {
        const given = instead?.get(present?.id ?? '');
        if (instead !== undefined && given?.rev !== (present?.rev ?? 0)) return;
        const source = given?.item ?? present;
        const bytes = given?.finding ?? found[place]?.bytes;
        if (present === undefined || source?.state.status !== 'done' || bytes === undefined) return;
        const from = given?.takenFrom ?? takenFrom(present, clock.nowMs());
        const item = { ...copyOf(source, batchId, record.counts.total + fresh.length), takenFrom: from };
        fresh.push(item);
        copies.push({ itemId: item.id, bytes });
      });
      const counts = fresh.reduce((sum, { state }) => countAdded(sum, state), record.counts);
      await Promise.all([items.bulkAdd(fresh), findings.bulkPut(copies), batches.put({ ...record, counts })]);
      return {
        result: fresh,
        records: fresh.map((item, place) => {
          const finding = copies[place]?.bytes;
          return { kind: 'kept', item, ...(finding && { finding }) } as const;
        }),
      };
    });
  }

  return async (
    batchId: string,
    itemIds: readonly string[],
    instead?: CopiedInstead,
  ): Promise<readonly Item[]> => {
    const copied: Item[] = [];
    for (let from = 0; from < itemIds.length; from += itemsAtOnce)
      copied.push(...(await copySome(batchId, itemIds.slice(from, from + itemsAtOnce), instead)));
    return copied;
  };
}

function copyOf(source: Item, batchId: string, ordinal: number): Item {
  const { ledger: _ledger, inPlace: _inPlace, rev: _rev, cutOffs: _cutOffs, ...rest } = source;
  const { attempts } = rest;
  return { ...rest, attemptsBefore: attempts, id: itemIdAt(batchId, ordinal), batchId, ordinal };
}
