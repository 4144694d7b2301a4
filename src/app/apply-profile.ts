import { fail, type Result } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchApi } from './batch-api.ts';
import { sleep } from './sleep.ts';

/** How a layout is known again: in a file's bytes, and in a result whose file is gone. */
export type SameLayout = {
  readonly inFile: (bytes: Uint8Array) => Promise<boolean>;
  readonly inFinding: (finding: unknown) => boolean;
};

/** Other files of a batch with one layout. */
export type FilesAlike = {
  /** Failed, their bytes at hand. */
  readonly failed: readonly Item[];
  /** With a result that was made another way, their bytes at hand. */
  readonly done: readonly Item[];
  /** With a result that was made another way, and no bytes: the user has to choose the file again. */
  readonly gone: readonly Item[];
};

/** Looks through the other files of a batch, one at a time; the page draws in between. Stops early when aborted. */
export async function findFilesAlike(
  batches: Pick<BatchApi, 'items' | 'input' | 'finding'>,
  { batchId, id }: Pick<Item, 'batchId' | 'id'>,
  alike: SameLayout,
  onProgress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<FilesAlike> {
  const found: Record<keyof FilesAlike, Item[]> = { failed: [], done: [], gone: [] };
  const items = (await batches.items(batchId)).filter((item) => item.id !== id && mayBeAlike(item));
  for (const [index, item] of items.entries()) {
    if (signal?.aborted === true) break;
    onProgress(index, items.length);
    const kind = await look(batches, item, alike);
    if (kind !== undefined) found[kind].push(item);
    await sleep(0);
  }
  onProgress(items.length, items.length);
  return found;
}

/** What the device did to a file, no profile mends. */
function mayBeAlike({ state, ledger }: Item): boolean {
  if (ledger?.kept === true) return false;
  if (state.status === 'done') return true;
  return (
    state.status === 'failed' && (state.fault.kind === 'unsupported' || state.fault.kind === 'implausible')
  );
}

async function look(
  batches: Pick<BatchApi, 'input' | 'finding'>,
  item: Item,
  { inFile, inFinding }: SameLayout,
): Promise<keyof FilesAlike | undefined> {
  const isDone = item.state.status === 'done';
  if (isDone && !inFinding(await batches.finding(item.id))) return undefined;
  const blob = await batches.input(item.id);
  if (!blob.ok) return isDone ? 'gone' : undefined;
  const bytes = await blob.value.arrayBuffer().catch(() => undefined);
  if (bytes === undefined || !(await inFile(new Uint8Array(bytes)))) return undefined;
  return isDone ? 'done' : 'failed';
}

/** A chosen file that an item of the batch stands for, under the name that the batch knows it by. */
export type ChosenAgain<Chosen> = { readonly item: Item; readonly name: string; readonly file: Chosen };

/**
 * Which of the chosen files the items stand for: by the whole path, else by the file's own name where only one item and
 * one file have it. The bytes are not looked at: a file that was changed meanwhile is read as it is now.
 */
export function chosenAgain<Chosen>(
  items: readonly Item[],
  files: readonly { readonly name: string; readonly file: Chosen }[],
): readonly ChosenAgain<Chosen>[] {
  const byPath = new Map(files.map(({ name, file }) => [name, file]));
  const byOwnName = onlyOnes(files, ({ name }) => ownName(name));
  const alone = onlyOnes(items, ({ name }) => ownName(name));
  return items.flatMap((item) => {
    const name = item.folder === undefined ? item.name : `${item.folder}/${item.name}`;
    const own = ownName(item.name);
    const file = byPath.get(name) ?? (alone.has(own) ? byOwnName.get(own)?.file : undefined);
    return file === undefined ? [] : [{ item, name, file }];
  });
}

function ownName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Those whose key no other has, by it. */
function onlyOnes<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  return new Map(
    things.filter((thing) => counts.get(keyOf(thing)) === 1).map((thing) => [keyOf(thing), thing]),
  );
}

/** A run is asked to rest before its batch takes other options; files in hand may need so long. */
const patience = { tries: 240, pauseMs: 250 };

/**
 * Gives a batch these options, queues these files again and runs them. A run that goes on is paused first, here or in
 * another tab. Faults are those of `setOptions`.
 */
export async function readAgainWith(
  batches: Pick<BatchApi, 'summary' | 'pause' | 'setOptions' | 'retryItems' | 'start'>,
  batchId: string,
  options: unknown,
  itemIds: readonly string[],
): Promise<Result<unknown>> {
  for (let tries = 0; tries < patience.tries; tries += 1) {
    const activity = (await batches.summary(batchId))?.activity;
    if (activity === undefined || activity === 'idle' || activity === 'adding') break;
    if (activity !== 'pausing') await batches.pause(batchId);
    await sleep(patience.pauseMs);
  }
  const set = await batches.setOptions(batchId, options);
  if (!set.ok) return fail(set.fault);
  await batches.retryItems(itemIds);
  await batches.start(batchId);
  return set;
}
