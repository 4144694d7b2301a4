import type { Result } from '#core/result.ts';
import type { Item, ItemState, Settled } from './ports.ts';
import { isTransient } from './transient.ts';

/** How often a file is tried before a transient fault stands: once, and two times more. */
const maxAttempts = 3;

/** Attempts since a person last queued the item, the present one included. */
function attemptsUsed(claimed: Item): number {
  return claimed.attempts - (claimed.attemptsBefore ?? 0);
}

/**
 * The state that follows a run. A transient fault sends the item back to the queue until its attempts are used up.
 * A `cancelled` fault without the user's cancel only means that the worker was stopped: the item is queued again.
 */
export function nextState(claimed: Item, result: Result<Settled>, cancelling: boolean): ItemState {
  if (result.ok) {
    const { quality, row, version } = result.value;
    return { status: 'done', quality, row, version };
  }
  const { fault } = result;
  if (fault.kind === 'cancelled') return cancelling ? { status: 'cancelled' } : { status: 'queued' };
  if (isTransient(fault) && attemptsUsed(claimed) < maxAttempts) return { status: 'queued', after: fault };
  return { status: 'failed', fault };
}

/**
 * The state of an item that was claimed more often than it may be: each earlier attempt ended without a word,
 * as when the file takes the whole page down with it. It is not tried again by itself.
 */
export function refuseAttempt(claimed: Item): ItemState | undefined {
  if (attemptsUsed(claimed) <= maxAttempts) return undefined;
  return {
    status: 'quarantined',
    fault: {
      kind: 'worker',
      detail: `${maxAttempts} attempts at this file were cut off before they ended`,
    },
  };
}
