import type { Item } from '#engine/ports.ts';
import { faultWords, thrownWords } from '#language/faults.ts';
import { openBatches } from './open-batches.ts';

/** Results of a batch being made anew in this tab, or how that ended. */
export type Recompute = {
  readonly batchId: string;
  readonly done: number;
  /** 0 until it is known. */
  readonly total: number;
  readonly isOver: boolean;
  /** How many could not be made anew from what they keep. */
  readonly left?: number;
  /** Why it ended early. */
  readonly problem?: string;
};

let recompute = $state.raw<Recompute | undefined>();
let abort: AbortController | undefined;

function update(next: Recompute | undefined): void {
  recompute = next;
}

/** What is going on in this batch, or how it ended, until the page lets it go. */
export function recomputeOf(batchId: string): Recompute | undefined {
  return recompute?.batchId === batchId ? recompute : undefined;
}

/** Whether a batch's results are being made anew; one batch at a time. */
export function isRecomputing(): boolean {
  return recompute?.isOver === false;
}

/** Whether a finding lies here that an older version of its analysis made. A row kept from a ledger has none. */
export function isStale({ state, ledger }: Item, version: number): boolean {
  return state.status === 'done' && state.version < version && ledger?.kept !== true;
}

/** How many results of a batch an older version made. Reads every item: for a page that does not hold them. */
export async function countStale(batchId: string, version: number): Promise<number> {
  const items = await (await openBatches()).items(batchId);
  return items.reduce((count, item) => count + Number(isStale(item, version)), 0);
}

/** Makes a batch's older results anew, from what they keep. Never throws: `recomputeOf` tells how it goes. */
export async function recomputeBatch(batchId: string): Promise<void> {
  if (isRecomputing()) return;
  const stopper = new AbortController();
  abort = stopper;
  update({ batchId, done: 0, total: 0, isOver: false });
  const over = (more: Partial<Recompute>): void => {
    const { done = 0, total = 0 } = recompute ?? {};
    update({ batchId, done, total, isOver: true, ...more });
  };
  try {
    const result = await (
      await openBatches()
    ).recompute(
      batchId,
      (done, total) => {
        update({ batchId, done, total, isOver: false });
      },
      stopper.signal,
    );
    if (!result.ok) over({ problem: faultWords(result.fault) });
    else over({ done: result.value.recomputed, left: stopper.signal.aborted ? 0 : result.value.left });
  } catch (thrown) {
    over({ problem: thrownWords(thrown) });
  }
}

/** Stops after the result in hand; those made so far stay. */
export function stopRecompute(batchId: string): void {
  if (recomputeOf(batchId)?.isOver === false) abort?.abort();
}

/** Takes the word of the last recompute away. */
export function dismissRecompute(): void {
  if (!isRecomputing()) update(undefined);
}
