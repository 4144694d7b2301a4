import { faultCode } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchPorts } from './batch-ports.ts';

/** Tells the log of events what became of items, in codes and numbers. */
export function tellItems(tellEvent: BatchPorts['tellEvent'], items: readonly Item[]): void {
  if (tellEvent === undefined) return;
  for (const { id: itemId, batchId, state, attempts, cutOffs = 0 } of items) {
    if (state.status === 'failed')
      tellEvent('file-failed', { batchId, itemId, code: faultCode(state.fault), attempts });
    if (state.status === 'quarantined') tellEvent('file-quarantined', { batchId, itemId, attempts, cutOffs });
    if (state.status !== 'queued' || state.after === undefined) continue;
    const code = faultCode(state.after);
    if (state.notBeforeMs === undefined) tellEvent('attempt-cut-off', { batchId, itemId, code, cutOffs });
    else tellEvent('file-retried', { batchId, itemId, code, attempts });
    if (code === 'worker' || code === 'timeout') tellEvent('worker-lost', { batchId, code });
  }
}

/**
 * Tells the log of results of an earlier ledger that were put back; `items`: just brought to an end, as they now lie
 * (their ledger says of any later change alike that an attempt was in vain). Those that a person cancelled are counted:
 * they may be all of a batch.
 */
export function tellPutBack(tellEvent: BatchPorts['tellEvent'], items: readonly Item[]): void {
  if (tellEvent === undefined) return;
  const cancelled = new Map<string, number>();
  for (const { id: itemId, batchId, state, attempts, ledger } of items) {
    if (state.status !== 'done' || ledger?.inVain === undefined) continue;
    const { inVain } = ledger;
    if (inVain.kind === 'cancelled') cancelled.set(batchId, (cancelled.get(batchId) ?? 0) + 1);
    else tellEvent('result-put-back', { batchId, itemId, code: faultCode(inVain), attempts });
  }
  for (const [batchId, files] of cancelled)
    tellEvent('result-put-back', { batchId, code: 'cancelled', files });
}
