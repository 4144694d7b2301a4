import type { Remote } from 'comlink';
import { fail, type Fault, type Result } from '#core/result.ts';
import { adjustmentsOf } from '#core/review.ts';
import type { Batch, Item, Runner, Settled } from '#engine/ports.ts';
import { apiOfWorker } from './api-of-worker.ts';
import { partDone, type AnalysisWorkerApi, type Holding, type Lent, type RecomputeJob } from './protocol.ts';
import { workerHoldsAtMostBytes } from './worker-memory.ts';

export type PoolOptions = {
  readonly workers: number;
  /** Limit for one file, or each part of it that the worker says is done, in time during which this page was awake. */
  readonly timeLimitMs: number;
  /** How often the limit is looked at. */
  readonly tickMs?: number;
  /** A worker that says it holds more is replaced once its file is done. */
  readonly holdsAtMostBytes?: number;
  readonly start: () => Worker;
  /** The stored bytes of an item. */
  readonly open: (item: Item) => Promise<Result<Blob>>;
  /** What models a worker may use, asked anew for each file. May reject: the file then has none but the build's. */
  readonly lend?: () => Promise<Lent>;
};

/** A worker's place. */
type Slot = {
  worker: Worker | undefined;
  api: Remote<AnalysisWorkerApi> | undefined;
  /** Ends the call in hand with this result; undefined when idle. */
  end: ((result: Result<Settled>) => void) | undefined;
  /** How many ticks the call in hand has seen, since its last part and in all. */
  ticks: number;
  ticksInAll: number;
  /** Whether this worker has ended a call, or is prepared: so its program is there. */
  hasAnswered: boolean;
  /** What it said last that it holds. */
  holdsBytes: number;
};

/** A file may take the time limit so often, however many parts it has. */
const mostLimits = 30;

/** As many workers as cores, at most five (so many pictures may be read at once), at least two. */
export function workersFor(cores: number): number {
  return Math.min(5, Math.max(2, cores));
}

/**
 * A pool of analysis workers; each does one file at a time, and the pool takes as many files again that wait for a
 * worker, so that claiming the next file and storing the last one cost no worker its time. A worker is started at
 * its first file, or when it is prepared; one that dies (error, unreadable message, time limit) is replaced, and its
 * file gets the fault `worker` or `timeout`: Comlink never ends the calls of a terminated worker, so every call is raced
 * against the worker's end.
 *
 * [Note: Active time] The limit counts ticks of the page's own timer. A frozen tab and a closed lid stop the timer
 * as they stop the worker, so a good file does not run out of time while nobody works on it. A scan of thirty pages
 * takes longer than a hanging file is waited for: the worker says when a part of it is done.
 */
export function startPool({
  workers,
  timeLimitMs,
  tickMs = 1000,
  holdsAtMostBytes = workerHoldsAtMostBytes,
  start,
  open,
  lend,
}: PoolOptions): Runner {
  const slots: Slot[] = Array.from({ length: workers }, () => ({
    worker: undefined,
    api: undefined,
    end: undefined,
    ticks: 0,
    ticksInAll: 0,
    hasAnswered: false,
    holdsBytes: 0,
  }));
  const free = [...slots];
  const waiting: ((slot: Slot) => void)[] = [];
  let ticker: ReturnType<typeof setInterval> | undefined;
  let stopped = false;

  return {
    slots: 2 * workers,
    prepare: ({ analysisId }) => {
      if (stopped) return;
      for (const slot of slots) prepare(slot, analysisId);
      void lent().then((models) => {
        if (models !== undefined)
          for (const { api } of slots) api?.prepare(analysisId, models).catch(() => undefined);
      });
    },
    run: async (batch, item) => {
      const file = await open(item).catch((thrown: unknown) =>
        fail({ kind: 'storage', detail: String(thrown) }),
      );
      if (!file.ok) return file;
      const { name, sha256 } = item;
      return inSlot(batch, item, (api, job) => api.analyse({ ...job, name, sha256, file: file.value }));
    },
    recompute: (batch, item, finding) =>
      inSlot(batch, item, (api, job) => api.recompute({ ...job, finding })),
    stop: () => {
      stopped = true;
      for (const slot of slots) kill(slot, { kind: 'cancelled' });
      stopTicking();
    },
  };

  /** Has a worker load its program. What goes wrong with that its first file meets again, and says. */
  function prepare(slot: Slot, analysisId: string): void {
    try {
      const api = slot.api ?? startWorker(slot);
      api.prepare(analysisId).then(
        () => {
          slot.hasAnswered ||= slot.api === api;
        },
        () => undefined,
      );
    } catch {
      // As it will for its first file, which says so.
    }
  }

  async function lent(): Promise<Lent | undefined> {
    return lend?.().catch(() => undefined);
  }

  /** Does a job in the next free worker. */
  async function inSlot(
    { analysisId, options }: Batch,
    { facts, review }: Item,
    work: (api: Remote<AnalysisWorkerApi>, job: Omit<RecomputeJob, 'finding'>) => Promise<Result<Settled>>,
  ): Promise<Result<Settled>> {
    const models = await lent();
    const slot = free.pop() ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)));
    // A worker that ends without a word once it is prepared was ended by its file.
    if (slot.api === undefined && !stopped) prepare(slot, analysisId);
    const adjustments = adjustmentsOf(review);
    const job = {
      analysisId,
      options,
      ...(facts && { facts }),
      ...(models && { lent: models }),
      ...(adjustments && { adjustments }),
    };
    const result = await call(slot, (api) => work(api, job));
    // What WebAssembly took it gives back with its worker alone: [Note: Memory of a worker].
    if (slot.holdsBytes > holdsAtMostBytes) retire(slot);
    const next = waiting.shift();
    if (next === undefined) free.push(slot);
    else next(slot);
    if (free.length === slots.length) stopTicking();
    return result;
  }

  function call(
    slot: Slot,
    job: (api: Remote<AnalysisWorkerApi>) => Promise<Result<Settled>>,
  ): Promise<Result<Settled>> {
    if (stopped) return Promise.resolve(fail({ kind: 'cancelled' }));
    let api: Remote<AnalysisWorkerApi>;
    try {
      api = slot.api ?? startWorker(slot);
    } catch (thrown) {
      return Promise.resolve(
        fail({ kind: 'worker', detail: `no worker could be started: ${String(thrown)}`, notBegun: true }),
      );
    }
    return new Promise((resolve) => {
      slot.ticks = 0;
      slot.ticksInAll = 0;
      const end = (result: Result<Settled>): void => {
        if (slot.end === end) slot.end = undefined;
        resolve(result);
      };
      slot.end = end;
      ticker ??= setInterval(tick, tickMs);
      const answer = (result: Result<Settled>): void => {
        slot.hasAnswered ||= slot.end === end;
        // What failed to load in a worker once may be refused for good in it: the next attempt needs a new one.
        const lacksPart = !result.ok && ['model', 'worker'].includes(result.fault.kind);
        if (slot.end === end && lacksPart) kill(slot, result.fault);
        else end(result);
      };
      job(api).then(answer, (thrown: unknown) => {
        if (slot.end === end) kill(slot, { kind: 'worker', detail: String(thrown) });
      });
    });
  }

  function startWorker(slot: Slot): Remote<AnalysisWorkerApi> {
    const worker = start();
    const died = (detail: string, isOfFile = true) => {
      if (slot.worker === worker)
        kill(slot, { kind: 'worker', detail, ...(!isOfFile && { notBegun: true }) });
    };
    worker.addEventListener('error', ({ message }) => {
      // A program that cannot be loaded gives no reason; one that runs always does.
      if (message === undefined && !slot.hasAnswered) died("the worker's program could not be loaded", false);
      else died(`the worker stopped: ${message || 'no reason given'}`);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (slot.worker !== worker) return;
      if (data === partDone) slot.ticks = 0;
      else slot.holdsBytes = (data as Partial<Holding> | null)?.holdsBytes ?? slot.holdsBytes;
    });
    worker.addEventListener('messageerror', () => {
      died('a message from the worker could not be read');
    });
    slot.worker = worker;
    slot.hasAnswered = false;
    slot.api = apiOfWorker(worker);
    return slot.api;
  }

  /** Ends a slot's worker and its call. */
  function kill(slot: Slot, fault: Fault): void {
    retire(slot);
    slot.end?.(fail(fault));
  }

  /** Ends a slot's worker; the next file starts a new one. */
  function retire(slot: Slot): void {
    slot.worker?.terminate();
    slot.worker = undefined;
    slot.api = undefined;
    slot.holdsBytes = 0;
  }

  function tick(): void {
    for (const slot of slots) {
      if (slot.end === undefined) continue;
      slot.ticks += 1;
      slot.ticksInAll += 1;
      const [forPart, forFile] = [timeLimitMs, mostLimits * timeLimitMs];
      const over = slot.ticks * tickMs >= forPart ? forPart : forFile;
      if (slot.ticksInAll * tickMs >= over)
        kill(slot, { kind: 'timeout', detail: `no result within ${over / 1000} s` });
    }
  }

  function stopTicking(): void {
    clearInterval(ticker);
    ticker = undefined;
  }
}
