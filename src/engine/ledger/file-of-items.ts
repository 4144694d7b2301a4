import type { Item } from '../ports.ts';

/** What of an item its FILE is made from. */
export type NamedItem = Pick<Item, 'name' | 'folder'>;

/**
 * FILE of the items of a batch, one after the other in their order: a ledger has every file once, while items may bear
 * the same name (from two folders, or the same path chosen again with other bytes). The first keeps its name; a later
 * one is called by its folder too, and where that is taken, or there is none, gets a counter before its extension.
 * Depends on the names in their order alone, and items are only ever added at the end: a name once given stays.
 */
export function nameFiles(): (item: NamedItem) => string {
  const taken = new Set<string>();
  return ({ name, folder }) => {
    const file = firstFree(name, folder, taken);
    taken.add(file);
    return file;
  };
}

/** FILE of each of these items, which are a batch's from its first on. */
export function filesOfItems(items: readonly NamedItem[]): readonly string[] {
  return items.map(nameFiles());
}

function firstFree(name: string, folder: string | undefined, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const placed = folder === undefined || folder === '' ? name : `${folder}/${name}`;
  if (!taken.has(placed)) return placed;
  const [, stem = placed, ending = ''] = /^(.*[^/])(\.[^./]+)$/s.exec(placed) ?? [];
  for (let n = 2; ; n += 1) {
    const counted = `${stem} (${n})${ending}`;
    if (!taken.has(counted)) return counted;
  }
}
