let shown: { readonly batchId: string; readonly itemIds: readonly string[] } | undefined;

/** Remembers the list a row was opened from, sorted and filtered as it was, so that “next” means the next row. */
export function rememberShownOrder(batchId: string, itemIds: readonly string[]): void {
  shown = { batchId, itemIds };
}

/**
 * The order to go through a batch in: the list the item was opened from, where it is in it; else the order of the drop.
 * Items that the batch no longer has are left out.
 */
export function orderAround<Entry extends { readonly id: string }>(
  batchId: string,
  itemId: string,
  entries: readonly Entry[],
): readonly Entry[] {
  if (shown?.batchId !== batchId || !shown.itemIds.includes(itemId)) return entries;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return shown.itemIds.flatMap((id) => byId.get(id) ?? []);
}
