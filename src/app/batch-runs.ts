import type { Fault } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { remaining } from '#engine/counts.ts';
import type { TabEnd } from '#engine/cut-off.ts';
import type { Batch, Item, Runner, Settled } from '#engine/ports.ts';
import { runBatch, type BatchRun } from '#engine/run-batch.ts';
import { noPace, paceAfter, timeLeftS, type Pace } from '#engine/time-left.ts';
import type { BatchRecord } from '#storage/schema.ts';
import { longAnswerWithinS, storeAnswered } from '#storage/steady-store.ts';
import type { BatchSummary } from './batch-api.ts';
import type { BatchIntake } from './batch-intake.ts';
import { pipelineOfBatch } from './batch-pipeline.ts';
import { runLock, type BatchPorts } from './batch-ports.ts';
import { shareTwins } from './share-twins.ts';
import { sleep } from './sleep.ts';
import { collectTimes } from './spread-of-times.ts';
import type { StoredInputs } from './stored-inputs.ts';
import type { Changes } from './tell-changes.ts';

/** The runs of this tab. */
export type BatchRuns = {
  readonly start: (batchId: string) => Promise<'started' | 'elsewhere'>;
  /** Goes on with a batch once the other tab that runs it now is gone; nothing where none runs it. */
  readonly standBy: (batchId: string) => Promise<void>;
  /** Resolves when the run of this tab came to rest; at once where there is none. */
  readonly pause: (batchId: string) => Promise<void>;
  readonly cancel: (batchId: string) => Promise<void>;
  readonly isRunning: (batchId: string) => boolean;
  /** Ends every run at once; their files in hand are queued again. */
  readonly stopAll: () => Promise<void>;
  /** What this tab knows of a batch beyond its record. */
  readonly progress: (record: BatchRecord) => Progress;
};

type Progress = Pick<BatchSummary, 'timeLeftS' | 'stoppedBy' | 'timing'> & {
  readonly activity: 'running' | 'pausing' | undefined;
};

/** A run in this tab, from the moment it holds the lock until it has come to rest. */
type Here = {
  run: BatchRun | undefined;
  runner: Runner | undefined;
  wish: 'run' | 'pause' | 'cancel';
  readonly rested: Promise<void>;
};

/** What is kept of a batch's runs in this tab after they ended. */
type Past = { timing: NonNullable<BatchSummary['timing']>; stoppedBy: Fault | undefined; pace: Pace };

const noTiming = { readMs: 0, analyseMs: 0, storeMs: 0 };

/** Opens the runs of this tab. */
export function openRuns(
  ports: BatchPorts,
  tell: Changes['tell'],
  intake: () => BatchIntake,
  stored: StoredInputs,
): BatchRuns {
  const { store, records, locks, clock, leaseMs, startRunner, follower, tabs, tellEvent } = ports;
  const runs = new Map<string, Here>();
  /** Ended, with their lock still on its way back to the browser. */
  const leaving = new Map<string, Here>();
  const past = new Map<string, Past>();
  const standingBy = new Set<string>();

  return {
    start,
    standBy: async (batchId) => {
      if (runs.has(batchId) || standingBy.has(batchId)) return;
      standingBy.add(batchId);
      const { held = [] } = await locks.query().catch(() => ({ held: [] }));
      if (held.some(({ name }) => name === runLock(batchId))) await takeOverLater(batchId);
      standingBy.delete(batchId);
    },
    pause: async (batchId) => {
      const here = runs.get(batchId);
      if (here === undefined) return;
      if (here.wish === 'run') here.wish = 'pause';
      here.run?.pause();
      tell(batchId);
      store.want(batchId, false).catch(() => undefined); // said again at the end
      await here.rested;
    },
    cancel: async (batchId) => {
      const here = runs.get(batchId);
      if (here === undefined) return;
      here.wish = 'cancel';
      here.run?.cancel();
      await here.rested;
    },
    isRunning: (batchId) => runs.has(batchId),
    stopAll: async () => {
      await Promise.all(
        [...runs.values()].map((here) => {
          here.wish = 'pause';
          here.run?.pause();
          here.runner?.stop();
          return here.rested;
        }),
      );
    },
    progress: (record) => {
      const here = runs.get(record.id) ?? leaving.get(record.id);
      const { timing, stoppedBy, pace } = past.get(record.id) ?? {
        timing: undefined,
        stoppedBy: undefined,
        pace: noPace,
      };
      if (here === undefined) return { activity: undefined, timing, stoppedBy };
      return {
        activity: here.wish === 'run' ? 'running' : 'pausing',
        timeLeftS: timeLeftS(pace, remaining(record.counts)),
        timing,
        stoppedBy,
      };
    },
  };

  async function start(batchId: string): Promise<'started' | 'elsewhere'> {
    if (runs.has(batchId)) return 'started';
    return new Promise((resolve, reject) => {
      const held = locks.request(runLock(batchId), { ifAvailable: true }, async (lock) => {
        if (lock === null) {
          void takeOverLater(batchId);
          resolve('elsewhere');
          return;
        }
        await runHere(batchId, () => {
          resolve('started');
        });
      });
      held
        .finally(() => {
          leave(batchId);
        })
        .then(stored.tidy)
        .catch(reject);
    });
  }

  /**
   * [Note: Taking over] The lock becomes free when the other tab ends its run or is gone. A run says durably when it
   * begins that the batch is to be run, and when it comes to rest, or is asked to pause, that it is not. So whoever
   * finds the lock free and the word still standing goes on: the tab that gave it died, in the middle of a file or
   * between two.
   */
  function takeOverLater(batchId: string): Promise<void> {
    const held = locks.request(runLock(batchId), async () => {
      const record = await records.get(batchId);
      if (record === undefined) return;
      const { wanted, counts } = record;
      if (!(wanted ?? counts.running > 0) || counts.queued + counts.running === 0) return;
      tellEvent?.('run-taken-over', { batchId });
      await runHere(batchId, () => undefined, true);
    });
    return held
      .finally(() => {
        leave(batchId);
      })
      .then(stored.tidy)
      .catch(() => undefined); // the page is going away
  }

  /** Runs a batch while this tab holds its lock. `browserLived`: the tab that ran it before ended beside this one. */
  async function runHere(batchId: string, begun: () => void, browserLived = false): Promise<void> {
    let rest = (): void => undefined;
    const rested = new Promise<void>((resolve) => (rest = resolve));
    const here: Here = { run: undefined, runner: undefined, wish: 'run', rested };
    runs.set(batchId, here);
    const kept: Past = {
      timing: past.get(batchId)?.timing ?? noTiming,
      stoppedBy: undefined,
      pace: noPace,
    };
    past.set(batchId, kept);
    const endOf = (owner: string | undefined): TabEnd => tabs?.endOf(owner, browserLived) ?? 'unknown';
    try {
      await store.want(batchId, true);
      let record = await records.get(batchId);
      if (record !== undefined) await follower?.begin(record);
      tell(batchId, await store.releaseLeases(batchId, endOf));
      tellEvent?.('run-began', { batchId, queued: record?.counts.queued ?? 0 });
      begun();
      record = await records.get(batchId);
      // Files may have come in after the run found nothing more to do.
      while (record !== undefined && here.wish === 'run' && kept.stoppedBy === undefined) {
        await runOnce(record, here, kept);
        // Whatever a browser keeps silent about, the run ends: else nobody could start it anew.
        const found = await storeAnswered(stored.found(batchId));
        if (found.length > 0) tell(batchId, found);
        record = await storeAnswered(records.get(batchId));
        // A claim that was written, but whose answer was lost, is in nobody's hand.
        if (here.wish === 'run' && record !== undefined && record.counts.running > 0) {
          tell(batchId, await store.releaseLeases(batchId, () => 'left'));
          record = await records.get(batchId);
        }
        if (record?.counts.queued === 0) break;
      }
      if (here.wish === 'cancel') tell(batchId, await store.cancelRest(batchId));
      await storeAnswered(stored.settle(), longAnswerWithinS);
      await store.want(batchId, false);
      await storeAnswered(forgetTabs());
    } catch (thrown) {
      kept.stoppedBy = { kind: 'storage', detail: describeThrown(thrown) };
      begun();
    } finally {
      await follower?.rest(batchId);
      await tellEnd(batchId, here.wish, kept.stoppedBy);
      runs.delete(batchId);
      leaving.set(batchId, here);
      ports.held?.letGo(batchId);
      rest();
    }
  }

  /** Says that a run came to rest once its lock is free: who starts it anew before would find it held. */
  function leave(batchId: string): void {
    if (leaving.delete(batchId)) tell(batchId);
  }

  /** How tabs ended matters only while something is left that they were running. */
  async function forgetTabs(): Promise<void> {
    if (tabs !== undefined && (await records.list()).every(({ counts }) => counts.running === 0))
      tabs.forget();
  }

  async function tellEnd(batchId: string, wish: Here['wish'], stoppedBy: Fault | undefined): Promise<void> {
    if (tellEvent === undefined) return;
    const record = await storeAnswered(records.get(batchId)).catch(() => undefined);
    const { completed = 0, partial = 0, failed = 0, queued = 0 } = record?.counts ?? {};
    const counts = { completed, partial, failed, queued };
    if (stoppedBy !== undefined) tellEvent('run-stopped', { batchId, code: stoppedBy.kind, ...counts });
    else tellEvent('run-ended', { batchId, outcome: wish === 'run' ? 'finished' : wish, ...counts });
  }

  async function runOnce(batch: Batch, here: Here, kept: Past): Promise<void> {
    const runner = shareTwins(
      startRunner(stored.openForRun),
      records,
      (id) => ports.findAnalysis(id)?.version,
    );
    here.runner = runner;
    const onItem = (item: Item): void => {
      if (item.state.status !== 'running' && item.state.status !== 'queued') {
        kept.pace = paceAfter(kept.pace, clock.nowMs());
        stored.ended(item);
      }
      tell(batch.id, [item]);
    };
    const rows = collectTimes();
    const onSettled = ({ timing }: Settled, storeMs: number): void => {
      const { readMs, analyseMs } = timing;
      rows.add(storeMs);
      kept.timing = {
        readMs: kept.timing.readMs + readMs,
        analyseMs: kept.timing.analyseMs + analyseMs,
        storeMs: kept.timing.storeMs + storeMs,
        row: rows.spread(),
      };
    };
    const moreToCome = () => intake().moreToCome(batch.id);
    here.run = runBatch(batch, {
      store,
      runner,
      clock,
      leaseMs,
      claimant: {
        owner: tabs?.owner,
        pipeline: pipelineNow(batch),
        lanes: ports.findAnalysis(batch.analysisId)?.lanes,
      },
      sleep,
      random: Math.random,
      moreToCome,
      onItem,
      onSettled,
    });
    if (here.wish === 'pause') here.run.pause();
    if (here.wish === 'cancel') here.run.cancel();
    const end = await here.run.ended;
    here.run = undefined;
    here.runner = undefined;
    runner.stop();
    if (end.kind === 'stopped') kept.stoppedBy = end.fault;
    if (end.kind === 'paused') here.wish = 'pause';
  }

  function pipelineNow({ analysisId, options }: Batch): string | undefined {
    const manifest = ports.findAnalysis(analysisId);
    if (manifest === undefined || ports.appVersion === undefined) return undefined;
    return pipelineOfBatch(manifest, options, ports.appVersion);
  }
}
