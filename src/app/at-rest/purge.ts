import type { BatchApi, BatchSummary } from '../batch-api.ts';
import { leaving, type Leaving, type Retention } from './retention.ts';

type Batches = Pick<BatchApi, 'list' | 'removeBatch'>;

type Shown = BatchSummary['batch'];

/** Held by the one tab that removes what is due. */
export const purgeLock = 'benchside-purge';

/** Which batches are to go now and soon. One that is being worked on waits for its rest. */
export async function whatLeaves(
  { list }: Pick<Batches, 'list'>,
  retention: Retention,
  nowMs: number,
): Promise<Leaving<Shown>> {
  if (retention.kind !== 'days') return { due: [], soon: [] };
  const atRest = (await list()).filter(({ activity }) => activity === 'idle');
  return leaving(
    atRest.map(({ batch }) => batch),
    retention,
    nowMs,
  );
}

/**
 * Removes those of these batches that are still due, in one tab at a time, and gives their number. `retention` is asked
 * again: what was chosen meanwhile, in another tab perhaps, holds.
 */
export async function removeDue(
  batches: Batches,
  announced: ReadonlySet<string>,
  locks: LockManager,
  retention: () => Retention,
  nowMs: number,
): Promise<number> {
  return locks.request(purgeLock, { ifAvailable: true }, async (lock) => {
    if (lock === null) return 0;
    const { due } = await whatLeaves(batches, retention(), nowMs);
    const going = due.filter(({ id }) => announced.has(id));
    for (const { id } of going) await batches.removeBatch(id);
    return going.length;
  });
}
