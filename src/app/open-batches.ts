import { findAnalysis } from '#analyses/registry.ts';
import { defaultLimits } from '#engine/limits.ts';
import { workerLog } from '#storage/journal/worker-log.ts';
import { openStore } from '#storage/open-store.ts';
import { askToPersist, storageUse } from '#storage/storage-use.ts';
import { startIntake } from '#workers/intake.ts';
import { startJournalWorker } from '#workers/journal.ts';
import { workersFor, startPool } from '#workers/pool.ts';
import { startAnalysisWorker, startIntakeWorker } from '#workers/start-worker.ts';
import type { BatchApi } from './batch-api.ts';
import { joinBatches } from './join-batches.ts';
import { ownDatabase } from './open-database.ts';
import { openModels } from './open-models.ts';
import { currentSettings } from './settings.svelte.ts';

/** Limit for one file; a lease must outlast it. */
const timeLimitMs = 60_000;
const leaseMs = 2 * timeLimitMs;

let opened: Promise<BatchApi> | undefined;

/** Opens this browser's batches; the same object on every call. */
export function openBatches(): Promise<BatchApi> {
  return (opened ??= open());
}

async function open(): Promise<BatchApi> {
  const clock = { nowMs: () => Date.now() };
  const locks = navigator.locks;
  const startLog = () => workerLog(startJournalWorker());
  const kept = await openStore(ownDatabase(), { clock, locks, startLog });
  const { leave, ...batches } = joinBatches(
    {
      ...kept,
      findAnalysis,
      startRunner: (openInput) =>
        startPool({
          workers: workersFor(navigator.hardwareConcurrency),
          timeLimitMs,
          start: startAnalysisWorker,
          open: openInput,
          lend: () => openModels().lend(),
        }),
      startIntake: () => startIntake(startIntakeWorker),
      locks,
      channel: new BroadcastChannel('benchside'),
      clock,
      limits: {
        filesPerBatch: defaultLimits.filesPerBatch,
        get fileSizeBytes() {
          return currentSettings().fileLimitMb * 1024 * 1024; // as it is set when files are added
        },
      },
      leaseMs,
    },
    () => {
      kept.close();
      location.reload();
    },
  );
  return {
    ...batches,
    storage: storageUse,
    storeHealth: kept.health,
    askToPersist,
    eraseEverything: async () => {
      await leave();
      await kept.erase();
    },
  };
}
