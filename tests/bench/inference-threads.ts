import { askNetworks } from '#analyses/cpet/model/ask-networks.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { openNodeTools } from '../support/node-inference.ts';
import { prepareBenchTests } from './prepared-tests.ts';
import { runOnThreads, wordToGo } from './run-on-threads.ts';

/** Different tests that each thread goes through again and again. */
const distinctTests = 10;

/** Set in the two that work: how many tests each is to do. */
const countVariable = 'BENCHSIDE_BENCH_TESTS';

/**
 * Seconds that two threads, each with a session of its own, take for features, network and decoding of this many tests:
 * from the word to go, when both have their tests and an open session, to the last answer.
 */
export function runOnTwoThreads(count: number): Promise<number> {
  return runOnThreads(import.meta.url, 2, () => ({ [countVariable]: String(count / 2) }));
}

/** One of the two. */
async function work(count: number): Promise<void> {
  const tools = await openNodeTools();
  const tests = await prepareBenchTests(distinctTests);
  for (const test of tests) await askNetworks(test, defaultCpetOptions, tools);
  await wordToGo();
  for (let i = 0; i < count; i += 1) {
    const test = tests[i % tests.length];
    if (test !== undefined) await askNetworks(test, defaultCpetOptions, tools);
  }
  process.send?.('done');
}

const asked = process.env[countVariable];
if (asked !== undefined && process.send !== undefined) await work(Number(asked));
