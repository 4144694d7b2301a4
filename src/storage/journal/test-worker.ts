import { answerRequests } from './answer-requests.ts';
import type { MemoryFolder } from './memory-folder.ts';
import { openSegmentLog } from './segment-log.ts';
import type { JournalWorker } from './worker-log.ts';

/** The journal's worker for tests, in the same program, over a disk in memory. `draw` numbers its segments. */
export function testWorker(folder: MemoryFolder['folder'], draw: () => number): JournalWorker {
  const log = openSegmentLog(folder, () => 0, draw);
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const answer = answerRequests(Promise.resolve(log), (message) => {
    for (const listener of listeners) listener({ data: message });
  });
  return {
    postMessage: (message: unknown) => {
      answer(structuredClone(message) as Parameters<typeof answer>[0]);
    },
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.push(listener as (typeof listeners)[number]);
    },
    terminate: () => {
      log.close();
    },
  } as JournalWorker;
}

/** Locks that are always free. */
export const freeLocks = {
  request: (...given: unknown[]) =>
    Promise.resolve((given[given.length - 1] as (lock: object) => unknown)({})),
} as unknown as LockManager;
