import type { Runner } from '#engine/ports.ts';

/** A runner that is there while it is used, and a while after: a worker and its models take seconds to start. */
export type WarmRunner = {
  /** Does work with it; it is not ended meanwhile. */
  readonly use: <Value>(work: (runner: Runner) => Promise<Value>) => Promise<Value>;
  /** Ends it now; the next use starts another. */
  readonly stop: () => void;
};

/** Without use for this long it is ended: its worker holds some tens of MB. */
const usualIdleMs = 60_000;

/** Starts a runner at its first use. */
export function keepWarm(start: () => Runner, idleMs = usualIdleMs): WarmRunner {
  let runner: Runner | undefined;
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
        return await work((runner ??= start()));
      } finally {
        uses -= 1;
        if (uses === 0) timer = setTimeout(stop, idleMs);
      }
    },
    stop,
  };
}
