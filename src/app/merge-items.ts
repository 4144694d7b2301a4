import type { Item } from '#engine/ports.ts';

/** The items with the changed ones in their places and the new ones behind, in the order of the drop. */
export function mergeItems(items: readonly Item[], changed: readonly Item[]): readonly Item[] {
  const next = items.slice();
  const placeOf = new Map(items.map((item, place) => [item.id, place]));
  let added = false;
  for (const item of changed) {
    const place = placeOf.get(item.id);
    if (place === undefined) {
      next.push(item);
      added = true;
    } else next[place] = item;
  }
  return added ? next.sort((a, b) => a.ordinal - b.ordinal) : next;
}
