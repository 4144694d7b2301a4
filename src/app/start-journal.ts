import journalUrl from '#storage/journal/journal.worker.ts?worker&url';
import { startUnderPolicy } from '#workers/start-worker.ts';

/** A fresh worker that keeps the journal. */
export function startJournalWorker(): Worker {
  return startUnderPolicy(journalUrl, 'journal');
}
