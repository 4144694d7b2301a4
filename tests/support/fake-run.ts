import type { Fault, Result } from '#core/result.ts';
import { memoryStore, type MemoryStore } from '#engine/memory-store.ts';
import type { Batch, Item, Runner, Settled } from '#engine/ports.ts';
import { runBatch, type RunPorts } from '#engine/run-batch.ts';
import { statusOf } from '#engine/status.ts';

export const batch: Batch = { id: 'b', title: 'Batch', analysisId: 'cpet', createdAtMs: 0, options: {} };
export const leaseMs = 1000;

/** A clock that stands still until it is moved. */
export function handClock() {
  let now = 0;
  return { nowMs: () => now, move: (byMs: number) => (now += byMs) };
}

export const settledAs = (name: string): Settled => ({
  quality: name.startsWith('partial') ? 'partial' : 'success',
  row: { quality: 'A', name },
  version: 1,
  finding: new TextEncoder().encode(JSON.stringify({ name })),
  timing: { readMs: 1, analyseMs: 2 },
});

export type Answer = (item: Item) => Result<Settled> | Promise<Result<Settled>>;

/** A runner that answers as told, counts how often each file was run, and ends calls as cancelled when stopped. */
export function fakeRunner(answer: Answer, slots = 2): Runner & { readonly runs: string[] } {
  const runs: string[] = [];
  const stops = new Set<() => void>();
  let stopped = false;
  return {
    slots,
    runs,
    run: async (_batch, item) => {
      const cancelled: Result<Settled> = { ok: false, fault: { kind: 'cancelled' } };
      if (stopped) return cancelled;
      runs.push(item.name);
      return Promise.race([
        Promise.resolve(answer(item)),
        new Promise<Result<Settled>>((resolve) =>
          stops.add(() => {
            resolve(cancelled);
          }),
        ),
      ]);
    },
    stop: () => {
      stopped = true;
      for (const stop of stops) stop();
    },
  };
}

export const succeed: Answer = (item) => ({ ok: true, value: settledAs(item.name) });
export const failing =
  (fault: Fault): Answer =>
  () => ({ ok: false, fault });
export const statuses = (store: MemoryStore) =>
  store
    .items()
    .map((item) => statusOf(item.state))
    .join(' ');

/** A run over a store in memory, whose sleeps move the clock. */
export function setUp(names: readonly string[], answer: Answer = succeed, more: Partial<RunPorts> = {}) {
  const clock = handClock();
  const store = memoryStore('b', names, clock);
  const runner = fakeRunner(answer);
  const slept: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    slept.push(ms);
    await new Promise((resolve) => setTimeout(resolve, 1));
    clock.move(ms);
  };
  const run = () =>
    runBatch(batch, { store, runner, clock, leaseMs, claimant: { owner: 'me' }, sleep, ...more });
  const claim = async (): Promise<Item> => {
    const claimed = await store.claim('b', leaseMs);
    if (claimed.kind !== 'item') throw new Error('nothing to claim');
    return claimed.item;
  };
  return { clock, store, runner, run, claim, slept };
}
