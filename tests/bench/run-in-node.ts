import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { findAnalysis } from '#analyses/registry.ts';
import { openNodeTools } from '../support/node-inference.ts';

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

export async function runInNode(folder: string): Promise<NodeRun> {
  const analysis = await findAnalysis('cpet')?.load();
  if (analysis === undefined) throw new Error('the analysis cpet is not registered');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
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
  [done, failed, readMs, analyseMs] = [0, 0, 0, 0];
  const startMs = performance.now();
  for (const path of paths) await runOne(path);
  return { done, failed, seconds: (performance.now() - startMs) / 1000, readMs, analyseMs };
}
