import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts `count` processes of this module, each as one thread (Node 20 takes TypeScript in no other), waits until all
 * are ready, and gives the seconds from the word to go to the last one's end.
 */
export async function runOnThreads(
  moduleUrl: string,
  count: number,
  tell: (thread: number) => Readonly<Record<string, string>>,
): Promise<number> {
  const threads = Array.from({ length: count }, (_, thread) =>
    fork(fileURLToPath(moduleUrl), {
      env: { ...process.env, ...tell(thread) },
      execArgv: ['--import', 'tsx'],
    }),
  );
  try {
    await Promise.all(threads.map(nextMessage));
    const startMs = performance.now();
    const done = Promise.all(threads.map(nextMessage));
    for (const thread of threads) thread.send('go');
    await done;
    return (performance.now() - startMs) / 1000;
  } finally {
    for (const thread of threads) thread.kill();
  }
}

/** In such a process: says that it is ready, and resolves at the word to go. */
export function wordToGo(): Promise<unknown> {
  const go = new Promise((resolve) => process.once('message', resolve));
  process.send?.('ready');
  return go;
}

function nextMessage(thread: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('exit', (code) => {
      reject(new Error(`a thread of the bench ended with ${String(code)}`));
    });
  });
}
