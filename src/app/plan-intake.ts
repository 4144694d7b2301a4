import type { FileFault } from '#core/result.ts';
import { refuseFile, type BatchLimits } from '#engine/limits.ts';
import type { Item } from '#engine/ports.ts';
import type { NewItem } from '#storage/batch-records.ts';
import type { NamedFile } from './batch-api.ts';

/** A given file and the item it is meant for. */
export type Placed = { readonly given: NamedFile; readonly itemId: string };

/** A given file under the name of items that have their bytes: another file only if it is none of these. */
export type Doubted = {
  readonly given: NamedFile;
  readonly fresh: NewItem;
  readonly hashes: ReadonlySet<string>;
};

/** What becomes of files that are given to a batch, decided before a byte is read. */
export type IntakePlan = {
  /** To be listed, in this order: awaited, or failed at once where size alone refuses them. */
  readonly fresh: readonly { readonly given: NamedFile; readonly item: NewItem }[];
  /** Listed before, without bytes. */
  readonly filling: readonly Placed[];
  readonly doubted: readonly Doubted[];
  /** Refused before and still refused. */
  readonly alreadyThere: number;
};

/**
 * Where a path lies inside what was dropped: the folder's own name apart when all paths share one. Several folders,
 * or files beside a folder, keep the whole path, which alone tells them apart.
 */
export function insideFolder(paths: readonly string[]): readonly Pick<Item, 'name' | 'folder'>[] {
  const [first = ''] = paths;
  const folder = first.slice(0, Math.max(0, first.indexOf('/')));
  if (folder === '' || !paths.every((path) => path.startsWith(`${folder}/`)))
    return paths.map((name) => ({ name }));
  return paths.map((path) => ({ name: path.slice(folder.length + 1), folder }));
}

/**
 * Decides for each given file whether the batch knows it. A file is known by its path, with or without the dropped
 * folder's name; a file still awaited also by its bare name and its size where only one fits, so that choosing the
 * files themselves serves as well as choosing their folder.
 */
export function planIntake(
  present: readonly Item[],
  files: readonly NamedFile[],
  limits: BatchLimits,
): IntakePlan {
  const places = insideFolder(files.map(({ name }) => name));
  const known = knownItems(present);
  const open = new Set(present.filter(({ sha256 }) => sha256 === '').map(({ id }) => id));
  const fresh: { readonly given: NamedFile; readonly item: NewItem }[] = [];
  const filling: Placed[] = [];
  const doubted: Doubted[] = [];
  const unmatched: { readonly given: NamedFile; readonly item: NewItem }[] = [];
  let alreadyThere = 0;

  files.forEach((given, index) => {
    const place = places[index] ?? { name: given.name };
    const item = newItem(given, place, limits);
    const same = known.at(place);
    const waiting = same.find(({ id }) => open.has(id));
    const stored = same.filter(({ sha256 }) => sha256 !== '');
    if (waiting !== undefined) {
      open.delete(waiting.id);
      // What was refused for its size stays as it is until a file comes that fits.
      if (item.state.status === 'failed' && waiting.state.status === 'failed') alreadyThere += 1;
      else filling.push({ given, itemId: waiting.id });
    } else if (stored.some(({ sizeBytes }) => sizeBytes === given.file.size)) {
      doubted.push({ given, fresh: item, hashes: new Set(stored.map(({ sha256 }) => sha256)) });
    } else unmatched.push({ given, item });
  });

  const alike = new Map<string, Item | undefined>(); // undefined: more than one
  for (const item of present) {
    if (item.state.status !== 'awaited' || !open.has(item.id)) continue;
    const key = bareKey(item.name, item.sizeBytes);
    alike.set(key, alike.has(key) ? undefined : item);
  }
  for (const one of unmatched) {
    const key = bareKey(one.given.name, one.given.file.size);
    const awaited = alike.get(key);
    alike.delete(key);
    if (awaited === undefined) fresh.push(one);
    else filling.push({ given: one.given, itemId: awaited.id });
  }
  return { fresh: withOwnNames(fresh, known), filling, doubted, alreadyThere };
}

type KnownItems = {
  /** The items of a path, or of a name where one side does not say in which folder. */
  readonly at: (place: Pick<Item, 'name' | 'folder'>) => readonly Item[];
  /** Whether an item has this name, in whatever folder. */
  readonly has: (name: string) => boolean;
};

function knownItems(present: readonly Item[]): KnownItems {
  const byPath = grouped(present, pathOf);
  const byName = grouped(present, ({ name }) => name);
  return {
    at: (place) => {
      const path = pathOf(place);
      const samePath = byPath.get(path) ?? byName.get(path); // a folder inside the dropped one counts too
      if (samePath !== undefined) return samePath;
      const sameName = byName.get(place.name) ?? [];
      return sameName.filter(({ folder }) => folder === undefined || place.folder === undefined);
    },
    has: (name) => byName.has(name),
  };
}

function grouped(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The whole path where another folder of the batch has a file of the same name already. */
function withOwnNames(fresh: IntakePlan['fresh'], known: KnownItems): IntakePlan['fresh'] {
  return fresh.map(({ given, item }) => {
    if (item.folder === undefined || known.at(item).length > 0 || !known.has(item.name))
      return { given, item };
    const { name, sizeBytes, sha256, state } = item;
    return { given, item: { name: `${item.folder}/${name}`, sizeBytes, sha256, state } };
  });
}

/** Why a file is refused before it is read: `source-changed`, `empty-file`, `file-too-large`. */
export function refusalOf({ file, problem }: NamedFile, limits: BatchLimits): FileFault | undefined {
  if (problem === undefined) return refuseFile(file.size, limits);
  return { kind: 'unreadable', code: 'source-changed', detail: problem };
}

function newItem(given: NamedFile, place: Pick<Item, 'name' | 'folder'>, limits: BatchLimits): NewItem {
  const fault = refusalOf(given, limits);
  const state =
    fault === undefined ? ({ status: 'awaited' } as const) : ({ status: 'failed', fault } as const);
  return { ...place, sizeBytes: given.file.size, sha256: '', state };
}

function pathOf({ name, folder }: Pick<Item, 'name' | 'folder'>): string {
  return folder === undefined ? name : `${folder}/${name}`;
}

function bareKey(path: string, sizeBytes: number): string {
  return `${String(sizeBytes)} ${path.slice(path.lastIndexOf('/') + 1)}`;
}
