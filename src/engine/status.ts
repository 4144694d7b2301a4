import type { ItemState } from './ports.ts';

/** STATUS as every CSV of the product writes it. */
export type Status = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'PARTIAL' | 'FAILED' | 'CANCELLED';

/** The word for a state: awaited and queued = PENDING, running = PROCESSING, done = COMPLETED or PARTIAL, failed and quarantined = FAILED. */
export function statusOf(state: ItemState): Status {
  switch (state.status) {
    case 'awaited':
    case 'queued':
      return 'PENDING';
    case 'running':
      return 'PROCESSING';
    case 'done':
      return state.quality === 'success' ? 'COMPLETED' : 'PARTIAL';
    case 'failed':
    case 'quarantined':
      return 'FAILED';
    case 'cancelled':
      return 'CANCELLED';
  }
}
