import { transfer, wrap, type Remote } from 'comlink';
import { fail, type Fault, type Result } from '#core/result.ts';
import type { ZipEntry } from '#reports/zip/zip-entry.ts';
import type { ExportWorkerApi } from './protocol.ts';

/** Export workers as a page has them. Calls never reject: a worker that dies is a fault, and is replaced. */
export type Exporters = {
  readonly [Call in Exclude<keyof ExportWorkerApi, 'lend'>]: (
    ...asked: Parameters<ExportWorkerApi[Call]>
  ) => Promise<Result<readonly ZipEntry[]>>;
} & {
  /** How many calls are worked on at once; more wait. */
  readonly slots: number;
  /** Ends all work now; calls resolve as cancelled. */
  readonly stop: () => void;
};

type Slot = { worker?: Worker; api?: Remote<ExportWorkerApi>; end?: (fault: Fault) => void };

/** Starts up to this many workers, each at its first call; `kept` is lent to each. */
export function startExporters(slots: number, start: () => Worker, kept?: unknown): Exporters {
  const free: Slot[] = Array.from({ length: slots }, () => ({}));
  const all = [...free];
  const waiting: ((slot: Slot) => void)[] = [];
  let stopped = false;

  async function call(
    task: (api: Remote<ExportWorkerApi>) => Promise<Result<readonly ZipEntry[]>>,
  ): Promise<Result<readonly ZipEntry[]>> {
    const slot = free.pop() ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)));
    try {
      if (stopped) return fail({ kind: 'cancelled' });
      const api = (slot.api ??= open(slot));
      const ended = new Promise<Result<never>>((resolve) => {
        slot.end = (fault) => {
          resolve(fail(fault));
        };
      });
      return await Promise.race([task(api).catch(deadWorker), ended]);
    } finally {
      delete slot.end;
      const next = waiting.shift();
      if (next === undefined) free.push(slot);
      else next(slot);
    }
  }

  function open(slot: Slot): Remote<ExportWorkerApi> {
    const worker = (slot.worker = start());
    const dies = (detail: string): void => {
      close(slot);
      slot.end?.({ kind: 'worker', detail });
    };
    worker.addEventListener('error', (event) => {
      dies(`the export worker stopped: ${event.message || 'no reason given'}`);
    });
    worker.addEventListener('messageerror', () => {
      dies('a message from the export worker could not be read');
    });
    const api = wrap<ExportWorkerApi>(worker);
    // It is there before whatever is asked next; where it does not arrive, that does not either.
    if (kept !== undefined) void api.lend(kept).catch(() => undefined);
    return api;
  }

  return {
    slots,
    report: (job) => call((api) => api.report(transfer(job, [job.finding.buffer]))),
    document: (job) => call((api) => api.document(job)),
    workbook: (path, sheets) => call((api) => api.workbook(path, sheets)),
    stop: () => {
      stopped = true;
      for (const slot of all) {
        close(slot);
        slot.end?.({ kind: 'cancelled' });
      }
    },
  };
}

function close(slot: Slot): void {
  slot.worker?.terminate();
  delete slot.worker;
  delete slot.api;
}

function deadWorker(thrown: unknown): Result<never> {
  return fail({ kind: 'worker', detail: thrown instanceof Error ? thrown.message : String(thrown) });
}
