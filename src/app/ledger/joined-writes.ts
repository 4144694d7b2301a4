/** Time, so that it can be made in tests. `after` gives the function that calls it off. */
export type Timers = {
  readonly nowMs: () => number;
  readonly after: (ms: number, task: () => void) => () => void;
};

/** Joins what changes into writes that follow each other at a pace. */
export type JoinedWrites = {
  /** Something changed that has to be written. */
  readonly dirty: () => void;
  /** Writes at once what has to be; resolves when nothing has, or when it could not be. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

/** What comes within this time of a first change after a rest is written with it. */
const gatherMs = 50;
/** A write that failed is made again after this, twice, four times … this. */
const retryMs = 1_000;
const longestRetryMs = 10_000;

/** Time between the beginnings of two writes, from how long the last one took. */
export type Pace = (tookMs: number) => number;

/**
 * For a file that the user may look into at any time: what changes while a write is under way is there when the next
 * one has ended, that is after pace and two writes, and this stays below two seconds while a write takes less than
 * 0.6 s. A ledger of ten thousand rows takes about 0.2.
 */
export const paceOfUserFile: Pace = (tookMs) =>
  Math.max(0, Math.min(Math.max(500, 8 * tookMs), 1_500, 1_900 - 2 * tookMs));

/** For a copy that nobody sees, beside two stores that have every row: it must cost next to nothing. */
export const paceInBrowser: Pace = (tookMs) => Math.min(Math.max(1_000, 40 * tookMs), 15_000);

/** `write` must not reject; it says whether all that had changed when it began was written. */
export function joinWrites(write: () => Promise<boolean>, pace: () => Pace, timers: Timers): JoinedWrites {
  let owed = false;
  let writing: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let stopped = false;
  let failures = 0;
  let begunAtMs = Number.NEGATIVE_INFINITY;
  let tookMs = 0;

  async function run(): Promise<void> {
    callOff?.();
    callOff = undefined;
    owed = false;
    begunAtMs = timers.nowMs();
    const written = await write();
    tookMs = timers.nowMs() - begunAtMs;
    failures = written ? 0 : failures + 1;
    owed ||= !written;
  }

  function begin(): Promise<void> {
    writing ??= run().finally(() => {
      writing = undefined;
      plan();
    });
    return writing;
  }

  function plan(): void {
    if (!owed || stopped || writing !== undefined || callOff !== undefined) return;
    const waitMs =
      failures > 0
        ? Math.min(retryMs * 2 ** (failures - 1), longestRetryMs)
        : Math.max(gatherMs, begunAtMs + pace()(tookMs) - timers.nowMs());
    callOff = timers.after(waitMs, () => {
      callOff = undefined;
      void begin();
    });
  }

  return {
    dirty: () => {
      owed = true;
      plan();
    },
    flush: async () => {
      if (writing !== undefined) await writing;
      if (owed && !stopped) await begin();
    },
    stop: () => {
      stopped = true;
      callOff?.();
    },
  };
}
