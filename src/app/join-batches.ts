import { decodeFinding } from '#workers/finding-bytes.ts';
import { failFile, type Result } from '#core/result.ts';
import { stateOfReview } from '#core/review.ts';
import type { Batch, Item } from '#engine/ports.ts';
import type { BatchRecord } from '#storage/schema.ts';
import { steadyStore } from '#storage/steady-store.ts';
import type { BatchActivity, BatchApi, BatchSummary } from './batch-api.ts';
import { openIntake, type BatchIntake } from './batch-intake.ts';
import { openNews, type BatchNews } from './batch-news.ts';
import { intakeLock, runLock, type BatchPorts } from './batch-ports.ts';
import { openRuns } from './batch-runs.ts';
import { openItemChanges } from './change-items.ts';
import { keptOf } from './kept-explanations.ts';
import { exportCsv, exportJson } from './export-results.ts';
import { defaultCsvChoice } from './export-table.ts';
import { makeBatch, type NewBatch } from './new-batch.ts';
import { openOwnLocks } from './own-locks.ts';
import { openRecomputing } from './recompute-batch.ts';
import { openReviewing } from './review-item.ts';
import { openOptionChanges } from './set-options.ts';
import { sleep } from './sleep.ts';
import { openStoredInputs } from './stored-inputs.ts';
import { openChanges } from './tell-changes.ts';
import { tellPutBack } from './tell-items.ts';

/** A `BatchApi` without what only concerns the browser as a whole. */
export type JoinedBatches = Omit<BatchApi, 'startAhead' | 'storage' | 'askToPersist' | 'eraseEverything'> & {
  /** Ends the runs of this tab and asks the other tabs to do the same and to leave. */
  readonly leave: () => Promise<void>;
};

/** Joins storage, workers and engine into what the pages use. `onLeave`: another tab erases everything. */
export function joinBatches(given: BatchPorts, onLeave: () => void): JoinedBatches {
  const { records, findAnalysis, follower, tellEvent } = given;
  const { locks, heldElsewhere } = openOwnLocks(given.locks);
  const store = steadyStore(given.store, {
    itemOf: records.item,
    sleep,
    random: Math.random,
    makeRoom: async () =>
      (await stored.settle()) > 0 || (await stored.giveWay(() => Promise.resolve(true))) > 0,
    onRefused: (code) => tellEvent?.('store-refused', { code: kebab(code) }),
  });
  const ports = { ...given, store, locks };
  const stored = openStoredInputs(ports);
  const runs = openRuns(
    { ...ports, startRunner: (open) => stored.watchedOver(ports.startRunner(open)) },
    tellEnded,
    () => intake,
    stored,
  );
  const news: BatchNews = openNews({
    channel: ports.channel,
    summaryOf: async (batchId) => {
      const seen = await summary(batchId);
      // Whoever looks at a batch that another tab runs is there when that is gone.
      if (seen?.activity === 'running-elsewhere') void runs.standBy(batchId);
      return seen;
    },
    itemsOf: (batchId) => records.items(batchId),
    itemsNamed: records.itemsOf,
    onChanged: (...told) => {
      changes.told(...told);
    },
    onRequest: (request) => {
      if (request.kind === 'pause') void runs.pause(request.batchId);
      else if (request.kind === 'cancel')
        void intake.abort(request.batchId).then(() => runs.cancel(request.batchId));
      else {
        reviewing.stop();
        void runs.stopAll().then(onLeave);
      }
    },
  });
  const changes = openChanges({ ...ports, tellNews: news.tell, isRunning: isRunningHere });
  const { tell } = changes;
  const recomputing = openRecomputing(ports, tell);
  const reviewing = openReviewing(ports, (batchId, items) => {
    tell(batchId, items);
    stored.stand(items?.filter(isAcceptedPartial) ?? []);
  });
  const intake: BatchIntake = openIntake(ports, { ...news, tell }, stored);
  stored.sweep().catch(() => undefined); // tried again at the next start

  return {
    ...openItemChanges(ports, stored, tell),
    create: (analysisId, title, options) => make({ analysisId, title, options }),
    createFrom: (analysisId, start, title, options) => make({ analysisId, start, title, options }),
    recompute: recomputing.recompute,
    review: reviewing.review,
    addFiles: intake.addFiles,
    folders: stored.folders,
    copies: stored.copies,
    list: async () => {
      const elsewhere = await heldElsewhere();
      return (await records.list()).map((record) => summarise(record, elsewhere));
    },
    summary,
    items: (batchId) => records.items(batchId),
    item: (itemId) => records.item(itemId),
    finding: async (itemId) => {
      const [bytes] = await records.findings([itemId]);
      return bytes === undefined ? undefined : decodeFinding(bytes);
    },
    findingBytes: async (itemId) => (await records.findings([itemId]))[0],
    start: runs.start,
    pause: async (batchId) => {
      if (recomputing.isRecomputing(batchId)) await recomputing.stop(batchId);
      else if (runs.isRunning(batchId)) await runs.pause(batchId);
      else news.ask({ kind: 'pause', batchId });
    },
    cancel,
    rename: async (batchId, title) => {
      await records.rename(batchId, title);
      news.tell(batchId);
    },
    setOptions: openOptionChanges(ports, tell),
    input: async (itemId) => {
      const item = await records.item(itemId);
      return item === undefined
        ? failFile('unreadable', 'input-missing', 'the file is no longer listed')
        : stored.open(item);
    },
    removeBatch: async (batchId) => {
      await cancel(batchId);
      await locks.request(runLock(batchId), async () => {
        await stored.release(await records.remove(batchId));
        await follower?.removed(batchId);
      });
      tellEvent?.('batch-removed', { batchId });
      news.tell(batchId);
    },
    watch: news.watch,
    exportCsv: async (batchId, choice, withNames) => {
      const record = await known(batchId);
      const manifest = findAnalysis(record.analysisId);
      return exportCsv(
        record,
        records,
        manifest,
        { ...defaultCsvChoice, ...choice },
        withNames,
        await keptOf(record.analysisId),
      );
    },
    exportJson: async (batchId, withNames) => {
      const record = await known(batchId);
      const manifest = findAnalysis(record.analysisId);
      return exportJson(record, records, manifest, withNames, await keptOf(record.analysisId));
    },
    leave: async () => {
      news.ask({ kind: 'leave' });
      reviewing.stop();
      await runs.stopAll();
    },
  };

  /** Whether this tab holds the batch's run lock. */
  function isRunningHere(batchId: string): boolean {
    return runs.isRunning(batchId) || recomputing.isRecomputing(batchId);
  }

  /** What runs and cancelling did: an attempt that came to nothing may have put back what is kept. */
  function tellEnded(batchId: string, items: readonly Item[] = []): void {
    changes.tell(batchId, items);
    tellPutBack(tellEvent, items);
  }

  async function make(wanted: NewBatch): Promise<Result<Batch>> {
    const batch = await makeBatch(ports, wanted);
    if (batch.ok)
      tellEvent?.('batch-created', { batchId: batch.value.id, files: wanted.start?.items.length ?? 0 });
    return batch;
  }

  async function cancel(batchId: string): Promise<void> {
    await Promise.all([intake.abort(batchId), recomputing.stop(batchId)]);
    // Another tab may run the batch or take files in for it.
    news.ask({ kind: 'cancel', batchId });
    if (runs.isRunning(batchId)) {
      await runs.cancel(batchId);
      return;
    }
    await locks.request(runLock(batchId), { ifAvailable: true }, async (lock) => {
      if (lock !== null) tellEnded(batchId, await store.cancelRest(batchId));
    });
  }

  async function summary(batchId: string): Promise<BatchSummary | undefined> {
    const record = await records.get(batchId);
    return record === undefined ? undefined : summarise(record, await heldElsewhere());
  }

  function summarise(record: BatchRecord, elsewhere: ReadonlySet<string>): BatchSummary {
    const { counts, ...batch } = record;
    const { activity: here, ...progress } = runs.progress(record);
    const takingIn = whoTakesIn(record.id, elsewhere);
    const activity: BatchActivity = here ?? activityWithoutRun(record.id, elsewhere, takingIn);
    return { batch, counts, activity, ...(takingIn === undefined ? {} : { takingIn }), ...progress };
  }

  function whoTakesIn(batchId: string, elsewhere: ReadonlySet<string>): BatchSummary['takingIn'] {
    if (intake.isAdding(batchId)) return 'here';
    return elsewhere.has(intakeLock(batchId)) ? 'elsewhere' : undefined;
  }

  function activityWithoutRun(
    batchId: string,
    elsewhere: ReadonlySet<string>,
    takingIn: BatchSummary['takingIn'],
  ): BatchActivity {
    if (recomputing.isRecomputing(batchId)) return 'running';
    if (takingIn === 'here') return 'adding';
    return takingIn === 'elsewhere' || elsewhere.has(runLock(batchId)) ? 'running-elsewhere' : 'idle';
  }

  async function known(batchId: string): Promise<BatchRecord> {
    const record = await records.get(batchId);
    if (record === undefined) throw new Error(`no batch ${batchId}`);
    return record;
  }
}

/** Whether a person accepted a partial result: its file is then not needed any more. */
function isAcceptedPartial({ state, review }: Item): boolean {
  const isPartial = state.status === 'done' && state.quality === 'partial';
  return isPartial && stateOfReview(review).verdict === 'accepted';
}

/** A name of the browser's as the log of events writes codes. */
function kebab(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
