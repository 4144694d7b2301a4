import { summariseClass, type ClassSummary } from '#analyses/knowledge-test/class/summary.ts';
import { formsClasses } from '#analyses/registry.ts';
import type { Item } from '#engine/ports.ts';
import { thrownWords } from '#language/faults.ts';
import type { BatchSummary } from '../batch-api.ts';
import { followBatch, withBatches } from '../live-batch.svelte.ts';
import { collectClass, nextTurn, type CollectedClass, type KeptFile } from './collect-class.ts';

/** A batch as a class: read once, page by page, and brought up to date when the batch has come to rest. */
export type ClassReading = {
  /** `other`: a batch of another analysis. */
  readonly phase: 'opening' | 'missing' | 'other' | 'reading' | 'ready';
  readonly batch: BatchSummary | undefined;
  /** Findings read, and how many there are. */
  readonly progress: { readonly done: number; readonly of: number };
  readonly summary: ClassSummary | undefined;
  readonly collected: CollectedClass | undefined;
  /** The items that the summary is of. */
  readonly items: readonly Item[];
  readonly problem: string | undefined;
  /** The batch has changed since. */
  readonly isOld: boolean;
  readonly bringUpToDate: () => void;
  readonly close: () => void;
};

/** What was read of the class in hand, so that its students' pages and the way back read nothing again. */
let kept: { readonly batchId: string; readonly files: Map<string, KeptFile> } | undefined;

function keptOf(batchId: string): Map<string, KeptFile> {
  if (kept?.batchId !== batchId) kept = { batchId, files: new Map() };
  return kept.files;
}

/** Opens a batch as a class. Call it in an effect, and `close` when that ends. */
export function openClass(batchId: string): ClassReading {
  const live = followBatch(batchId);
  let taken = $state.raw<readonly Item[] | undefined>();
  /** What was read, with the items it is of. */
  let made = $state.raw<
    { readonly items: readonly Item[]; readonly collected: CollectedClass } | undefined
  >();
  let progress = $state.raw({ done: 0, of: 0 });
  let problem = $state.raw<string | undefined>();
  let closed = false;
  const summary = $derived(made && summariseClass(made.collected.files, made.collected.others));
  const isClass = $derived(live.summary !== undefined && formsClasses(live.summary.batch.analysisId));

  const stop = $effect.root(() => {
    $effect(() => {
      if (live.phase !== 'open' || !isClass) return;
      const isAtRest = live.summary?.activity === 'idle';
      if (taken === undefined || (isAtRest && taken !== live.items)) void read(live.items);
    });
  });

  async function read(items: readonly Item[]): Promise<void> {
    taken = items;
    const of = items.filter(({ state }) => state.status === 'done').length;
    progress = { done: 0, of };
    try {
      const collected = await collectClass(items, {
        finding: (id) => withBatches((batches) => batches.finding(id)),
        tell: (done) => (progress = { done, of }),
        isStopped: () => closed || taken !== items,
        rest: nextTurn,
        kept: keptOf(batchId),
      });
      if (collected !== undefined) made = { items, collected };
    } catch (thrown) {
      problem = thrownWords(thrown);
    }
  }

  return {
    get phase() {
      if (live.phase === 'missing') return 'missing';
      if (live.phase === 'loading') return 'opening';
      if (!isClass) return 'other';
      return summary === undefined ? 'reading' : 'ready';
    },
    get batch() {
      return live.summary;
    },
    get progress() {
      return progress;
    },
    get summary() {
      return summary;
    },
    get collected() {
      return made?.collected;
    },
    get items() {
      return made?.items ?? [];
    },
    get problem() {
      return problem ?? live.problem;
    },
    get isOld() {
      return made !== undefined && made.items !== live.items;
    },
    bringUpToDate: () => void read(live.items),
    close: () => {
      closed = true;
      stop();
      live.close();
    },
  };
}
