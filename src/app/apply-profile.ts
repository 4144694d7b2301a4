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
