import journalUrl from '#storage/journal/journal.worker.ts?worker&url';
import { startUnderPolicy } from '#workers/start-worker.ts';

let ahead: Worker | undefined;

/**
 * Starts the worker that keeps the journal while the code that will ask it is still on its way: its files come at the
 * same time, not after that. It touches nothing before it is asked. One that cannot be started is tried again, and
 * missed, by whoever needs it.
 */
export function startJournalAhead(): void {
  if (ahead !== undefined) return;
  try {
    const worker = start();
    worker.addEventListener('error', () => {
      if (ahead === worker) ahead = undefined;
    });
    ahead = worker;
  } catch {
    // whoever needs it is told
  }
}

/** A worker that keeps the journal, and that nobody else has. */
export function startJournalWorker(): Worker {
  const worker = ahead ?? start();
  ahead = undefined;
  return worker;
}

function start(): Worker {
  return startUnderPolicy(journalUrl, 'journal');
}
