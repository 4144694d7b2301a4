import { fail, ok, type Fault, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import { refuseAttempt } from './cut-off.ts';
import { backoffMs } from './backoff.ts';
import { isProgramMissing, maxAttempts, nextEnd } from './next-end.ts';
import type { Batch, BatchStore, Claimant, ClaimedItem, Clock, Item, Runner, Settled } from './ports.ts';

/** Not asked again sooner: a lease may be over whose file is still in hand, because the lid was closed meanwhile. */
const shortestWaitMs = 250;

/** What a run needs of its surroundings. */
export type RunPorts = {
  readonly store: BatchStore;
  readonly runner: Runner;
  readonly clock: Clock;
  /** How long a claim holds; longer than the runner's time limit for a file. */
  readonly leaseMs: number;
  readonly claimant?: Claimant;
  /** Resolves after this many ms; without it a run does not wait for what may only be tried again later. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** From 0 to 1, for pauses; absent: always 0. */
  readonly random?: () => number;
  /** Asked when nothing is left to claim: true once more files have come, false when none will. */
  readonly moreToCome?: () => Promise<boolean>;
  /** Called for every item that changed, after the change is durable. Must not throw. */
  readonly onItem?: (item: Item) => void;
  /** Called for every file that was analysed, with the time that settling took. Must not throw. */
  readonly onSettled?: (settled: Settled, storeMs: number) => void;
};

export type RunEnd =
  | { readonly kind: 'finished' | 'paused' | 'cancelled' }
  /**
   * The store refused: claimed items keep their lease and are queued again when it ends. Or the app's own program could
   * not be had, several times in a row: no file had a part in it, and all are queued.
   */
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
 * Runs a batch: each slot of the runner claims an item, runs it, settles it, and goes on to the next, which a store may
 * give it together with the settlement.
 * Several runs on one store share a batch safely: claiming is atomic, and a late result of a lost claim is dropped.
 */
export function runBatch(batch: Batch, ports: RunPorts): BatchRun {
  const { store, runner, clock, leaseMs, claimant, moreToCome, onItem, onSettled } = ports;
  const { sleep, random = () => 0 } = ports;
  let wish: 'run' | 'pause' | 'cancel' = 'run';
  let stoppedBy: Fault | undefined;
  /** Wakes the slots that wait: a file in hand has ended, or nothing more is to be taken. */
  let wake = (): void => undefined;
  let woken = new Promise<void>((resolve) => (wake = resolve));

  runner.prepare?.(batch);
  const ended = Promise.all(Array.from({ length: runner.slots }, slot)).then(finish);
  return {
    ended,
    pause: () => {
      if (wish === 'run') wish = 'pause';
      wakeAll();
    },
    cancel: () => {
      wish = 'cancel';
      runner.stop();
      wakeAll();
    },
  };

  async function slot(): Promise<void> {
    let ahead: ClaimedItem | undefined;
    /** How often in a row the app's own program could not be had. */
    let inVain = 0;
    while (isOn()) {
      const sinceNow = woken;
      const claimed =
        ahead === undefined ? await attempt(() => store.claim(batch.id, leaseMs, claimant)) : ok(ahead);
      ahead = undefined;
      if (!claimed.ok) return;
      if (claimed.value.kind === 'item') {
        const { missing, next } = await process(claimed.value);
        ahead = next;
        inVain = missing === undefined ? 0 : inVain + 1;
        if (missing === undefined) continue;
        if (inVain < maxAttempts) await pauseFor(backoffMs(inVain, random()));
        else stopFor(missing);
      } else if (claimed.value.kind === 'wait') {
        if (sleep === undefined) return;
        const ms = Math.max(shortestWaitMs, claimed.value.untilMs - clock.nowMs());
        await Promise.race([sleep(ms), sinceNow, moreCame()]);
      } else if (!((await moreToCome?.()) ?? false)) return;
    }
    if (ahead !== undefined) await giveBack(ahead.item);
  }

  /** Unless the run comes to rest meanwhile. */
  async function pauseFor(ms: number): Promise<void> {
    const untilMs = clock.nowMs() + ms;
    while (sleep !== undefined && isOn() && clock.nowMs() < untilMs)
      await Promise.race([sleep(untilMs - clock.nowMs()), woken]);
  }

  /**
   * Runs and settles an item. `next`: the next one, where the store took it with the settlement. `missing`: the app's
   * own program could not be had for it.
   */
  async function process({ item: claimed, twins }: ClaimedItem): Promise<{
    readonly next?: ClaimedItem;
    readonly missing?: Fault;
  }> {
    onItem?.(claimed);
    const refusal = refuseAttempt(claimed);
    const result: Result<Settled> =
      refusal === undefined && !isCancelling()
        ? await runner.run(batch, claimed, twins)
        : fail({ kind: 'cancelled' });
    const judged = { cancelling: isCancelling(), nowMs: clock.nowMs(), random: random() };
    const end = refusal ?? nextEnd(claimed, result, judged);
    // The runner was stopped from outside.
    if (refusal === undefined && !result.ok && result.fault.kind === 'cancelled' && wish === 'run')
      wish = 'pause';
    const finding = result.ok ? result.value.finding : undefined;
    const startMs = clock.nowMs();
    let ahead: ClaimedItem | undefined;
    const taken = (next: ClaimedItem): void => {
      ahead = next;
    };
    const missing = !result.ok && isProgramMissing(result.fault) ? result.fault : undefined;
    const next = isOn() && missing === undefined ? { leaseMs, by: claimant, taken } : undefined;
    const settled = await attempt(() => store.settle(claimed, end, finding, next));
    wakeAll();
    if (settled.ok && settled.value !== undefined) {
      if (result.ok) onSettled?.(result.value, clock.nowMs() - startMs);
      onItem?.(settled.value);
    }
    return { ...(ahead && { next: ahead }), ...(missing && { missing }) };
  }

  /** Returns an item to the queue that was taken, and is not to be run any more. */
  async function giveBack(item: Item): Promise<void> {
    const judged = { cancelling: isCancelling(), nowMs: clock.nowMs(), random: 0 };
    const end = nextEnd(item, fail({ kind: 'cancelled' }), judged);
    // What a store refuses now keeps its lease, as what is in hand does.
    const settled = await store.settle(item, end).catch(() => undefined);
    if (settled !== undefined) onItem?.(settled);
  }

  /** Resolves when another file came; else never. */
  async function moreCame(): Promise<void> {
    if (!((await moreToCome?.()) ?? false)) await new Promise(() => undefined);
  }

  function wakeAll(): void {
    wake();
    woken = new Promise((resolve) => (wake = resolve));
  }

  function isOn(): boolean {
    return wish === 'run' && stoppedBy === undefined;
  }

  function isCancelling(): boolean {
    return wish === 'cancel';
  }

  /** A store call; a refusal ends the run. The store has tried again by itself what was worth it. */
  async function attempt<T>(call: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await call() };
    } catch (thrown) {
      return fail(stopFor({ kind: 'storage', detail: describeThrown(thrown) }));
    }
  }

  function stopFor(fault: Fault): Fault {
    stoppedBy = fault;
    wakeAll();
    return fault;
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
