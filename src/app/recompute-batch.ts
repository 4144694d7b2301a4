import { fail, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import type { Batch, Item, Runner } from '#engine/ports.ts';
import type { BatchApi } from './batch-api.ts';
import { runLock, type BatchPorts } from './batch-ports.ts';
import { pipelineOfBatch } from './batch-pipeline.ts';
import type { Changes } from './tell-changes.ts';

/** How often a finding is begun again that a person changed meanwhile. */
const mostTries = 5;

/** Findings made anew in this tab. */
export type Recomputing = {
  readonly recompute: BatchApi['recompute'];
  readonly isRecomputing: (batchId: string) => boolean;
  /** Ends it after the findings in hand, and resolves then. */
  readonly stop: (batchId: string) => Promise<void>;
};

type Underway = { readonly stopper: AbortController; readonly ended: Promise<void> };

/** The work on one batch, while this tab holds its lock. */
type Work = {
  readonly batch: Batch;
  readonly runner: Runner;
  readonly pipeline: string | undefined;
  readonly signal: AbortSignal;
};

/**
 * Opens the recomputing of this tab. Each finding takes the place of the older one in the commit order of a settlement,
 * so a tab that dies midway leaves the rest stale and nothing half made.
 */
export function openRecomputing(ports: BatchPorts, tell: Changes['tell']): Recomputing {
  const { store, records, locks, findAnalysis, follower, tellEvent } = ports;
  const underway = new Map<string, Underway>();
  const noBytes = () => Promise.resolve(fail({ kind: 'storage', detail: 'no file is needed' }));

  return {
    isRecomputing: (batchId) => underway.has(batchId),
    stop: async (batchId) => {
      const work = underway.get(batchId);
      work?.stopper.abort();
      await work?.ended;
    },
    recompute: async (batchId, onProgress = () => undefined, signal) => {
      const refused = fail({
        kind: 'storage',
        detail: 'the batch is running; its results are made anew after that',
      });
      try {
        return await locks.request(runLock(batchId), { ifAvailable: true }, async (lock) =>
          lock === null ? refused : await recomputeHere(batchId, onProgress, signal),
        );
      } catch (thrown) {
        return fail({ kind: 'storage', detail: describeThrown(thrown) });
      }
    },
  };

  async function recomputeHere(
    batchId: string,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal | undefined,
  ): ReturnType<BatchApi['recompute']> {
    const batch = await records.get(batchId);
    const manifest = batch && findAnalysis(batch.analysisId);
    if (batch === undefined || manifest === undefined)
      return fail({ kind: 'storage', detail: 'the batch was removed' });
    const stopper = new AbortController();
    let end = (): void => undefined;
    underway.set(batchId, { stopper, ended: new Promise((resolve) => (end = resolve)) });
    const runner = ports.startRunner(noBytes);
    const stop = (): void => {
      stopper.abort();
    };
    signal?.addEventListener('abort', stop);
    if (signal?.aborted === true) stop();
    tell(batchId);
    try {
      const stale = (await records.items(batchId)).filter(
        ({ state, ledger }) =>
          state.status === 'done' && state.version < manifest.version && ledger?.kept !== true,
      );
      await follower?.begin(batch);
      const pipeline =
        ports.appVersion === undefined
          ? undefined
          : pipelineOfBatch(manifest, batch.options, ports.appVersion);
      const work: Work = { batch, runner, pipeline, signal: stopper.signal };
      const result = await recomputeAll(stale, work, onProgress);
      if (result.ok) tellEvent?.('recomputed', { batchId, ...result.value });
      return result;
    } finally {
      runner.stop();
      signal?.removeEventListener('abort', stop);
      await follower?.rest(batchId);
      underway.delete(batchId);
      end();
      tell(batchId);
    }
  }

  /** As many at a time as the runner takes. */
  async function recomputeAll(
    stale: readonly Item[],
    work: Work,
    onProgress: (done: number, total: number) => void,
  ): ReturnType<BatchApi['recompute']> {
    const waiting = [...stale];
    let [recomputed, seen] = [0, 0];
    let refused: Result<never> | undefined;
    onProgress(0, stale.length);
    const slot = async (): Promise<void> => {
      for (;;) {
        const item = work.signal.aborted || refused !== undefined ? undefined : waiting.shift();
        if (item === undefined) return;
        try {
          if (await recomputeOne(item, work)) recomputed += 1;
        } catch (thrown) {
          refused = fail({ kind: 'storage', detail: describeThrown(thrown) });
          return;
        }
        onProgress((seen += 1), stale.length);
      }
    };
    await Promise.all(Array.from({ length: work.runner.slots }, slot));
    return refused ?? ok({ recomputed, left: stale.length - recomputed });
  }

  /**
   * Whether the finding was made anew, with what is set by hand in it; one that cannot be stays as it is. One that a
   * person changes meanwhile is of this version by that, or begun again.
   */
  async function recomputeOne(listed: Item, work: Work): Promise<boolean> {
    const listedVersion = versionOf(listed);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const item = await records.item(listed.id);
      if (item?.state.status !== 'done') return false;
      if (versionOf(item) !== listedVersion) return true;
      const outcome = await replaceOne(item, work);
      if (outcome !== 'changed') return outcome === 'made';
    }
    return false;
  }

  async function replaceOne(
    item: Item,
    { batch, runner, pipeline }: Work,
  ): Promise<'made' | 'cannot' | 'changed'> {
    const [finding] = await records.findings([item.id]);
    if (finding === undefined || runner.recompute === undefined) return 'cannot';
    const result = await runner.recompute(batch, item, finding);
    if (!result.ok) return 'cannot';
    const { quality, row, version } = result.value;
    const change = {
      state: { status: 'done', quality, row, version } as const,
      ...(pipeline !== undefined && { pipeline }),
      // What was let stand was another result.
      ...(item.confirmed && { confirmed: undefined }),
    };
    const replaced = await store.replace(item, change, result.value.finding);
    if (replaced === undefined) return 'changed';
    tell(item.batchId, [replaced]);
    return 'made';
  }
}

function versionOf({ state }: Item): number | undefined {
  return state.status === 'done' ? state.version : undefined;
}
