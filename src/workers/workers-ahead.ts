import { apiOfWorker } from './api-of-worker.ts';
import type { Lent } from './protocol.ts';

export type WorkersAheadOptions = {
  /** How many are kept. */
  readonly workers: number;
  /** Those that nobody has taken by then are ended. */
  readonly keepMs: number;
  readonly start: () => Worker;
  /** As of a pool. */
  readonly lend?: () => Promise<Lent>;
};

/** Analysis workers that were started before anybody had a file for them. */
export type WorkersAhead = {
  /**
   * Has as many workers as are kept load what the first file of this analysis would wait for; may be called again and
   * again. What goes wrong here the first file meets again, and says.
   */
  readonly prepare: (analysisId: string) => void;
  /** One of them, or else a fresh one; nobody else has it. */
  readonly take: () => Worker;
};

/**
 * Keeps workers ready for the files that a person is about to give: program, WebAssembly and model are on their way
 * while a folder is dragged or looked for, and its names are read.
 */
export function keepWorkersAhead({ workers, keepMs, start, lend }: WorkersAheadOptions): WorkersAhead {
  /** With the analysis that each has loaded, or is loading. */
  const ready = new Map<Worker, string | undefined>();
  let ending: ReturnType<typeof setTimeout> | undefined;

  return {
    prepare: (analysisId) => {
      try {
        while (ready.size < workers) ready.set(startOne(), undefined);
      } catch {
        // as it will for who needs one, and says so
      }
      for (const [worker, loaded] of ready) if (loaded !== analysisId) void load(worker, analysisId);
      clearTimeout(ending);
      ending = setTimeout(endAll, keepMs);
    },
    take: () => {
      const [worker] = ready.keys();
      if (worker === undefined) return start();
      ready.delete(worker);
      return worker;
    },
  };

  function startOne(): Worker {
    const worker = start();
    worker.addEventListener('error', () => {
      if (ready.delete(worker)) worker.terminate();
    });
    return worker;
  }

  async function load(worker: Worker, analysisId: string): Promise<void> {
    ready.set(worker, analysisId);
    const lent = await lend?.().catch(() => undefined);
    if (!ready.has(worker)) return;
    await apiOfWorker(worker)
      .prepare(analysisId, lent)
      .catch(() => undefined);
  }

  function endAll(): void {
    for (const worker of ready.keys()) worker.terminate();
    ready.clear();
  }
}
