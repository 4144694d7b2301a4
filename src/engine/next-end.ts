import type { Fault, Result } from '#core/result.ts';
import { backoffMs } from './backoff.ts';
import { afterCutOff, afterInterruption } from './cut-off.ts';
import type { Item, ItemEnd, Settled } from './ports.ts';
import { isTransient } from './transient.ts';

/** How often a file is tried before a transient fault stands: once, and two times more. */
export const maxAttempts = 3;

/** Attempts since a person last queued the item, the present one included; those that were interrupted do not count. */
function attemptsUsed(claimed: Item): number {
  return claimed.attempts - (claimed.attemptsBefore ?? 0);
}

/**
 * What follows a run. A fault of the device sends the item back to the queue, to be tried again after a pause, until
 * its attempts are used up; one that took the worker along makes it a suspect. A `cancelled` fault without the user's
 * cancel only means that the worker was stopped: the item is queued again, as it is where the app's own program could
 * not be had. One whose bytes were lost from this browser is awaited again. `random`: from 0 to 1.
 */
export function nextEnd(
  claimed: Item,
  result: Result<Settled>,
  {
    cancelling,
    nowMs,
    random,
  }: { readonly cancelling: boolean; readonly nowMs: number; readonly random: number },
): ItemEnd {
  if (result.ok) {
    const { quality, row, version } = result.value;
    return { state: { status: 'done', quality, row, version } };
  }
  const { fault } = result;
  if (fault.kind === 'cancelled')
    return cancelling ? { state: { status: 'cancelled' } } : afterInterruption(claimed);
  // The bytes are gone, not the file: it is asked for again.
  if ('code' in fault && fault.code === 'input-missing') return { state: { status: 'awaited' } };
  if (isProgramMissing(fault)) return afterInterruption(claimed);
  if (tookItsWorker(fault)) return afterCutOff(claimed, fault);
  if (isTransient(fault) && attemptsUsed(claimed) < maxAttempts) {
    const notBeforeMs = nowMs + backoffMs(attemptsUsed(claimed), random);
    return { state: { status: 'queued', after: fault, notBeforeMs } };
  }
  return { state: { status: 'failed', fault } };
}

/** Whether the app's own program could not be had: its server has another build by now, or cannot be reached. */
export function isProgramMissing(fault: Fault): boolean {
  return fault.kind === 'worker' && fault.notBegun === true;
}

function tookItsWorker(fault: Fault): boolean {
  return (fault.kind === 'worker' || fault.kind === 'timeout') && fault.notBegun !== true;
}
