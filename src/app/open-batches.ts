import type { BatchApi } from './batch-api.ts';
import { currentOpening } from './opening.svelte.ts';
import { sleep } from './sleep.ts';
import { startJournalAhead } from './start-journal.ts';

let opened: Promise<BatchApi> | undefined;

/**
 * Opens this browser's batches; the same object on every call, until this tab lets go of them for a newer version.
 * The stores are more than half of the code of a page, which shows itself before they are there.
 */
export function openBatches(): Promise<BatchApi> {
  if (currentOpening().phase === 'let-go')
    return Promise.reject(new Error('This tab has let go of the batches for a newer Benchside. Reload it.'));
  return (opened ??= open());
}

async function open(): Promise<BatchApi> {
  const [{ openOwnBatches }] = await Promise.all([
    import('./own-batches.ts'),
    // In a task of its own: starting a worker is a tenth of what taking over the home page takes.
    sleep(0).then(startJournalAhead),
  ]);
  return openOwnBatches();
}
