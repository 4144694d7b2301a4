import type { Batch, Item } from '#engine/ports.ts';
import type { Frame } from './format.ts';

/** A batch without its counters: they follow from its items. */
export type BatchImage = Batch & { readonly rev?: number };

/**
 * What the journal says, each record whole in itself: the last state of something, with its revision. Records may
 * come in any order, twice, and from several tabs: of two that speak of the same, the higher revision holds
 * (`supersedes`).
 *
 * - `settled` is written before the database knows of it, and may have lost its claim by then.
 * - `items` and `kept` say what the database had already made durable.
 */
export type JournalRecord =
  | { readonly kind: 'batch'; readonly batch: BatchImage }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'settled' | 'kept'; readonly item: Item; readonly finding?: Uint8Array }
  | { readonly kind: 'removed'; readonly batchId: string };

/** Items in one record: enough to be quick, and few enough that a damaged record is a small loss. */
const itemsInRecord = 250;

/** The records that say how these items are now; none for no items. */
export function itemRecords(items: readonly Item[]): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let from = 0; from < items.length; from += itemsInRecord)
    records.push({ kind: 'items', items: items.slice(from, from + itemsInRecord) });
  return records;
}

/** The frame that a record is written as. */
export function frameOf(record: JournalRecord): Frame {
  switch (record.kind) {
    case 'batch':
      return { kind: 'batch', text: JSON.stringify(record.batch) };
    case 'items':
      return { kind: 'items', text: JSON.stringify(record.items) };
    case 'settled':
    case 'kept': {
      const { kind, item, finding } = record;
      const text = JSON.stringify(item);
      return finding === undefined ? { kind, text } : { kind, text, blob: finding };
    }
    case 'removed':
      return { kind: 'removed', text: JSON.stringify({ batchId: record.batchId }) };
  }
}

/** The record that a frame holds; undefined for one that only concerns the segment. */
export function recordOf({ kind, text, blob }: Frame): JournalRecord | undefined {
  const value = JSON.parse(text) as unknown;
  switch (kind) {
    case 'owner':
      return undefined;
    case 'batch':
      return { kind, batch: value as BatchImage };
    case 'items':
      return { kind, items: value as readonly Item[] };
    case 'settled':
    case 'kept':
      return { kind, item: value as Item, ...(blob === undefined ? {} : { finding: blob }) };
    case 'removed':
      return { kind, batchId: (value as { readonly batchId: string }).batchId };
  }
}

/** A state of an item as a record has it. */
export type ItemImage = {
  readonly item: Item;
  readonly settled: boolean;
  readonly finding: Uint8Array | undefined;
};

/** The states of items that a record speaks of. */
export function imagesIn(record: JournalRecord): readonly ItemImage[] {
  switch (record.kind) {
    case 'items':
      return record.items.map((item) => ({ item, settled: false, finding: undefined }));
    case 'settled':
    case 'kept':
      return [{ item: record.item, settled: record.kind === 'settled', finding: record.finding }];
    case 'batch':
    case 'removed':
      return [];
  }
}

/**
 * Whether an image takes the place of what is known of its item. At the same revision one that was written as
 * `settled` gives way: had it won, nothing else could have been made of the state before it.
 */
export function supersedes(image: ItemImage, known: Item | undefined): boolean {
  if (known === undefined) return true;
  const [rev, knownRev] = [image.item.rev ?? 0, known.rev ?? 0];
  return (
    rev > knownRev || (rev === knownRev && !image.settled && image.item.state.status !== known.state.status)
  );
}
