import type { FromWorker, JournalAnswer, JournalRequest, ToWorker } from './protocol.ts';
import type { Position, Reading, SegmentLog, Survey } from './segment-log.ts';

/** What this file uses of a worker. */
export type JournalWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/** The journal in a worker, as the page calls it. A worker that dies refuses every call. */
export function workerLog(worker: JournalWorker): SegmentLog {
  type Waiting = { resolve: (answer: JournalAnswer) => void; reject: (reason: Error) => void };
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let dead: Error | undefined;

  const die = (detail: string): void => {
    dead = new Error(detail);
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  worker.addEventListener('error', (event) => {
    die(`the journal's worker stopped: ${event.message || 'no reason given'}`);
  });
  worker.addEventListener('messageerror', () => {
    die("a message from the journal's worker could not be read");
  });
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const call = waiting.get(data.call);
    waiting.delete(data.call);
    if ('answer' in data) call?.resolve(data.answer);
    else call?.reject(new DOMException(data.refused.message, data.refused.name));
  });

  function ask<T extends JournalAnswer>(request: JournalRequest): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (dead !== undefined) {
        reject(dead);
        return;
      }
      const call = calls++;
      waiting.set(call, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ call, request } satisfies ToWorker);
    });
  }

  return {
    survey: (known) => ask<Survey>({ ask: 'survey', known }),
    read: (name, from) => ask<Reading>({ ask: 'read', name, from }),
    append: (batchId, frames, flush) => ask<Position>({ ask: 'append', batchId, frames, flush }),
    makeSpares: () => Promise.resolve(), // the worker does it by itself
    leave: (batchId) => ask<readonly string[]>({ ask: 'leave', batchId }),
    free: (batchId, names) => ask<undefined>({ ask: 'free', batchId, names }),
    close: () => {
      die('the journal is closed');
      // A worker that ends lets go of its files.
      worker.terminate();
    },
  };
}
