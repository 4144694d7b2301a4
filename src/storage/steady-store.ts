import { backoffMs } from '#engine/backoff.ts';
import type { Item } from '#engine/ports.ts';
import { answered } from './answered.ts';
import type { DurableBatchStore } from './batch-store.ts';
import { isStorageFull, storageRefusal } from './storage-refusal.ts';

/** What keeps a store going. */
export type SteadyPorts = {
  readonly itemOf: (itemId: string) => Promise<Item | undefined>;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Frees what this app itself can spare on a full disk; false when it found nothing. */
  readonly makeRoom?: () => Promise<boolean>;
  /** Hears of every refusal, by its code. Must not throw. */
  readonly onRefused?: (code: string) => void;
};

/** How often a call is made before its refusal stands. */
const mostTries = 4;
/** The pauses between them are a quarter of those between attempts at a file: nothing else goes on meanwhile. */
const pauseShare = 1 / 4;
/** A call that is not answered in this many seconds is given up. */
const answerWithinS = 30;
/** The same for calls that move every item of a batch. */
export const longAnswerWithinS = 120;

/** What a browser says of a connection that is gone, and of a transaction that it gave up: both pass. */
const passing = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'NotReadableError',
  'OpenFailedError',
  'OperationError',
  'TransactionInactiveError',
  'UnknownError',
]);
/** Safari closes the database of a tab in the background; what is asked of the old connection then fails for ever. */
const connectionGone = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError']);

/**
 * The store, with calls that were refused for a reason that passes made again after a pause, over a new connection
 * where the old one is gone; on a full disk after room was made, or a pause in which others may make some. A bug, and a call that
 * gets no answer, are refused at once.
 */
export function steadyStore(store: DurableBatchStore, ports: SteadyPorts): DurableBatchStore {
  const { itemOf, sleep, random, makeRoom, onRefused } = ports;
  let reopening: Promise<void> | undefined;

  async function steadily<T>(call: (isFirst: boolean) => Promise<T>, withinS = answerWithinS): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await storeAnswered(call(tries === 1), withinS);
      } catch (thrown) {
        const names = namesOf(thrown);
        onRefused?.(isStorageFull(thrown) ? 'full' : (names[0] ?? 'unknown'));
        if (isStorageFull(thrown)) {
          if (tries === mostTries) throw storageRefusal(thrown);
          // Others may be making room just now, and leave nothing to make: the copies of finished files go.
          if (!(await makeRoom?.().catch(() => false))) await sleep(backoffMs(tries, random()) * pauseShare);
          continue;
        }
        if (tries === mostTries || !names.some((name) => passing.has(name))) throw thrown;
        await sleep(backoffMs(tries, random()) * pauseShare);
        if (names.some((name) => connectionGone.has(name))) await reopen();
      }
    }
  }

  function reopen(): Promise<void> {
    reopening ??= (store.reopen?.() ?? Promise.resolve())
      .catch(() => undefined) // the next try says why
      .finally(() => (reopening = undefined));
    return reopening;
  }

  return {
    ...store,
    claim: (...asked) => steadily(() => store.claim(...asked)),
    settle: (claimed, end, finding, next) =>
      steadily(async (isFirst) => {
        const settled = await store.settle(claimed, end, finding, next);
        if (settled !== undefined || isFirst) return settled;
        // The first try may have been written before its connection was gone.
        const present = await itemOf(claimed.id);
        const isWritten = present?.attempts === claimed.attempts && present.state.status === end.state.status;
        return isWritten ? present : undefined;
      }),
    replace: (...asked) => steadily(() => store.replace(...asked)),
    cancelRest: (...asked) => steadily(() => store.cancelRest(...asked), longAnswerWithinS),
    releaseLeases: (...asked) => steadily(() => store.releaseLeases(...asked), longAnswerWithinS),
    want: (...asked) => steadily(() => store.want(...asked)),
    requeue: (...asked) => steadily(() => store.requeue(...asked), longAnswerWithinS),
  };
}

/** What was thrown is called, and what it wraps. */
function namesOf(thrown: unknown): readonly string[] {
  if (typeof thrown !== 'object' || thrown === null) return [];
  const own = 'name' in thrown && typeof thrown.name === 'string' ? [thrown.name] : [];
  return 'inner' in thrown && thrown.inner !== thrown ? [...own, ...namesOf(thrown.inner)] : own;
}

/** What a call to the stores gives; throws what the user can do about it where there is no answer within this many seconds. */
export function storeAnswered<T>(call: Promise<T>, withinS = answerWithinS): Promise<T> {
  const words = `the browser's storage gave no answer within ${withinS} s; loading the page anew lets the run go on`;
  return answered(call, withinS, words);
}
