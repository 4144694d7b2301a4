/**
 * `npm run bench`: prints one JSON with how fast, and with how much memory, batches go through the production build, and
 * what thresholds, metrics and the model cost a test. `--model` leaves the batches out.
 */
import { cpus } from 'node:os';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { findBrowser, type Browser } from '#cli/find-browser.ts';
import { serveFolder } from '#cli/static-server.ts';
import { makeBenchFiles } from '../support/make-bench-files.ts';
import { measureAnalysisParts } from './analysis-parts.ts';
import { benchRequest } from './arguments.ts';
import { measureModelCost } from './model-cost.ts';
import { runInBrowser, type BrowserRun } from './run-in-browser.ts';
import { runInNode } from './run-in-node.ts';
import { measureZanRamp } from './zan-ramp.ts';

/** Standard output is the JSON and nothing else. */
const say = console.error;

/** Two decimals are all that such measurements bear. */
const rounded = (value: number) => Math.round(value * 100) / 100;

/** Which part of the workers' and the store's time went where, each from 0 to 1. */
function shares(work: BrowserRun['work']): Readonly<Record<string, number>> | undefined {
  if (work === undefined) return undefined;
  const { readMs, analyseMs, storeMs } = work;
  const sum = readMs + analyseMs + storeMs;
  return {
    reading: rounded(readMs / sum),
    analysing: rounded(analyseMs / sum),
    storing: rounded(storeMs / sum),
  };
}

/** The same files on one thread of Node and through the page, one right after the other. */
async function measure(files: number, browser: Browser, url: string) {
  const folder = makeBenchFiles(files);
  say(`${String(files)} files on one thread of Node …`);
  const node = await runInNode(folder);
  say(`${String(files)} files in the browser …`);
  const page = await runInBrowser(browser, url, folder);
  return {
    files,
    failed: page.failed,
    browser: {
      seconds: rounded(page.seconds),
      filesPerS: rounded(files / page.seconds),
      shareOfWork: shares(page.work),
      peakRendererMemoryMb: page.peakRendererMemoryMb && Math.round(page.peakRendererMemoryMb),
      longestMainThreadTaskMs: Math.round(page.longestMainThreadTaskMs),
    },
    nodeOneThread: {
      seconds: rounded(node.seconds),
      filesPerS: rounded(files / node.seconds),
      readMsPerFile: rounded(node.readMs / files),
      analyseMsPerFile: rounded(node.analyseMs / files),
    },
    /** Above 1 the browser, with all its workers and its store, is faster than one thread of Node without either. */
    browserToNode: rounded(node.seconds / page.seconds),
  };
}

/** Every number of a report, however deep, rounded. */
function roundedAll(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, roundedAll(inner)]));
}

/** Batches of these sizes through the page, and a ZAN ramp; nothing is built or served where there is none. */
async function measureBatches(sizes: readonly number[]) {
  const folder = await buildIfStale(say);
  const browser = await findBrowser(say);
  const server = await serveFolder(folder);
  try {
    const zanRamp = await measureZanRamp();
    const batches = [];
    for (const size of sizes) batches.push(await measure(size, browser, server.url));
    return {
      browser: browser.found,
      zanRampMs: rounded(zanRamp.toVo2PeakMs),
      zanRampWholeAnalysisMs: rounded(zanRamp.wholeAnalysisMs),
      zanRampBytes: zanRamp.bytes,
      batches,
    };
  } finally {
    await server.close();
  }
}

const { sizes } = benchRequest(process.argv.slice(2));
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
const batches = sizes.length === 0 ? {} : await measureBatches(sizes);
say('thresholds and metrics …');
const analysisParts = roundedAll(await measureAnalysisParts());
say('the model …');
const model = roundedAll(await measureModelCost());
console.log(JSON.stringify({ machine, ...batches, analysisParts, model }, undefined, 2));
