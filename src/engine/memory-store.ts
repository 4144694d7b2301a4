import { chooseNext } from './choose-next.ts';
import { countAdded, countMoved, noItems } from './counts.ts';
import { claimOf } from './cut-off.ts';
import { orPutBack } from './set-aside.ts';
import type { BatchCounts, BatchStore, Claimant, Claimed, Clock, Item, ItemEnd, ItemState } from './ports.ts';

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

  function move(item: Item, change: Partial<Item>): Item {
    const moved = { ...item, updatedAtMs: clock.nowMs(), ...change };
    counts = countMoved(counts, item.state, moved.state);
    items.set(item.id, moved);
    return moved;
  }

  function claim(leaseMs: number, by: Claimant = {}): Claimed {
    const nowMs = clock.nowMs();
    const inState = (status: ItemState['status']) =>
      [...items.values()].filter((item) => item.state.status === status);
    const open = { queued: inState('queued'), running: inState('running') };
    const choice = chooseNext(open, { nowMs, leaseMs, owner: by.owner, lanes: by.lanes });
    if (choice.kind !== 'item') return choice;
    const change = claimOf(choice.item, choice.wasCutOff, { nowMs, leaseMs }, by);
    return { kind: 'item', item: move(choice.item, change) };
  }

  function settle(claimed: Item, end: ItemEnd, finding: Uint8Array | undefined): Item | undefined {
    const present = items.get(claimed.id);
    if (present?.state.status !== 'running' || present.attempts !== claimed.attempts) return undefined;
    if (finding !== undefined) findings.set(claimed.id, finding);
    return move(present, orPutBack(present, end));
  }

  return {
    claim: async (_batchId, leaseMs, by) => {
      await Promise.resolve();
      return claim(leaseMs, by);
    },
    settle: async (claimed, end, finding, next) => {
      await Promise.resolve();
      const settled = settle(claimed, end, finding);
      const ahead = next && claim(next.leaseMs, next.by);
      if (ahead?.kind === 'item') next?.taken(ahead);
      return settled;
    },
    cancelRest: async () => {
      await Promise.resolve();
      return [...items.values()]
        .filter(({ state: { status } }) => ['awaited', 'queued', 'running'].includes(status))
        .map((item) => move(item, orPutBack(item, { state: { status: 'cancelled' } })));
    },
    items: () => [...items.values()],
    finding: (itemId) => findings.get(itemId),
    counts: () => counts,
  };
}
