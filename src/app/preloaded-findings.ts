import type { Item } from '#engine/ports.ts';
import { withBatches } from './live-batch.svelte.ts';

/** The shown one, its neighbours, and the next that asks for a person. */
const mostKept = 5;

/** Findings by their item and its revision, the last asked for last. */
const kept = new Map<string, Promise<unknown>>();

/** The finding of an item as it is now; at once where it was read ahead. Treat it as frozen: it may be given twice. */
export function findingOf(item: Item): Promise<unknown> {
  const key = `${item.id} ${item.rev ?? 0}`;
  const finding = kept.get(key) ?? withBatches((batches) => batches.finding(item.id));
  kept.delete(key);
  kept.set(key, finding);
  finding.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return finding;
}

/** Reads findings ahead, the one wanted soonest last, so that a page that goes on to one need not wait for it. */
export function preloadFindings(items: readonly (Item | undefined)[]): void {
  for (const item of items) {
    if (item?.state.status === 'done' && item.ledger?.kept !== true) findingOf(item).catch(() => undefined); // said when it is shown
  }
}
