import { openEventLog } from '#storage/event-log.ts';
import { workerLog } from '#storage/journal/worker-log.ts';
import { openStore, type OpenedStore } from '#storage/open-store.ts';
import { openDatabase, type Database } from '#storage/schema.ts';
import { lackingSurroundings } from '#storage/storage-refusal.ts';
import { eraseStorage } from '#storage/storage-use.ts';
import { appVersion } from './app-version.ts';
import { joinKeys, ownSealing } from './at-rest/open-sealed.ts';
import { keepEventsIn, tellEvent } from './event-log.ts';
import { updateOpening } from './opening.svelte.ts';
import type { Request } from './batch-news.ts';
import { startJournalWorker } from './start-journal.ts';
import { ownTabEnds } from './tab-ends.ts';
import { isWorkLock } from './work-locks.ts';

let database: Database | undefined;
let stores: Promise<OpenedStore> | undefined;
let journalWorker: Worker | undefined;

/** This tab's database, the same object on every call. It is to be used once `openStores` has opened it. */
export function ownDatabase(): Database {
  return (database ??= openDatabase());
}

/** Opens both stores; the same on every call. Rejects with words for the user where they cannot be opened. */
export function openStores(): Promise<OpenedStore> {
  return (stores ??= open());
}

async function open(): Promise<OpenedStore> {
  const sinceMs = performance.now();
  tellEvent('app-opened', { version: appVersion });
  try {
    const refusal = lackingSurroundings(globalThis);
    if (refusal !== undefined) throw refusal;
    const opened = await openStore(ownDatabase(), {
      clock: { nowMs: () => Date.now() },
      locks: navigator.locks,
      startLog: () => workerLog((journalWorker = startJournalWorker())),
      isWork: isWorkLock,
      onOpening: updateOpening,
      sealing: ownSealing,
    });
    await joinKeys(ownDatabase());
    keepEventsIn(openEventLog(ownDatabase()));
    tellEvent('store-opened', { tookMs: Math.round(performance.now() - sinceMs) });
    for (const { code, severity } of opened.health().notices) tellEvent('store-notice', { code, severity });
    return opened;
  } catch (thrown) {
    tellEvent('store-refused', { code: codeOf(thrown) });
    throw thrown;
  }
}

/**
 * Erases the stores of this browser without opening or reading them: they may be damaged, held up by another tab, or
 * behind a passphrase that nobody knows. Other tabs are asked to leave them.
 *
 * @throws where the browser refuses; all else is erased.
 */
export async function eraseUnopened(): Promise<void> {
  const channel = new BroadcastChannel('benchside');
  channel.postMessage({ kind: 'leave' } satisfies Request);
  channel.close();
  ownTabEnds().leaveNothing();
  journalWorker?.terminate(); // it holds the journal's files
  await eraseStorage(ownDatabase());
}

function codeOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : 'other';
}
