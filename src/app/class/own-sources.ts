import type { Item } from '#engine/ports.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { openStores } from '../open-database.ts';
import { lookAtSources, takeOver, type ClassSources, type TakenOver } from './sources.ts';

/** Title of a batch of this browser; undefined where it is gone. */
export function titleOfBatch(batchId: string): Promise<string | undefined> {
  return withBatches(async (batches) => (await batches.summary(batchId))?.batch.title);
}

/** Where the results of a class of this browser come from; undefined where it was stopped. */
export async function lookAtOwnSources(
  items: readonly Item[],
  isStopped: () => boolean,
): Promise<ClassSources | undefined> {
  if (!items.some(({ takenFrom }) => takenFrom !== undefined)) return { sources: [], changed: [] };
  const { records } = await openStores();
  return lookAtSources(items, { itemsOf: records.itemsOf, titleOf: titleOfBatch, isStopped });
}

/** Takes changes over into copies of this browser. */
export function takeOverHere(copyIds: readonly string[]): Promise<TakenOver> {
  return withBatches((batches) => takeOver(copyIds, batches));
}
