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
