import { openBatches } from '../open-batches.ts';
import type { LedgerApi } from './ledger-api.ts';
import { openedLedgers } from './open-ledgers.ts';

/** Runs a task on the ledgers of this browser. */
export async function withLedgers<Value>(
  task: (ledgers: LedgerApi) => Value | Promise<Value>,
): Promise<Value> {
  await openBatches();
  return task(await openedLedgers());
}
