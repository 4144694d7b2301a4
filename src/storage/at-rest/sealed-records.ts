import type { Batch, Clock, Item, SealMark } from '#engine/ports.ts';
import { needsBytes, type BatchRecords, type InNeed } from '../batch-records.ts';
import { takenFrom, type CopiedInstead } from '../copy-items.ts';
import type { BatchRecord } from '../schema.ts';
import { keyedHash } from './seal-bytes.ts';
import { drawMark, sealBatch, sealFields, sealFinding, unsealBatch, unsealFinding } from './seal-item.ts';
import { isSessionKey } from './sealing-key.ts';
import type { SealingPorts, Unsealing } from './unseal.ts';

/** What stands for the title of a batch whose key was lost. */
const lostTitle = 'A batch whose key is lost';

/** Hashes whose items are held in memory together. */
const hashesAtOnce = 250;

/** Copied together: a photo's finding has 100 kB. */
const copiesAtOnce = 32;

/** The records as pages see them, over ones that may lie sealed. */
export function sealedRecords(
  records: BatchRecords,
  unsealing: Unsealing,
  { ring, keyForNew }: SealingPorts,
  clock: Clock,
): BatchRecords {
  /** Which batches are sealed, of those this tab has seen; a batch never changes in this. */
  const marks = new Map<string, SealMark | undefined>();

  async function markOf(batchId: string): Promise<SealMark | undefined> {
    if (marks.has(batchId)) return marks.get(batchId);
    const record = await records.get(batchId);
    if (record !== undefined) marks.set(batchId, record.sealed);
    return record?.sealed;
  }

  /** A batch of a session that is over is none any more. */
  async function shown(record: BatchRecord | undefined): Promise<BatchRecord | undefined> {
    if (record?.sealed === undefined) return record;
    const { sealed } = record;
    if (ring.get(sealed.key) !== undefined) return unsealBatch(unsealing.keyOf(sealed), sealed, record);
    if (isSessionKey(sealed.key)) return undefined;
    const { ledger: _ledger, ...rest } = record;
    return { ...rest, title: lostTitle, options: {} };
  }

  async function sealNew<New extends Partial<Item>>(
    mark: SealMark | undefined,
    added: readonly New[],
  ): Promise<readonly New[]> {
    if (mark === undefined) return added;
    const key = unsealing.keyOf(mark);
    return Promise.all(
      added.map(async (item) => {
        const sealed = drawMark(key);
        return { ...(await sealFields(key, sealed, item)), sealed };
      }),
    );
  }

  async function changeBatch<Change extends Partial<Pick<Batch, 'title' | 'options'>>>(
    batchId: string,
    change: Change,
  ): Promise<Change> {
    const mark = await markOf(batchId);
    return mark === undefined ? change : sealBatch(unsealing.keyOf(mark), mark, change);
  }

  async function asTheyAre(ids: readonly string[]): Promise<CopiedInstead> {
    const [items, found] = await Promise.all([own.itemsOf(ids), own.findings(ids)]);
    const bytesOf = new Map(ids.map((id, place) => [id, found[place]]));
    return new Map(
      items.flatMap((item) => {
        const finding = bytesOf.get(item.id);
        return finding === undefined ? [] : [[item.id, { rev: item.rev ?? 0, item, finding }] as const];
      }),
    );
  }

  /** Items as they are to lie under another key, or under none; where they come from is said under it too. */
  async function underAnother(plain: CopiedInstead, mark: SealMark | undefined): Promise<CopiedInstead> {
    if (mark === undefined) {
      const open = [...plain].map(
        ([id, { item, ...rest }]) => [id, { ...rest, item: unmarked(item) }] as const,
      );
      return new Map(open);
    }
    const key = unsealing.keyOf(mark);
    const atMs = clock.nowMs();
    const under = [...plain].map(async ([id, { rev, item, finding }]) => {
      const sealed = drawMark(key);
      const [fields, bytes] = await Promise.all([
        sealFields(key, sealed, { ...unmarked(item), takenFrom: takenFrom(item, atMs) }),
        sealFinding(key, sealed, finding),
      ]);
      const copy = { rev, item: { ...fields, sealed }, finding: bytes };
      return [id, { ...copy, ...(fields.takenFrom && { takenFrom: fields.takenFrom }) }] as const;
    });
    return new Map(await Promise.all(under));
  }

  /** Of hashes as they lie, those that some item needs; what people said of a sealed one is read for that. */
  async function neededOf(all: readonly string[], by: InNeed | undefined): Promise<ReadonlySet<string>> {
    const needed = new Set<string>();
    for (let from = 0; from < all.length; from += hashesAtOnce)
      for (const item of await records.holders(all.slice(from, from + hashesAtOnce))) {
        const { sealed, review, sha256 } = item;
        const isReviewed = sealed !== undefined && review !== undefined && needsBytes(item, by);
        if (needsBytes(isReviewed ? await unsealing.item(item) : item, by)) needed.add(sha256);
      }
    return needed;
  }

  const own: BatchRecords = {
    ...records,

    create: async (batch, first = []) => {
      const key = await keyForNew(batch.id);
      if (key === undefined) return records.create(batch, first);
      const sealed = drawMark(key);
      const [fields, items] = await Promise.all([sealBatch(key, sealed, batch), sealNew(sealed, first)]);
      await records.create({ ...fields, sealed }, items);
      marks.set(batch.id, sealed);
    },

    list: async () => {
      const present = await records.list();
      if (!present.some(({ sealed }) => sealed !== undefined)) return present;
      return (await Promise.all(present.map(shown))).filter((record) => record !== undefined);
    },

    get: async (batchId) => shown(await records.get(batchId)),

    rename: async (batchId, title) => {
      await records.rename(batchId, (await changeBatch(batchId, { title })).title);
    },

    setOptions: async (batchId, options) => {
      await records.setOptions(batchId, (await changeBatch(batchId, { options })).options);
    },

    addItems: async (batchId, added) =>
      unsealing.items(await records.addItems(batchId, await sealNew(await markOf(batchId), added))),

    copyItems: async (batchId, itemIds, given) => {
      const mark = await markOf(batchId);
      const copied: Item[] = [];
      for (let from = 0; from < itemIds.length; from += copiesAtOnce) {
        const ids = itemIds.slice(from, from + copiesAtOnce);
        const marksOfItems = await Promise.all(ids.map((id) => markOf(batchOf(id))));
        const isOpen = [mark, ...marksOfItems].every((each) => each === undefined);
        const instead =
          isOpen && given === undefined
            ? undefined
            : await underAnother(given ?? (await asTheyAre(ids)), mark);
        copied.push(...(await records.copyItems(batchId, ids, instead)));
      }
      return unsealing.items(copied);
    },

    awaitAgain: async (...asked) => unsealing.items(await records.awaitAgain(...asked)),

    fill: async (batchId, filled) => {
      if ((await markOf(batchId)) === undefined) return records.fill(batchId, filled);
      const present = await records.itemsOf(filled.map(({ id }) => id));
      const markOfItem = new Map(present.map(({ id, sealed }) => [id, sealed]));
      const sealed = await Promise.all(
        filled.map(async (one) => {
          const mark = markOfItem.get(one.id);
          return mark === undefined ? one : sealFields(unsealing.keyOf(mark), mark, one);
        }),
      );
      return unsealing.items(await records.fill(batchId, sealed));
    },

    confirm: async (...asked) => unsealing.items(await records.confirm(...asked)),

    review: async (present, review) => {
      const { sealed } = present;
      if (sealed === undefined) return records.review(present, review);
      const fields = await sealFields(unsealing.keyOf(sealed), sealed, { review });
      const item = await records.review(present, fields.review);
      return item && unsealing.item(item);
    },

    dismiss: async (...asked) => unsealing.items(await records.dismiss(...asked)),
    items: async (...asked) => unsealing.items(await records.items(...asked)),
    holders: async (...asked) => unsealing.items(await records.holders(...asked)),
    itemsOf: async (itemIds) => unsealing.items(await records.itemsOf(itemIds)),
    item: async (itemId) => {
      const item = await records.item(itemId);
      return item && unsealing.item(item);
    },

    findings: async (itemIds) => {
      const found = await records.findings(itemIds);
      const ofBatches = await Promise.all(itemIds.map((id) => markOf(batchOf(id))));
      if (!ofBatches.some((mark) => mark !== undefined)) return found;
      const items = await records.itemsOf(itemIds);
      const markOfItem = new Map(items.map(({ id, sealed }) => [id, sealed]));
      return Promise.all(
        found.map(async (bytes, place) => {
          const mark = markOfItem.get(itemIds[place] ?? '');
          if (bytes === undefined || mark === undefined) return bytes;
          return unsealFinding(unsealing.keyOf(mark), mark, bytes);
        }),
      );
    },

    needed: async (hashes, by) => {
      const keys = ring.all();
      if (keys.length === 0) return records.needed(hashes, by);
      // Asked for by its own hash, a file is needed as well where a sealed item has it under its keyed one.
      const all = await Promise.all(
        hashes.map(async (hash) => [hash, ...(await Promise.all(keys.map((key) => keyedHash(key, hash))))]),
      );
      const needed = await neededOf(all.flat(), by);
      return new Set(hashes.filter((_hash, place) => all[place]?.some((each) => needed.has(each))));
    },
  };
  return own;
}

function unmarked({ sealed: _sealed, ...item }: Item): Item {
  return item;
}

function batchOf(itemId: string): string {
  return itemId.slice(0, itemId.lastIndexOf('/'));
}
