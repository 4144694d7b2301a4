import { fail, type Fault, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { nextState, refuseAttempt } from './next-state.ts';
import type { Batch, BatchStore, Clock, Item, Runner, Settled } from './ports.ts';

/** What a run needs of its surroundings. */
export type RunPorts = {
  readonly store: BatchStore;
  readonly runner: Runner;
  readonly clock: Clock;
  /** How long a claim holds; longer than the runner's time limit for a file. */
  readonly leaseMs: number;
  /** Asked when nothing is left to claim: true once more files have come, false when none will. */
  readonly moreToCome?: () => Promise<boolean>;
  /** Called for every item that changed, after the change is durable. Must not throw. */
  readonly onItem?: (item: Item) => void;
  /** Called for every file that was analysed, with the time that settling took. Must not throw. */
  readonly onSettled?: (settled: Settled, storeMs: number) => void;
};

export type RunEnd =
  | { readonly kind: 'finished' | 'paused' | 'cancelled' }
  /** The store refused twice; claimed items keep their lease and are queued again when it ends. */
  | { readonly kind: 'stopped'; readonly fault: Fault };

export type BatchRun = {
  /** Resolves when every slot has come to rest; never rejects. */
  readonly ended: Promise<RunEnd>;
  /** Takes no new file; the ones in hand are finished. */
  readonly pause: () => void;
  /** Ends the files in hand and cancels everything not yet done. */
  readonly cancel: () => void;
};

/**
 * Runs a batch: each slot of the runner claims an item, runs it, settles it, and goes on to the next.
 * Several runs on one store share a batch safely: claiming is atomic, and a late result of a lost claim is dropped.
 */
export function runBatch(batch: Batch, ports: RunPorts): BatchRun {
  const { store, runner, clock, leaseMs, moreToCome, onItem, onSettled } = ports;
  let wish: 'run' | 'pause' | 'cancel' = 'run';
  let stoppedBy: Fault | undefined;

  const ended = Promise.all(Array.from({ length: runner.slots }, slot)).then(finish);
  return {
    ended,
    pause: () => {
      if (wish === 'run') wish = 'pause';
    },
    cancel: () => {
      wish = 'cancel';
      runner.stop();
    },
  };

  async function slot(): Promise<void> {
    while (wish === 'run' && stoppedBy === undefined) {
      const claimed = await attempt(() => store.claim(batch.id, leaseMs));
      if (!claimed.ok) return;
      if (claimed.value !== undefined) await process(claimed.value);
      else if (!((await moreToCome?.()) ?? false)) return;
    }
  }

  async function process(claimed: Item): Promise<void> {
    onItem?.(claimed);
    const refusal = refuseAttempt(claimed);
    const result: Result<Settled> =
      refusal === undefined && !isCancelling()
        ? await runner.run(batch, claimed)
        : fail({ kind: 'cancelled' });
    const state = refusal ?? nextState(claimed, result, isCancelling());
    if (!result.ok && result.fault.kind === 'cancelled' && wish === 'run') wish = 'pause'; // the runner was stopped from outside
    const finding = result.ok ? result.value.finding : undefined;
    const startMs = clock.nowMs();
    const settled = await attempt(() => store.settle(claimed, state, finding));
    if (!settled.ok || settled.value === undefined) return;
    if (result.ok) onSettled?.(result.value, clock.nowMs() - startMs);
    onItem?.(settled.value);
  }

  function isCancelling(): boolean {
    return wish === 'cancel';
  }

  /** A store call, tried twice; a second failure ends the run. */
  async function attempt<T>(call: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await call().catch(call) };
    } catch (thrown) {
      stoppedBy = { kind: 'storage', detail: describeThrown(thrown) };
      return fail(stoppedBy);
    }
  }

  async function finish(): Promise<RunEnd> {
    if (isCancelling()) {
      const rest = await attempt(() => store.cancelRest(batch.id));
      if (rest.ok) for (const item of rest.value) onItem?.(item);
    }
    if (stoppedBy !== undefined) return { kind: 'stopped', fault: stoppedBy };
    if (wish === 'cancel') return { kind: 'cancelled' };
    return { kind: wish === 'pause' ? 'paused' : 'finished' };
  }
}
