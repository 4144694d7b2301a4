import { countAdded, countMoved, noItems } from './counts.ts';
import type { BatchCounts, BatchStore, Clock, Item, ItemState } from './ports.ts';

/** A batch store that keeps everything in memory: the plain reference the durable one is compared with, and the engine's test bed. */
export type MemoryStore = BatchStore & {
  readonly items: () => readonly Item[];
  readonly finding: (itemId: string) => Uint8Array | undefined;
  readonly counts: () => BatchCounts;
};

/** A store of one batch with these files, queued unless another first state is given. */
export function memoryStore(
  batchId: string,
  names: readonly string[],
  clock: Clock,
  state: ItemState = { status: 'queued' },
): MemoryStore {
  const items = new Map<string, Item>();
  const findings = new Map<string, Uint8Array>();
  let counts = noItems;
  names.forEach((name, ordinal) => {
    const id = `${batchId}/${ordinal}`;
    items.set(id, {
      id,
      batchId,
      ordinal,
      name,
      sizeBytes: 1,
      sha256: name,
      attempts: 0,
      state,
    });
    counts = countAdded(counts, state);
  });

  function move(item: Item, state: ItemState, attempts = item.attempts): Item {
    const moved = { ...item, attempts, state };
    counts = countMoved(counts, item.state, state);
    items.set(item.id, moved);
    return moved;
  }

  const isExpired = (item: Item): boolean =>
    item.state.status === 'running' && item.state.leaseUntilMs <= clock.nowMs();

  return {
    claim: async (_batchId, leaseMs) => {
      await Promise.resolve();
      const all = [...items.values()];
      const next = all.find((item) => item.state.status === 'queued') ?? all.find(isExpired);
      if (next === undefined) return undefined;
      return move(next, { status: 'running', leaseUntilMs: clock.nowMs() + leaseMs }, next.attempts + 1);
    },
    settle: async (claimed, state, finding) => {
      await Promise.resolve();
      const present = items.get(claimed.id);
      if (present?.state.status !== 'running' || present.attempts !== claimed.attempts) return undefined;
      if (finding !== undefined) findings.set(claimed.id, finding);
      return move(present, state);
    },
    cancelRest: async () => {
      await Promise.resolve();
      return [...items.values()]
        .filter(({ state: { status } }) => ['awaited', 'queued', 'running'].includes(status))
        .map((item) => move(item, { status: 'cancelled' }));
    },
    items: () => [...items.values()],
    finding: (itemId) => findings.get(itemId),
    counts: () => counts,
  };
}
