import { messageOf } from '#core/thrown.ts';
import { joinWrites, type Timers } from '#app/ledger/joined-writes.ts';

/** Writes what a run has done so far, now and then while it goes on. */
export type WritingAlong = {
  /** Something was done since. */
  readonly changed: () => void;
  /** No more writes; resolves when none is under way. */
  readonly end: () => Promise<void>;
};

/** A run that is killed without a word loses no more than this, where a write costs little. */
const leastPauseMs = 3_000;
/** Writing takes no more of a core's time than one part in so many. */
const costsAtMost = 20;
/** The page and its worker do about as much for a write as this program. */
const sides = 2;
/** A disk that is slow is not kept busy all the time. */
const disksPart = 3;

/**
 * Time between the beginnings of two writes. What a write costs is the processor's time: on a machine that has much else
 * to do it takes ten times as long (1.2 s for 400 rows, 0.1 s of them at work), and holds nobody up by waiting.
 */
export function paceAlong(tookMs: number, workedMs: number): number {
  return Math.max(leastPauseMs, disksPart * tookMs, costsAtMost * sides * workedMs);
}

/** `write` may fail: the next one writes all of it, and a run does not end because its ledger is late. */
export function writeAlong(
  write: () => Promise<void>,
  warn: (line: string) => void,
  processorMs: () => number = ownProcessorMs,
): WritingAlong {
  let said = false;
  let ended = false;
  let workedMs = 0;

  async function pass(): Promise<boolean> {
    const beforeMs = processorMs();
    try {
      await write();
      return true;
    } catch (thrown) {
      if (!said && !ended) warn(`warning: the ledger is late, and is tried again: ${messageOf(thrown)}`);
      said = true;
      return false;
    } finally {
      workedMs = processorMs() - beforeMs;
    }
  }

  const writes = joinWrites(pass, () => (tookMs) => paceAlong(tookMs, workedMs), timers);
  return {
    changed: writes.dirty,
    end: () => {
      ended = true;
      writes.stop();
      return writes.flush();
    },
  };
}

function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const timers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
