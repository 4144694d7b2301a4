import type { Item } from '#engine/ports.ts';

/**
 * The items with the changed ones in their places and the new ones behind, in the order of the drop.
 * An item's place is its ordinal while the list is whole; four times a second a look-up table of ten thousand
 * items would cost the page a part of its time.
 */
export function mergeItems(items: readonly Item[], changed: readonly Item[]): readonly Item[] {
  const next = items.slice();
  let inOrder = true;
  for (const item of changed) {
    const place = placeOf(next, item, inOrder);
    if (place !== undefined) {
      // News of an item may come late: from another tab, or gathered before a run began.
      if ((item.rev ?? 0) >= (next[place]?.rev ?? 0)) next[place] = item;
    } else {
      inOrder &&= (next.at(-1)?.ordinal ?? -1) < item.ordinal;
      next.push(item);
    }
  }
  return inOrder ? next : next.sort((a, b) => a.ordinal - b.ordinal);
}

function placeOf(items: readonly Item[], { id, ordinal }: Item, inOrder: boolean): number | undefined {
  if (items[ordinal]?.id === id) return ordinal;
  if (inOrder && (items.at(-1)?.ordinal ?? -1) < ordinal) return undefined;
  const place = items.findIndex((item) => item.id === id);
  return place < 0 ? undefined : place;
}
