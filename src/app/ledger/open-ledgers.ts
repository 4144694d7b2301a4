import { describeColumns } from '#analyses/analysis.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { columnsHandedOn } from '#core/result-column.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import { sealedBackups, type SealingOf } from '#storage/at-rest/sealed-ledgers.ts';
import { openBackups } from '#storage/ledger-files/backups.ts';
import { openLedgerRecords } from '#storage/ledger-files/places.ts';
import { ownDirectory } from '#storage/own-directory.ts';
import type { Database } from '#storage/schema.ts';
import { startLedgerMaker } from '#workers/ledger.ts';
import { startLedgerWorker } from '#workers/start-worker.ts';
import { tellEvent } from '../event-log.ts';
import { chosenPlaces } from './chosen-places.ts';
import { keptBackups } from './kept-backups.ts';
import type { Pickers } from './choose-place.ts';
import { joinLedgers, type Ledgers } from './join-ledgers.ts';
import type { LedgerApi } from './ledger-api.ts';
import { shareMaker } from './ledger-rows.ts';

let give: (api: LedgerApi) => void = () => undefined;
const given = new Promise<LedgerApi>((resolve) => {
  give = resolve;
});

/** The ledgers of this tab, once its batches are open (`open-batches.ts`). */
export function openedLedgers(): Promise<LedgerApi> {
  return given;
}

/** Opens the ledgers beside the stores. */
export function openLedgers(stores: {
  readonly records: Pick<BatchRecords, 'get' | 'items'>;
  readonly database: Database;
  readonly sealingOf: SealingOf;
}): Ledgers {
  const startMaker = () => startLedgerMaker(startLedgerWorker);
  const shared = shareMaker(startMaker);
  const nowMs = () => Date.now();
  const records = openLedgerRecords(stores.database);
  const ledgers = joinLedgers(
    {
      record: stores.records.get,
      items: stores.records.items,
      columnsOf: async (analysisId) => {
        const analysis = await findAnalysis(analysisId)?.load();
        // The file may be given away: who somebody is stays in the app.
        const columns = analysis === undefined ? [] : columnsHandedOn(describeColumns(analysis), false);
        return columns.map(({ name }) => name);
      },
      startMaker,
      records,
      backups: sealedBackups(
        openBackups({
          directory: () => ownDirectory('backup'),
          writeFlushed: (...asked) => shared.current().maker.writeFlushed(...asked),
          records: records.backups,
          nowMs,
          keep: keptBackups,
        }),
        stores.sealingOf,
      ),
      browserFolder: () => ownDirectory('ledgers'),
      sealingOf: stores.sealingOf,
      nowMs,
      keep: keptBackups,
      locks: navigator.locks,
      timers: {
        nowMs: () => performance.now(),
        after: (ms, task) => {
          const timer = setTimeout(task, ms);
          return () => {
            clearTimeout(timer);
          };
        },
      },
      channel: new BroadcastChannel('benchside-ledger'),
      pickers: () => globalThis as Pickers,
      tellEvent,
      chosen: chosenPlaces,
    },
    shared,
  );
  give(ledgers.api);
  return ledgers;
}
