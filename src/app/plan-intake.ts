import type { FileFault } from '#core/result.ts';
import { refuseFile, type BatchLimits } from '#engine/limits.ts';
import type { Item } from '#engine/ports.ts';
import type { NewItem } from '#storage/batch-records.ts';
import type { NamedFile } from './batch-api.ts';
import { atOnce, type Steps } from './in-turns.ts';
import { openEndings } from './path-endings.ts';
import { matchLoosely, type LooselyMatched } from './plan-intake-loosely.ts';

/** A given file and the item it is meant for. */
export type Placed = { readonly given: NamedFile; readonly itemId: string };

/** A given file under the name of items that have their bytes: another file only if it is none of these. */
export type Doubted = {
  readonly given: NamedFile;
  readonly fresh: NewItem;
  readonly hashes: ReadonlySet<string>;
  readonly ids: readonly string[];
  /** None of these needs the bytes: they are only to be looked at. */
  readonly isDone: boolean;
  /** The one whose state came with an earlier ledger: other bytes than its own start it anew, or its own, asked for. */
  readonly keptId?: string;
};

type Fresh = { readonly given: NamedFile; readonly item: NewItem };

/** What becomes of files that are given to a batch, decided before a byte is read. */
export type IntakePlan = {
  /** To be listed, in this order. */
  readonly fresh: readonly Fresh[];
  /** Listed before, without bytes. */
  readonly filling: readonly Placed[];
  /** The ids of those of them that had ended: they are awaited again. */
  readonly again: readonly string[];
  readonly doubted: readonly Doubted[];
  /** Refused before and still refused. */
  readonly alreadyThere: number;
  /** Names of fresh files that may mean several rows of a table, or a row that may mean several of them. */
  readonly unclear: readonly string[];
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

/** `looselyToo`: a table names the rows, so that a file may also be meant in another case or without its extension. */
export type IntakeRules = { readonly looselyToo: boolean };

/**
 * Decides for each given file whether the batch knows it. A file is known by its path, with or without the dropped
 * folder's name; a file still awaited also where one path ends with the other and no other awaited path does, so that
 * choosing the files themselves, or the folder above, serves as well as choosing their folder.
 *
 * Sizes are not looked at, save of files that were refused for theirs: browsers ask the disk for each, while the page
 * waits (0.2 ms a file in Chromium).
 */
export function planIntake(
  present: readonly Item[],
  files: readonly NamedFile[],
  limits: BatchLimits,
  rules?: IntakeRules,
): IntakePlan {
  return atOnce(planSteps(present, files, limits, rules));
}

/** Files or items of one step: a millisecond or two. */
const step = 500;

/** The same in steps, for a page that must not be held up by ten thousand files. */
export function* planSteps(
  present: readonly Item[],
  files: readonly NamedFile[],
  limits: BatchLimits,
  { looselyToo }: IntakeRules = { looselyToo: false },
): Steps<IntakePlan> {
  const places = insideFolder(files.map(({ name }) => name));
  yield;
  const known = yield* knownItems(present);
  const open = new Set(present.filter(lacksBytes).map(({ id }) => id));
  const filling: Placed[] = [];
  const again: string[] = [];
  const doubted: Doubted[] = [];
  const unmatched: Fresh[] = [];
  let alreadyThere = 0;

  for (const [index, given] of files.entries()) {
    if (index % step === 0) yield;
    const place = places[index] ?? { name: given.name };
    const item: NewItem = { ...place, sizeBytes: 0, sha256: '', state: { status: 'awaited' } };
    const same = known.at(place);
    const waiting = same.find(({ id }) => open.has(id));
    const stored = same.filter((one) => !lacksBytes(one));
    if (waiting !== undefined) {
      fill(waiting, given);
    } else if (stored.length > 0) {
      doubted.push(doubtedOf(given, item, stored));
    } else unmatched.push({ given, item });
  }

  const endings = openEndings<Item>(pathOf);
  if (unmatched.length > 0)
    for (const [index, item] of present.entries()) {
      if (index % step === 0) yield;
      if (item.state.status === 'awaited' && open.has(item.id)) endings.add(item);
    }
  const unnamed: Fresh[] = [];
  for (const [index, one] of unmatched.entries()) {
    if (index % step === 0) yield;
    const only = endings.only(one.given.name);
    if (only === undefined) unnamed.push(one);
    else {
      endings.remove(only);
      open.delete(only.id);
      filling.push({ given: one.given, itemId: only.id });
    }
  }

  const loosely = looselyToo && unnamed.length > 0 ? yield* matchUnnamed() : undefined;
  const fresh: Fresh[] = [];
  for (const one of unnamed) {
    const row = loosely?.found.get(one.given.name);
    if (row === undefined) fresh.push(one);
    // A result that an earlier ledger keeps is started anew by a file of its very name alone.
    else if (!lacksBytes(row)) {
      const { keptId: _kept, ...doubt } = doubtedOf(one.given, one.item, [row]);
      doubted.push(doubt);
    } else if (open.has(row.id)) fill(row, one.given);
    else fresh.push(one);
  }

  function fill({ id, state }: Item, given: NamedFile): void {
    open.delete(id);
    // What was refused stays as it is until a file comes that may be taken.
    if (state.status === 'failed' && refusalOf(given, limits) !== undefined) alreadyThere += 1;
    else {
      filling.push({ given, itemId: id });
      if (state.status !== 'awaited') again.push(id);
    }
  }

  /** The rows that unnamed files may mean: those that no file of this choice names exactly. */
  function* matchUnnamed(): Steps<LooselyMatched<Item>> {
    const exact = new Set(doubted.flatMap(({ ids }) => ids));
    return yield* matchLoosely({
      rows: present.filter((item) => (lacksBytes(item) ? open.has(item.id) : !exact.has(item.id))),
      nameOf: pathOf,
      files: files.map(({ name }) => name),
      open: new Set(unnamed.map(({ given }) => given.name)),
    });
  }

  const unclear = fresh.flatMap(({ given: { name } }) => (loosely?.unclear.has(name) === true ? [name] : []));
  return { fresh: yield* withOwnNames(fresh, known), filling, again, doubted, alreadyThere, unclear };
}

/** Whether an item waits for its bytes: never read, lost from this browser, or changed where they lay. */
function lacksBytes({ sha256, state }: Item): boolean {
  if (state.status === 'awaited') return true;
  if (sha256 === '') return state.status !== 'done';
  return state.status === 'failed' && 'code' in state.fault && lostCodes.has(state.fault.code);
}

/** Faults after which only the file itself, given again, helps. */
const lostCodes: ReadonlySet<string> = new Set(['input-missing', 'source-changed']);

function doubtedOf(given: NamedFile, fresh: NewItem, stored: readonly Item[]): Doubted {
  const isDone = given.again !== true && stored.every(({ state }) => state.status === 'done');
  const hashes = new Set(stored.map(({ sha256 }) => sha256));
  const kept = stored.find(({ ledger }) => ledger?.kept === true);
  const ids = stored.map(({ id }) => id);
  return { given, fresh, hashes, ids, isDone, ...(kept && { keptId: kept.id }) };
}

type KnownItems = {
  /** The items of a path, or of a name where one side does not say in which folder. */
  readonly at: (place: Pick<Item, 'name' | 'folder'>) => readonly Item[];
  /** Whether an item has this name, in whatever folder. */
  readonly has: (name: string) => boolean;
};

function* knownItems(present: readonly Item[]): Steps<KnownItems> {
  const byPath = yield* grouped(present, pathOf);
  const byName = yield* grouped(present, ({ name }) => name);
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

function* grouped(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Steps<ReadonlyMap<string, readonly Item[]>> {
  const groups = new Map<string, Item[]>();
  for (const [index, item] of items.entries()) {
    if (index % step === 0) yield;
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The whole path where another folder of the batch has a file of the same name already. */
function* withOwnNames(fresh: readonly Fresh[], known: KnownItems): Steps<readonly Fresh[]> {
  const named: Fresh[] = [];
  for (const [index, { given, item }] of fresh.entries()) {
    if (index % step === 0) yield;
    const { folder, name, sizeBytes, sha256, state } = item;
    if (folder === undefined || !known.has(name) || known.at(item).length > 0) named.push({ given, item });
    else named.push({ given, item: { name: `${folder}/${name}`, sizeBytes, sha256, state } });
  }
  return named;
}

/** Why a file is refused before it is read: `source-changed`, `empty-file`, `file-too-large`. */
export function refusalOf({ file, problem }: NamedFile, limits: BatchLimits): FileFault | undefined {
  if (problem === undefined) return refuseFile(file.size, limits);
  return { kind: 'unreadable', code: 'source-changed', detail: problem };
}

function pathOf({ name, folder }: Pick<Item, 'name' | 'folder'>): string {
  return folder === undefined ? name : `${folder}/${name}`;
}
