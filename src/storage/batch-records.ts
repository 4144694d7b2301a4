import { stateOfReview, type Review } from '#core/review.ts';
import { oneAhead } from '#core/one-ahead.ts';
import { countAdded, noItems } from '#engine/counts.ts';
import type { Batch, Clock, Item } from '#engine/ports.ts';
import { setAside } from '#engine/set-aside.ts';
import { openCopies, type CopiedInstead } from './copy-items.ts';
import { inParts } from './in-parts.ts';
import { journaled } from './journal/journaled.ts';
import { noJournal, type Journal } from './journal/open-journal.ts';
import { itemRecords } from './journal/records.ts';
import { openMoves } from './move-items.ts';
import { removeBatch } from './remove-batch.ts';
import { itemIdAt, itemIdsOf } from './item-ids.ts';
import { answerOf, inOwnTransaction } from './own-transaction.ts';
import type { BatchRecord, Database } from './schema.ts';

/** A file about to become an item; or a row of a worklist or an earlier ledger, with what that says of it. */
export type NewItem = Pick<Item, 'name' | 'folder' | 'sizeBytes' | 'sha256' | 'state'> &
  Partial<
    Pick<
      Item,
      'attempts' | 'inPlace' | 'ledger' | 'facts' | 'pipeline' | 'updatedAtMs' | 'confirmed' | 'sealed'
    >
  >;

/** The bytes of an awaited item have come, or will not. */
export type FilledItem = Pick<Item, 'id' | 'sizeBytes' | 'sha256' | 'state'> & Partial<Pick<Item, 'inPlace'>>;

/**
 * Items that are said to need their bytes. `without-result`: those that are not done. `incomplete`: these, and those
 * with a partial result, until a person lets it stand. `all`: whatever came of them.
 */
export type InNeed = 'without-result' | 'incomplete' | 'all';

/** Batches and their items as pages make, read and remove them. */
export type BatchRecords = {
  /** A batch with its first items, if it has any, all at once. */
  readonly create: (batch: Batch, first?: readonly NewItem[]) => Promise<void>;
  /** Newest first. */
  readonly list: () => Promise<readonly BatchRecord[]>;
  readonly get: (batchId: string) => Promise<BatchRecord | undefined>;
  readonly rename: (batchId: string, title: string) => Promise<void>;
  /** Other options for whatever is claimed from now on; results that are there stay as they are. */
  readonly setOptions: (batchId: string, options: unknown) => Promise<void>;
  /** Appends items in this order; [] where the batch was removed meanwhile. */
  readonly addItems: (batchId: string, added: readonly NewItem[]) => Promise<readonly Item[]>;
  /**
   * Copies done items of other batches, with their findings, behind those of this one, and gives the copies; `instead`:
   * only those of it, as they stand there.
   */
  readonly copyItems: (
    batchId: string,
    itemIds: readonly string[],
    instead?: CopiedInstead,
  ) => Promise<readonly Item[]>;
  /** Awaits items that ended without a result again and gives them; others, and unknown ids, stay as they are. */
  readonly awaitAgain: (batchId: string, itemIds: readonly string[]) => Promise<readonly Item[]>;
  /**
   * Moves awaited items on, and those whose state came with an earlier ledger, and gives them; one that is neither
   * (cancelled meanwhile, removed) stays as it is.
   */
  readonly fill: (batchId: string, filled: readonly FilledItem[]) => Promise<readonly Item[]>;
  /** Lets partial results stand, or takes that back, and gives the items that changed. */
  readonly confirm: (
    batchId: string,
    itemIds: readonly string[],
    confirmed: boolean,
  ) => Promise<readonly Item[]>;
  /** Puts what people said of a result in the place of what this copy of the item has; undefined: it was changed meanwhile. */
  readonly review: (present: Item, review: Review) => Promise<Item | undefined>;
  /** Marks items that ended without a result as done with, and gives those that changed; their state stays. */
  readonly dismiss: (batchId: string, itemIds: readonly string[]) => Promise<readonly Item[]>;
  /** In ordinal order, from and up to (not including) an ordinal. */
  readonly items: (batchId: string, from?: number, to?: number) => Promise<readonly Item[]>;
  readonly item: (itemId: string) => Promise<Item | undefined>;
  /** Those of these items that are there. */
  readonly itemsOf: (itemIds: readonly string[]) => Promise<readonly Item[]>;
  /** The findings of these items as UTF-8 JSON, undefined where there is none. */
  readonly findings: (itemIds: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;
  /** Deletes the batch, its items and findings, and gives the hashes of the files its items had. */
  readonly remove: (batchId: string) => Promise<readonly string[]>;
  /** Which of these stored files some item still needs, one that was dismissed none; absent: 'incomplete'. */
  readonly needed: (hashes: readonly string[], by?: InNeed) => Promise<ReadonlySet<string>>;
  /** All items of these bytes, of whatever batch. */
  readonly holders: (hashes: readonly string[]) => Promise<readonly Item[]>;
};

/** Items read between two turns of the page: ten thousand at once would hold it up for a second. */
const itemsAtOnce = 250;

/** Where the parts begin that items are read in. */
function* starts(from: number): Generator<number> {
  for (let next = from; ; next += itemsAtOnce) yield next;
}

/** The records in this database, with the journal beside it. */
export function openBatchRecords(
  database: Database,
  journal: Journal = noJournal,
  clock: Clock = { nowMs: () => Date.now() },
): BatchRecords {
  const { batches, items, findings } = database;
  const moveItems = openMoves(database, journal, clock);

  /** Puts items behind those of the batch, inside a transaction, and gives them. */
  async function append(record: BatchRecord, added: readonly NewItem[]): Promise<readonly Item[]> {
    const nowMs = clock.nowMs();
    const fresh = added.map((item, index): Item => {
      const ordinal = record.counts.total + index;
      const { attempts = 0, updatedAtMs = nowMs } = item;
      const counted = attempts === 0 ? {} : { attemptsBefore: attempts };
      const id = itemIdAt(record.id, ordinal);
      return { ...item, ...counted, id, batchId: record.id, ordinal, attempts, updatedAtMs };
    });
    await inParts(fresh, (part) => items.bulkAdd(part));
    const counts = fresh.reduce((sum, item) => countAdded(sum, item.state), record.counts);
    await batches.put({ ...record, counts });
    return fresh;
  }

  /** Changes what a batch says of itself; a batch that was removed stays so. */
  function changeBatch(batchId: string, change: Partial<Pick<Batch, 'title' | 'options'>>): Promise<void> {
    return journaled(database, journal, batchId, [batches], async () => {
      const record = await batches.get(batchId);
      if (record === undefined) return { result: undefined, records: [] };
      const changed = { ...record, ...change, rev: (record.rev ?? 0) + 1 };
      await batches.put(changed);
      const { counts: _counts, ...batch } = changed;
      return { result: undefined, records: [{ kind: 'batch', batch }] };
    });
  }

  /** Items with these bounds of their ordinals. */
  function between(batchId: string, from: number | undefined, to: number | undefined): Promise<Item[]> {
    const [first, last] = itemIdsOf(batchId);
    const lower = from === undefined ? first : itemIdAt(batchId, from);
    const upper = to === undefined ? last : itemIdAt(batchId, to);
    return items.where('id').between(lower, upper, true, false).toArray();
  }

  return {
    create: (batch, first = []) =>
      journaled(database, journal, batch.id, [batches, items], async () => {
        const record: BatchRecord = { ...batch, counts: noItems };
        await batches.add(record);
        const fresh = first.length === 0 ? [] : await append(record, first);
        return { result: undefined, records: [{ kind: 'batch', batch }, ...itemRecords(fresh)] };
      }),

    list: async () => (await batches.toArray()).sort((a, b) => b.createdAtMs - a.createdAtMs),

    get: (batchId) => batches.get(batchId),

    rename: (batchId, title) => changeBatch(batchId, { title }),

    setOptions: (batchId, options) => changeBatch(batchId, { options }),

    addItems: (batchId, added) =>
      journaled(database, journal, batchId, [batches, items], async () => {
        const record = await batches.get(batchId);
        if (record === undefined) return { result: [], records: [] };
        const fresh = await append(record, added);
        return { result: fresh, records: itemRecords(fresh) };
      }),

    copyItems: openCopies(database, journal, clock),

    awaitAgain: (batchId, ids) =>
      moveItems(batchId, { ids }, (item) =>
        isEnded(item) ? { sha256: '', state: { status: 'awaited' } } : undefined,
      ),

    fill: (batchId, filled) =>
      moveItems(batchId, { ids: filled.map(({ id }) => id) }, (item, index) =>
        item.state.status === 'awaited' || item.ledger?.kept === true
          ? { inPlace: undefined, ...filled[index], ...setAside(item), confirmed: undefined }
          : undefined,
      ),

    confirm: (batchId, ids, confirmed) =>
      moveItems(batchId, { ids }, (item) => {
        const isPartial = item.state.status === 'done' && item.state.quality === 'partial';
        if (!isPartial || (item.confirmed ?? false) === confirmed) return undefined;
        return { confirmed: confirmed ? true : undefined };
      }),

    review: async (present, review) => {
      const [item] = await moveItems(present.batchId, { ids: [present.id] }, ({ rev }) =>
        rev === present.rev ? { review } : undefined,
      );
      return item;
    },

    dismiss: (batchId, ids) =>
      moveItems(batchId, { ids }, (item) =>
        isEnded(item) && item.dismissed !== true ? { dismissed: true } : undefined,
      ),

    items: async (batchId, from, to) => {
      if (to !== undefined) return between(batchId, from, to);
      const all: Item[] = [];
      const read = (next: number): Promise<Item[]> => between(batchId, next, next + itemsAtOnce);
      for await (const part of oneAhead(starts(from ?? 0), read)) {
        all.push(...part);
        if (part.length < itemsAtOnce) break;
      }
      return all;
    },

    item: (itemId) => items.get(itemId),

    itemsOf: async (itemIds) =>
      (await items.bulkGet([...itemIds])).flatMap((item) => (item === undefined ? [] : [item])),

    findings: async (itemIds) => (await findings.bulkGet([...itemIds])).map((record) => record?.bytes),

    remove: async (batchId) => {
      // Said before it is done, so that what is left of the batch after a crash is removed too, not healed.
      await journal.append(batchId, [{ kind: 'removed', batchId }], 'flushed').catch(() => undefined);
      const hashes = await removeBatch(database, batchId);
      await journal.free(batchId);
      return hashes;
    },

    needed: async (hashes, by) => {
      const needed = new Set<string>();
      await eachHolder(hashes, (item) => {
        if (needsBytes(item, by)) needed.add(item.sha256);
      });
      return needed;
    },

    holders: async (hashes) => {
      const found: Item[] = [];
      await eachHolder(hashes, (item) => found.push(item));
      return found;
    },
  };

  /** Asked at once for each: a cursor over them all takes three answers of the browser a hash. */
  function eachHolder(hashes: readonly string[], seen: (item: Item) => void): Promise<void> {
    return inOwnTransaction(database, 'readonly', ['items'], async (store) => {
      const holders = store('items').index('sha256');
      for (let from = 0; from < hashes.length; from += itemsAtOnce)
        await Promise.all(
          hashes.slice(from, from + itemsAtOnce).map(async (hash) => {
            for (const item of await answerOf<Item[]>(holders.getAll(hash))) seen(item);
          }),
        );
    });
  }
}

/**
 * Whether an item is said to need its bytes. What people said of one that lies sealed cannot be read in it: there no
 * result counts as accepted.
 */
export function needsBytes(item: Item, by: InNeed = 'incomplete'): boolean {
  const { state, confirmed, review, dismissed } = item;
  if (dismissed === true) return false;
  if (by === 'all' || state.status !== 'done') return true;
  if (by === 'without-result' || state.quality === 'success') return false;
  return confirmed !== true && stateOfReview(review).verdict !== 'accepted';
}

function isEnded({ state: { status } }: Item): boolean {
  return status === 'failed' || status === 'quarantined' || status === 'cancelled';
}
