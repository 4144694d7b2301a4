import { findAnalysis } from '#analyses/registry.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { keepClassOf } from './keep-class.ts';
import { openStores } from '../open-database.ts';

/** What a class put together from earlier reports came to. */
export type PutTogether = {
  readonly batchId: string;
  readonly files: number;
  /** Files that were chosen twice, from two batches: taken once. */
  readonly twice: number;
};

/** Files of a batch whose results can become part of another class. */
export function canBeTaken(items: readonly Item[]): readonly Item[] {
  return items.filter(({ state, ledger }) => state.status === 'done' && ledger?.kept !== true);
}

/** One file each of those with the same bytes, in their order. */
export function onceEach(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(({ sha256 }) => {
    if (sha256 === '' || !seen.has(sha256)) {
      seen.add(sha256);
      return true;
    }
    return false;
  });
}

/**
 * Makes a new batch of results that are here already: they are copied with what was read and set by hand, and no file
 * is read again. The batches they come from stay as they are. Faults: `class-empty`, `batch-too-large`, or what making
 * a batch says.
 */
export async function putTogether(title: string, chosen: readonly Item[]): Promise<Result<PutTogether>> {
  const files = onceEach(canBeTaken(chosen));
  const [first] = files;
  const source = first && (await withBatches((batches) => batches.summary(first.batchId)));
  if (source === undefined) return failFile('implausible', 'class-empty', 'no report was chosen');
  const { analysisId, options } = source.batch;
  const most = findAnalysis(analysisId)?.limits?.filesAtMost ?? Infinity;
  if (files.length > most) {
    return failFile('implausible', 'batch-too-large', `${files.length} files; a class holds at most ${most}`);
  }
  const made = await withBatches((batches) => batches.create(analysisId, title, options));
  if (!made.ok) return made;
  const { records } = await openStores();
  const copied = await records.copyItems(
    made.value.id,
    files.map(({ id }) => id),
  );
  // Its page may be closed before it has summed the class up.
  withBatches((batches) => keepClassOf(batches, made.value.id)).catch(() => undefined);
  return ok({
    batchId: made.value.id,
    files: copied.length,
    twice: canBeTaken(chosen).length - files.length,
  });
}
