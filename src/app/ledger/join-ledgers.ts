import { fail, failFile, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { remaining } from '#engine/counts.ts';
import { removeBrowserLedger } from '#storage/ledger-files/browser-ledger.ts';
import { askToWrite, mayWrite, refusalOf } from '#storage/ledger-files/file-handles.ts';
import { sha256Of } from '#storage/ledger-files/sha256-of.ts';
import type { PlaceRecord } from '#storage/schema.ts';
import { runLock, type BatchFollower } from '../batch-ports.ts';
import { rememberingChoice, type ChosenPlaces } from './chosen-places.ts';
import { checkFile, nameInFolder, pickPlace, placeRecord, type Pickers } from './choose-place.ts';
import type { Timers } from './joined-writes.ts';
import type { LedgerApi, LedgerStatus, PlaceChoice } from './ledger-api.ts';
import { openLedgerNews } from './ledger-news.ts';
import { isFolder, lookAt, openPlace, placeOf, type PlacePorts } from './ledger-place.ts';
import { openRows, type RowPorts, type SharedMaker } from './ledger-rows.ts';
import { openWriter, type LedgerWriter, type WriterPorts } from './ledger-writer.ts';
import { compareWith, restoreBackup } from './restore-backup.ts';

/** The parts that ledgers are joined from: the browser's in the product, small ones in tests. */
export type LedgerPorts = RowPorts &
  Omit<PlacePorts, 'writeFlushed' | 'replaceFile'> & {
    readonly locks: LockManager;
    readonly timers: Timers;
    readonly channel: BroadcastChannel;
    readonly pickers: () => Pickers;
    readonly tellEvent: WriterPorts['tellEvent'];
    readonly chosen: ChosenPlaces;
  };

/** The ledgers of a tab: what the engine's side tells, and what the pages ask. */
export type Ledgers = { readonly follower: BatchFollower; readonly api: LedgerApi };

/** A run waits no longer than this for the copy of a ledger; nothing is written before it is made. */
const copyWithinMs = 10_000;
/** Nor, at its end, longer than this for the ledger; what is still owed then is seen to later. */
const writtenWithinMs = 30_000;

/** Joins the ledgers of a tab. */
export function joinLedgers(ports: LedgerPorts, shared: SharedMaker): Ledgers {
  const { backups, locks, timers, nowMs, chosen } = ports;
  const records = rememberingChoice(ports.records, chosen);
  const places: PlacePorts = {
    ...ports,
    records,
    writeFlushed: (...asked) => shared.current().maker.writeFlushed(...asked),
    replaceFile: (...asked) => shared.current().maker.replaceFile(...asked),
  };
  const writers = new Map<string, LedgerWriter>();
  const news = openLedgerNews(ports.channel, {
    onPlace: (batchId) => {
      const writer = writers.get(batchId);
      if (writer?.isActive() === true) void writer.writeNow();
      else if (news.isWatched(batchId)) void look(batchId);
    },
    onAsk: (batchId) => {
      const status = writers.get(batchId)?.status();
      if (status !== undefined && writers.get(batchId)?.isActive() === true) tell(batchId, status);
    },
  });

  function withForgotten(batchId: string, status: LedgerStatus): LedgerStatus {
    const isForgotten = status.place.kind === 'browser' && chosen.has(batchId);
    return isForgotten ? { ...status, place: { kind: 'browser', forgotten: true } } : status;
  }

  function tell(batchId: string, status: LedgerStatus): void {
    news.tell(batchId, withForgotten(batchId, status));
  }

  function writerOf(batchId: string): LedgerWriter {
    let writer = writers.get(batchId);
    if (writer === undefined) {
      writer = openWriter(batchId, {
        ...places,
        locks,
        timers,
        tellEvent: ports.tellEvent,
        rows: openRows(batchId, ports, shared),
        onStatus: (status) => {
          tell(batchId, status);
        },
      });
      writers.set(batchId, writer);
    }
    return writer;
  }

  async function isRunning(batchId: string): Promise<boolean> {
    const { held = [] } = await locks.query();
    return held.some(({ name }) => name === runLock(batchId));
  }

  /** Whether a batch has results, and nothing that waits for a run. */
  async function hasEnded(batchId: string): Promise<boolean> {
    const counts = (await ports.record(batchId))?.counts;
    return counts !== undefined && counts.total > 0 && remaining(counts) === 0;
  }

  /** How far a ledger is that nobody writes now. One whose session was cut off is seen to. */
  async function look(batchId: string): Promise<void> {
    const record = await records.place(batchId);
    if (record?.handle !== undefined) chosen.set(batchId, true); // it may have been chosen in an earlier build
    const place = placeOf(record);
    const told = record?.written;
    const say = (state: LedgerStatus['state']): void => {
      if (writers.get(batchId)?.isActive() !== true) tell(batchId, { place, state });
    };
    const isOwed = record?.owed === true && !(await isRunning(batchId));
    if (record?.handle !== undefined && !(await mayWrite(record.handle))) {
      say({ kind: 'needs-permission', rows: 0 });
      return;
    }
    if (isOwed) {
      await writerOf(batchId).writeNow();
      return;
    }
    if (told === undefined) {
      say({ kind: 'none' });
      // The browser may have deleted what was known of the ledger, and the journal brought the results back.
      if ((await hasEnded(batchId)) && !(await isRunning(batchId))) await writerOf(batchId).writeNow();
      return;
    }
    const written: LedgerStatus['state'] = { kind: 'written', atMs: told.atMs, rows: told.rows };
    if (record?.owed === true) say(written);
    else if (record?.handle !== undefined) say((await stateOfFile(batchId, record, told.sha256)) ?? written);
    else {
      say(written);
      const open = await openPlace(batchId, record, places);
      const bytes = open === 'needs-permission' ? undefined : await open.target.read();
      if (bytes !== undefined && (await sha256Of(bytes)) === told.sha256) return;
      // Nobody but this app has its own files: the power went before this one was on the disk.
      if (!(await isRunning(batchId))) await writerOf(batchId).writeNow();
    }
  }

  /** How the user's file is where it is not as it was written; nothing is made or changed there. */
  async function stateOfFile(
    batchId: string,
    record: PlaceRecord,
    sha256: string,
  ): Promise<LedgerStatus['state'] | undefined> {
    try {
      const open = await openPlace(batchId, record, places);
      if (open === 'needs-permission') return { kind: 'needs-permission', rows: 0 };
      const bytes = await lookAt(open);
      if (bytes === undefined) return { kind: 'edited' };
      if ((await sha256Of(bytes)) === sha256) return undefined;
      const counted = await countRows(bytes);
      return counted.ok ? { kind: 'edited' } : { kind: 'malformed', rows: 0, fault: counted.fault };
    } catch (thrown) {
      const why = refusalOf(thrown);
      return why === 'permission' ? { kind: 'needs-permission', rows: 0 } : { kind: 'behind', rows: 0, why };
    }
  }

  /** The rows of a ledger; the worker that counts them is started for it alone, if need be. */
  async function countRows(bytes: Uint8Array): Promise<Result<number>> {
    const holder = {};
    shared.hold(holder);
    try {
      return await shared.current().maker.countRows(bytes);
    } finally {
      shared.letGo(holder);
    }
  }

  async function placeChanged(batchId: string): Promise<void> {
    news.tellPlace(batchId);
    // The tab that runs the batch writes there; any other leaves it to that tab.
    const writer = writerOf(batchId);
    if (writer.isActive() || !(await isRunning(batchId))) await writer.writeNow();
  }

  async function choose(
    batchId: string,
    what: Parameters<LedgerApi['choose']>[1],
    suggestedName: string,
  ): Promise<PlaceChoice> {
    const handle = await pickPlace(ports.pickers(), what, suggestedName);
    if (handle === undefined) return ok('dismissed');
    const chosen = await writerOf(batchId).locked(async (rows): Promise<PlaceChoice> => {
      const maker = await rows.load();
      if (maker === undefined) return failFile('unreadable', 'no-batch', 'the batch is not there any more');
      if (isFolder(handle)) {
        const name = await nameInFolder(batchId, handle, suggestedName, maker);
        if (!name.ok) return name;
        await records.putPlace(placeRecord(batchId, handle, name.value, nowMs()));
      } else {
        const judged = await checkFile(batchId, handle, maker);
        if (!judged.ok) return judged;
        await records.putPlace(placeRecord(batchId, handle, handle.name, nowMs()));
      }
      return ok('chosen');
    });
    if (!chosen.ok) return chosen;
    await placeChanged(batchId);
    await forgetBrowserLedger(batchId);
    return chosen;
  }

  async function removeInBrowser(batchId: string): Promise<void> {
    await removeBrowserLedger(await ports.browserFolder(), batchId, places.writeFlushed);
  }

  /** Once the user's file has the ledger, the one in this browser would only grow old. */
  async function forgetBrowserLedger(batchId: string): Promise<void> {
    const { place, state } = writerOf(batchId).status() ?? {};
    if (place === undefined || place.kind === 'browser' || state?.kind !== 'written') return;
    await writerOf(batchId).locked(() => removeInBrowser(batchId));
  }

  const api: LedgerApi = {
    watch: (batchId, listener) => {
      const end = news.watch(batchId, listener);
      const writer = writers.get(batchId);
      const status = writer?.status();
      if (writer?.isActive() === true && status !== undefined) listener(withForgotten(batchId, status));
      else {
        news.ask(batchId);
        look(batchId).catch(() => undefined); // the page says what else the stores refuse
      }
      return end;
    },
    canChoose: () => {
      const { showSaveFilePicker, showOpenFilePicker, showDirectoryPicker } = ports.pickers();
      return {
        file: showSaveFilePicker !== undefined && showOpenFilePicker !== undefined,
        folder: showDirectoryPicker !== undefined,
      };
    },
    choose: async (batchId, what, suggestedName) => {
      try {
        return await choose(batchId, what, suggestedName);
      } catch (thrown) {
        return fail({ kind: 'storage', detail: describeThrown(thrown) });
      }
    },
    leavePlace: async (batchId) => {
      await writerOf(batchId).locked(() => records.removePlace(batchId));
      await placeChanged(batchId);
    },
    goOn: async (batchId) => {
      const handle = (await records.place(batchId))?.handle;
      if (handle !== undefined && !(await askToWrite(handle))) return false;
      await placeChanged(batchId);
      return true;
    },
    make: (batchId) =>
      writerOf(batchId).locked(async (rows) => {
        const made = await rows.make();
        if (made === undefined) throw new Error('the batch is not there any more');
        return new Blob([made.bytes], { type: 'text/csv;charset=utf-8' });
      }),
    backups: backups.list,
    openBackup: backups.open,
    compare: (backup) => writerOf(backup.batchId).locked((rows) => compareWith(backup, rows, places)),
    restore: async (backup) => {
      const { batchId } = backup;
      const restored = await writerOf(batchId).locked((rows) => restoreBackup(backup, rows, places));
      if (restored.ok) await placeChanged(batchId);
      return restored;
    },
  };

  /** Resolves when this has ended, at the latest after this many ms: a browser may keep silent about a file. */
  function endedWithin(ms: number, work: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const callOff = timers.after(ms, resolve);
      void work.then(() => {
        callOff();
        resolve();
      });
    });
  }

  const follower: BatchFollower = {
    begin: ({ id }) => endedWithin(copyWithinMs, writerOf(id).begin()),
    changed: (batchId, items) => {
      writerOf(batchId).changed(items);
    },
    rest: (batchId) => endedWithin(writtenWithinMs, writers.get(batchId)?.rest() ?? Promise.resolve()),
    removed: async (batchId) => {
      writers.get(batchId)?.stop();
      writers.delete(batchId);
      await records.removePlace(batchId);
      // The worker that empties the files is started for it alone, if need be.
      const holder = {};
      shared.hold(holder);
      try {
        await backups.removeAll(batchId);
        await removeInBrowser(batchId);
      } finally {
        shared.letGo(holder);
      }
    },
  };
  return { follower, api };
}
