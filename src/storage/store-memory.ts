import type { StoreMemory } from './store-health.ts';

/**
 * A few bytes in localStorage, which lies apart from both stores: they tell a browser that never saw a batch from one
 * whose storage was cleared. Not there in every window; then nothing can be told.
 */
const key = 'benchside.store';

/** What was remembered; undefined for nothing, or nothing sensible. */
export function recallStore(): StoreMemory | undefined {
  try {
    const { batches, atMs } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<StoreMemory>;
    return typeof batches === 'number' && typeof atMs === 'number' ? { batches, atMs } : undefined;
  } catch {
    return undefined;
  }
}

/** Without batches there is nothing to remember. */
export function rememberStore(memory: StoreMemory): void {
  try {
    if (memory.batches === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(memory));
  } catch {
    // it is a help, not a promise
  }
}
