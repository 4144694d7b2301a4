import { unreachable } from '#core/exhaustive.ts';
import type { BatchCounts, ItemState } from './ports.ts';

export const noItems: BatchCounts = {
  total: 0,
  awaited: 0,
  queued: 0,
  running: 0,
  completed: 0,
  partial: 0,
  failed: 0,
  cancelled: 0,
};

/** The counts after one item was added in this state. */
export function countAdded(counts: BatchCounts, state: ItemState): BatchCounts {
  const place = placeOf(state);
  return { ...counts, total: counts.total + 1, [place]: counts[place] + 1 };
}

/** The counts after one item went from one state to another. */
export function countMoved(counts: BatchCounts, from: ItemState, to: ItemState): BatchCounts {
  const left = { ...counts, [placeOf(from)]: counts[placeOf(from)] - 1 };
  return { ...left, [placeOf(to)]: left[placeOf(to)] + 1 };
}

/** Items that have not come to an end: those a run still has to end, and those whose bytes are not here yet. */
export function remaining(counts: BatchCounts): number {
  return counts.awaited + counts.queued + counts.running;
}

function placeOf(state: ItemState): Exclude<keyof BatchCounts, 'total'> {
  switch (state.status) {
    case 'awaited':
    case 'queued':
    case 'running':
    case 'cancelled':
      return state.status;
    case 'done':
      return state.quality === 'success' ? 'completed' : 'partial';
    case 'failed':
    case 'quarantined':
      return 'failed';
    default:
      return unreachable(state);
  }
}
