/**
 * A worker that ends without a word (it closed itself, its thread was killed) fires no event, and a call to it waits
 * until its time limit. So a worker holds a Web Lock of its own as long as it lives: browsers give it to whoever waits
 * next when the holder is gone, however it went.
 */

/** What a worker says once it holds its lock. */
const lives = 'benchside-worker-lives';

function lockOf(name: string): string {
  return `benchside-worker:${name}`;
}

/** What a worker's own scope gives. */
export type WorkerScope = {
  readonly name: string;
  readonly navigator: { readonly locks?: LockManager };
  readonly postMessage: (message: unknown) => void;
};

/** In a worker: takes the lock of its name, for good. Without locks nothing is watched. */
export function holdLife(scope: WorkerScope = globalThis as unknown as WorkerScope): void {
  const held = scope.navigator.locks?.request(lockOf(scope.name), () => {
    scope.postMessage(lives);
    return new Promise<void>(() => undefined);
  });
  held?.catch(() => undefined); // the worker is going away
}

/** In the page: starts a worker under a name that no other has, and watches it. */
export function startWatched(kind: string, start: (name: string) => Worker): Worker {
  const name = `${kind}-${crypto.randomUUID()}`;
  const worker = start(name);
  watchLife(worker, name, navigator.locks);
  return worker;
}

/**
 * In the page: has a worker that ended without a word fire an `error` event. `name` is the worker's, and no other's.
 * One that was terminated on purpose fires it too; nobody listens to it any more.
 */
export function watchLife(worker: Worker, name: string, locks: LockManager | undefined): void {
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data !== lives) return;
    const ended = locks?.request(lockOf(name), () => {
      worker.dispatchEvent(new ErrorEvent('error', { message: 'it ended without a word' }));
    });
    ended?.catch(() => undefined); // the page is going away
  });
}
