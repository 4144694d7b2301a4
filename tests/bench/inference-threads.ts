import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { askNetworks } from '#analyses/cpet/model/ask-networks.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { openNodeTools } from '../support/node-inference.ts';
import { prepareBenchTests } from './prepared-tests.ts';

/** Different tests that each thread goes through again and again. */
const distinctTests = 10;

/** Set in the two that work: how many tests each is to do. */
const countVariable = 'BENCHSIDE_BENCH_TESTS';

/**
 * Seconds that two threads, each with a session of its own, take for features, network and decoding of this many tests:
 * from the word to go, when both have their tests and an open session, to the last answer. (Each has a process of its
 * own: Node 20 takes TypeScript in no other.)
 */
export async function runOnTwoThreads(count: number): Promise<number> {
  const env = { ...process.env, [countVariable]: String(count / 2) };
  const threads = [0, 1].map(() =>
    fork(fileURLToPath(import.meta.url), { env, execArgv: ['--import', 'tsx'] }),
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

function nextMessage(thread: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('exit', (code) => {
      reject(new Error(`a thread of the bench ended with ${String(code)}`));
    });
  });
}

/** One of the two. */
async function work(count: number): Promise<void> {
  const tools = await openNodeTools();
  const tests = await prepareBenchTests(distinctTests);
  for (const test of tests) await askNetworks(test, defaultCpetOptions, tools);
  const go = new Promise((resolve) => process.once('message', resolve));
  process.send?.('ready');
  await go;
  for (let i = 0; i < count; i += 1) {
    const test = tests[i % tests.length];
    if (test !== undefined) await askNetworks(test, defaultCpetOptions, tools);
  }
  process.send?.('done');
}

const asked = process.env[countVariable];
if (asked !== undefined && process.send !== undefined) await work(Number(asked));
