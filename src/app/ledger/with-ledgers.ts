import { openBatches } from '../open-batches.ts';
import type { LedgerApi } from './ledger-api.ts';

/** Runs a task on the ledgers of this browser. */
export async function withLedgers<Value>(
  task: (ledgers: LedgerApi) => Value | Promise<Value>,
): Promise<Value> {
  await openBatches();
  const { openedLedgers } = await import('./open-ledgers.ts'); // it is there by now
  return task(await openedLedgers());
}
