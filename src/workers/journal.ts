/** A fresh worker that keeps the journal; its code is the store's (`storage/journal/journal.worker.ts`). */
export function startJournalWorker(): Worker {
  return new Worker(new URL('../storage/journal/journal.worker.ts', import.meta.url), {
    type: 'module',
    name: 'journal',
  });
}
