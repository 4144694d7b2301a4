import { findAnalysis } from '#analyses/registry.ts';
import { defaultLimits } from '#engine/limits.ts';
import { openBatchRecords } from '#storage/batch-records.ts';
import { openBatchStore } from '#storage/batch-store.ts';
import { openInputs } from '#storage/inputs.ts';
import { askToPersist, eraseStorage, storageUse } from '#storage/storage-use.ts';
import { startIntake } from '#workers/intake.ts';
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
  const database = ownDatabase();
  const clock = { nowMs: () => Date.now() };
  const { leave, ...batches } = joinBatches(
    {
      store: openBatchStore(database, clock),
      records: openBatchRecords(database),
      inputs: await openInputs(database),
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
      locks: navigator.locks,
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
      database.close();
      location.reload();
    },
  );
  return {
    ...batches,
    storage: storageUse,
    askToPersist,
    eraseEverything: async () => {
      await leave();
      await eraseStorage(database);
    },
  };
}
