import type { Remote } from 'comlink';
import type { Result } from '#core/result.ts';
import { inOwnWorker } from './in-own-worker.ts';
import type { ModelWorkerApi } from './protocol.ts';

/** One task in a model worker of its own: whatever a user's model does, it does it there (`in-own-worker.ts`). */
export function inModelWorker<T>(
  start: () => Worker,
  limitMs: number,
  task: (api: Remote<ModelWorkerApi>) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inOwnWorker<ModelWorkerApi, T>(start, limitMs, task);
}
