import { readdir, readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { findAnalysis } from '#analyses/registry.ts';
import { workersFor } from '#workers/pool.ts';
import { openNodeTools } from '../support/node-inference.ts';
import { runOnThreads, wordToGo } from './run-on-threads.ts';

/** The same work on one thread, without page, workers or store: what the browser's throughput is held against. */
export type NodeRun = {
  readonly done: number;
  readonly failed: number;
  readonly seconds: number;
  readonly readMs: number;
  readonly analyseMs: number;
};

/** How many files are run beforehand, so that the compiler is warm. */
const warmUpFiles = 10;

/** Set in the processes that share a folder: the folder, which of its files, and of how many. */
const variables = {
  folder: 'BENCHSIDE_BENCH_FOLDER',
  first: 'BENCHSIDE_BENCH_FIRST',
  step: 'BENCHSIDE_BENCH_STEP',
};

/** As many threads as the page has workers on this machine. */
export const nodeThreads = workersFor(cpus().length);

/** Seconds that as many threads as the page has workers take for a folder, each with its share of the files. */
export function runOnNodeThreads(folder: string): Promise<number> {
  return runOnThreads(import.meta.url, nodeThreads, (thread) => ({
    [variables.folder]: folder,
    [variables.first]: String(thread),
    [variables.step]: String(nodeThreads),
  }));
}

/** Reads and analyses the files of a folder on this thread. */
export async function runInNode(folder: string): Promise<NodeRun> {
  return (await prepareRun(folder, 0, 1))();
}

/** Every `step`th file from the `first` on, once the compiler is warm and the network open. */
async function prepareRun(folder: string, first: number, step: number): Promise<() => Promise<NodeRun>> {
  const analysis = await findAnalysis('cpet')?.load();
  if (analysis === undefined) throw new Error('the analysis cpet is not registered');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .filter((_, index) => index % step === first);
  const options: unknown = analysis.defaultOptions;
  const tools = await openNodeTools();

  let [done, failed, readMs, analyseMs] = [0, 0, 0, 0];
  const runOne = async (path: string): Promise<void> => {
    const startMs = performance.now();
    const file = { name: relative(folder, path), bytes: new Uint8Array(await readFile(path)) };
    const input = await analysis.read(file, options, tools);
    const readAtMs = performance.now();
    const finding = input.ok ? await analysis.analyse(input.value, options, tools) : input;
    readMs += readAtMs - startMs;
    analyseMs += performance.now() - readAtMs;
    if (finding.ok) done += 1;
    else failed += 1;
  };
  for (const path of paths.slice(0, warmUpFiles)) await runOne(path);
  return async () => {
    [done, failed, readMs, analyseMs] = [0, 0, 0, 0];
    const startMs = performance.now();
    for (const path of paths) await runOne(path);
    return { done, failed, seconds: (performance.now() - startMs) / 1000, readMs, analyseMs };
  };
}

const folder = process.env[variables.folder];
if (folder !== undefined && process.send !== undefined) {
  const run = await prepareRun(
    folder,
    Number(process.env[variables.first]),
    Number(process.env[variables.step]),
  );
  await wordToGo();
  await run();
  process.send('done');
}
