import type { Item } from '#engine/ports.ts';

/**
 * How long the files of a batch were in hand, summed, ms; undefined where that was kept of none of them, as for files
 * read before it was kept, or rows that came with a ledger.
 */
export function processingTimeOf(items: readonly Item[]): number | undefined {
  const times = items.flatMap(({ tookMs }) => (tookMs === undefined ? [] : [tookMs]));
  return times.length === 0 ? undefined : times.reduce((sum, tookMs) => sum + tookMs, 0);
}
