import { itemIdAt } from '#storage/item-ids.ts';

let shown: { readonly batchId: string; readonly itemIds: readonly string[] } | undefined;

/** Remembers the list a row was opened from, sorted and filtered as it was, so that “next” means the next row. */
export function rememberShownOrder(batchId: string, itemIds: readonly string[]): void {
  shown = { batchId, itemIds };
}

/** Where an item stands in the order that a person goes through a batch in. */
export type Place = {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** The ids one step back and one step on; undefined at an end. */
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/**
 * An item's place in the list it was opened from, where it is in it; else in the order of the drop. Nothing else of the
 * batch is read: its items are numbered without a gap.
 */
export function placeOf(
  { id, batchId, ordinal }: { readonly id: string; readonly batchId: string; readonly ordinal: number },
  total: number,
): Place {
  const index = shown?.batchId === batchId ? shown.itemIds.indexOf(id) : -1;
  if (shown === undefined || index < 0) {
    return {
      number: ordinal + 1,
      of: total,
      before: ordinal > 0 ? itemIdAt(batchId, ordinal - 1) : undefined,
      after: ordinal + 1 < total ? itemIdAt(batchId, ordinal + 1) : undefined,
    };
  }
  const { itemIds } = shown;
  return {
    number: index + 1,
    of: itemIds.length,
    before: itemIds[index - 1],
    after: itemIds[index + 1],
  };
}
