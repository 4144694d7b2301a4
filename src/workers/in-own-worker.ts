import { wrap, type Remote } from 'comlink';
import { fail, type Result } from '#core/result.ts';
import { messageOf } from '#core/thrown.ts';

/**
 * One task in a worker of its own, which ends with it: whatever happens, it happens there, and no longer than
 * `limitMs`. Faults `timeout` and `worker` beside the task's own; never rejects.
 */
export async function inOwnWorker<Api, T>(
  start: () => Worker,
  limitMs: number,
  task: (api: Remote<Api>) => Promise<Result<T>>,
): Promise<Result<T>> {
  let worker: Worker;
  try {
    worker = start();
  } catch (thrown) {
    return fail({ kind: 'worker', detail: `no worker could be started: ${messageOf(thrown)}` });
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<Result<T>>((resolve) => {
    worker.addEventListener('error', (event) => {
      resolve(fail({ kind: 'worker', detail: `the worker stopped: ${event.message || 'no reason given'}` }));
    });
    timer = setTimeout(() => {
      resolve(fail({ kind: 'timeout', detail: `no answer within ${limitMs / 1000} s` }));
    }, limitMs);
  });
  const asked = task(wrap<Api>(worker)).catch((thrown: unknown) =>
    fail({ kind: 'worker', detail: messageOf(thrown) }),
  );
  try {
    return await Promise.race([asked, ended]);
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
