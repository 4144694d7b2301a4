import { findAnalysis, formsClasses } from '#analyses/registry.ts';
import { defaultLimits } from '#engine/limits.ts';
import { openFolders } from '#storage/folders.ts';
import { isSessionKey } from '#storage/at-rest/sealing-key.ts';
import { askToPersist, storageUse } from '#storage/storage-use.ts';
import { usageByKind } from '#storage/usage-by-kind.ts';
import { startIntake } from '#workers/intake.ts';
import { workersFor, startPool } from '#workers/pool.ts';
import { startAnalysisWorker, startIntakeWorker } from '#workers/start-worker.ts';
import { keepWorkersAhead } from '#workers/workers-ahead.ts';
import { appVersion } from './app-version.ts';
import { endSessions } from './at-rest/end-sessions.ts';
import { noteSessionBatch } from './at-rest/leave-session.ts';
import { isKeyInUse } from './at-rest/open-sealed.ts';
import type { BatchApi } from './batch-api.ts';
import { bothFollow, followClasses } from './class/follow-classes.ts';
import { holdFiles } from './held-files.ts';
import { joinBatches } from './join-batches.ts';
import { tellEvent } from './event-log.ts';
import { countAhead, mendCount } from './mend-count.ts';
import { openLedgers } from './ledger/open-ledgers.ts';
import { openStores, ownDatabase } from './open-database.ts';
import { openModels } from './open-models.ts';
import { currentSettings } from './settings.svelte.ts';
import { ownTabEnds } from './tab-ends.ts';
import { noteWork } from './work.svelte.ts';

/** Limit for one file; a lease must outlast it. */
const timeLimitMs = 60_000;
const leaseMs = 2 * timeLimitMs;

/** As long as somebody may look for a folder. */
const keptAheadMs = 2 * 60_000;

/** Opens the stores of this browser and joins batches to them and to its workers. Called once (`open-batches.ts`). */
export async function openOwnBatches(): Promise<BatchApi> {
  const clock = { nowMs: () => Date.now() };
  const locks = navigator.locks;
  const tabs = ownTabEnds();
  const kept = await openStores();
  void mendCount();
  const ledgers = openLedgers({ ...kept, database: ownDatabase() });
  await endSessions({
    records: kept.asTheyLie,
    inputs: kept.inputs,
    isInUse: isKeyInUse,
    onStays: (batchId, keyId) => {
      if (isSessionKey(keyId)) noteSessionBatch(batchId);
    },
    onRemoved: ledgers.follower.removed,
  }).catch(() => undefined); // tried again at the next start; nobody can read them
  const classes = followClasses(formsClasses, async (batchId) =>
    (await import('./class/keep-class.ts')).keepClassOf(batches, batchId),
  );
  const workers = workersFor(navigator.hardwareConcurrency);
  const lend = () => openModels().lend();
  const ahead = keepWorkersAhead({ workers, keepMs: keptAheadMs, start: startAnalysisWorker, lend });
  const { leave, ...batches } = joinBatches(
    {
      ...kept,
      folders: openFolders(ownDatabase()),
      storageRoom: storageUse,
      keepsInputs: () => currentSettings().keepInputs,
      findAnalysis,
      startRunner: (openInput) =>
        startPool({
          workers,
          timeLimitMs,
          start: ahead.take,
          open: openInput,
          lend,
        }),
      startIntake: () => startIntake(startIntakeWorker),
      held: holdFiles(),
      locks,
      channel: new BroadcastChannel('benchside'),
      clock,
      limits: {
        filesPerBatch: defaultLimits.filesPerBatch,
        get fileSizeBytes() {
          return currentSettings().fileLimitMb * 1024 * 1024; // as it is set when files are added
        },
      },
      filesPerBatch: (analysisId) => currentSettings().filesPerBatch[analysisId],
      leaseMs,
      follower: bothFollow(ledgers.follower, classes),
      tellEvent,
      tabs,
      appVersion,
    },
    () => {
      tabs.leaveNothing();
      kept.close();
      location.reload();
    },
  );
  return {
    ...batches,
    addFiles: (...given) => {
      noteWork();
      return batches.addFiles(...given);
    },
    start: (batchId) => {
      noteWork();
      return batches.start(batchId);
    },
    startAhead: ahead.prepare,
    storage: storageUse,
    storeHealth: kept.health,
    askToPersist,
    eraseEverything: async () => {
      await leave();
      tabs.leaveNothing();
      const { journalBytes, ledgersBytes } = await usageByKind(ownDatabase());
      await countAhead(journalBytes + ledgersBytes); // they never were, and are taken off all the same
      await kept.erase();
    },
  };
}
