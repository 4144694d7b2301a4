import { messageOf } from '#core/thrown.ts';
import { joinWrites, type Pace, type Timers } from '#app/ledger/joined-writes.ts';

/** Writes what a run has done so far, now and then while it goes on. */
export type WritingAlong = {
  /** Something was done since. */
  readonly changed: () => void;
  /** No more writes; resolves when none is under way. */
  readonly end: () => Promise<void>;
};

/** A run that is killed without a word loses no more than this, where a write costs little. */
const leastPauseMs = 3_000;
/** Writing takes no more of the time than one part in so many. */
const costsAtMost = 20;

/** Time between the beginnings of two writes: a few seconds, and longer where one takes long. */
export const paceAlong: Pace = (tookMs) => Math.max(leastPauseMs, costsAtMost * tookMs);

/** `write` may fail: the next one writes all of it, and a run does not end because its ledger is late. */
export function writeAlong(
  write: () => Promise<void>,
  warn: (line: string) => void,
  timers: Timers = systemTimers,
): WritingAlong {
  let said = false;
  let ended = false;
  const writes = joinWrites(
    () =>
      write().then(
        () => true,
        (thrown: unknown) => {
          if (!said && !ended) warn(`warning: the ledger is late, and is tried again: ${messageOf(thrown)}`);
          said = true;
          return false;
        },
      ),
    () => paceAlong,
    timers,
  );
  return {
    changed: writes.dirty,
    end: () => {
      ended = true;
      writes.stop();
      return writes.flush();
    },
  };
}

const systemTimers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
