import type { Runner } from '#engine/ports.ts';

/** A runner that is there while it is used, and a while after: a worker and its models take seconds to start. */
export type WarmRunner = {
  /** Does work with it, one at a time, so that one worker serves all; it is not ended meanwhile. */
  readonly use: <Value>(work: (runner: Runner) => Promise<Value>) => Promise<Value>;
  readonly isStarted: () => boolean;
  /** Ends it now; the next use starts another. */
  readonly stop: () => void;
};

/** Without use for this long it is ended: its worker holds some tens of MB. */
const usualIdleMs = 60_000;

/** Starts a runner at its first use. */
export function keepWarm(start: () => Runner, idleMs = usualIdleMs): WarmRunner {
  let runner: Runner | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let uses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    runner?.stop();
    runner = undefined;
  }

  return {
    use: async (work) => {
      clearTimeout(timer);
      uses += 1;
      try {
        const turn = last.then(() => work((runner ??= start())));
        last = turn.catch(() => undefined);
        return await turn;
      } finally {
        uses -= 1;
        if (uses === 0) timer = setTimeout(stop, idleMs);
      }
    },
    isStarted: () => runner !== undefined,
    stop,
  };
}
