/**
 * `npm run bench`: prints one JSON with how fast, and with how much memory, batches go through the production build, and
 * what thresholds, metrics, the model and the ledger cost, each figure beside its target. See README.md.
 */
import { cpus } from 'node:os';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { findBrowser } from '#cli/find-browser.ts';
import { serveFolder } from '#cli/static-server.ts';
import { measureAnalysisParts } from './analysis-parts.ts';
import { benchRequest, type BenchRequest } from './arguments.ts';
import {
  measureBatch,
  measureBig,
  measureHandingOut,
  measureReview,
  measureScale,
  measureScroll,
  measureTenBatches,
} from './batch-figures.ts';
import { measureKnowledgeTests } from './knowledge-tests.ts';
import { measureLedgerCost } from './ledger-cost.ts';
import { measureModelCost } from './model-cost.ts';
import type { Place } from './open-page.ts';
import { measureOpening } from './opening.ts';
import { atMost, roundedAll } from './targets.ts';
import { measureVisits } from './visits.ts';
import { measureZanRamp } from './zan-ramp.ts';

const say = console.error;

/** Files of each batch, as the targets name them. */
const thousand = 1000;
const tenThousand = 10_000;
const bigFiles = 200;
const filesOfTen = 100;
const reports = 100;

/** Everything that goes through a browser. */
async function measureInBrowser(place: Place, { sizes, parts }: BenchRequest) {
  const batches = [];
  for (const size of sizes) batches.push(await measureBatch(place, size, 'mixed', { memoryMb: 700 }));
  const text = { filesPerS: 50, memoryMb: 700 };
  const xlsx = { filesPerS: 12, memoryMb: 700 };
  return {
    browser: place.browser.found,
    batches,
    text: parts.has('text') ? await measureBatch(place, thousand, 'text', text) : undefined,
    xlsx: parts.has('xlsx') ? await measureBatch(place, thousand, 'xlsx', xlsx) : undefined,
    tenBatches: parts.has('ten-batches') ? await measureTenBatches(place, filesOfTen) : undefined,
    scale: parts.has('scale') ? await measureScale(place, [thousand, tenThousand]) : undefined,
    // The batch of the scale has a table of its own.
    scroll: parts.has('scroll') && !parts.has('scale') ? await measureScroll(place, tenThousand) : undefined,
    review: parts.has('review') ? await measureReview(place, thousand) : undefined,
    reports: parts.has('reports') ? await measureHandingOut(place, reports) : undefined,
    big: parts.has('big') ? await measureBig(place, bigFiles) : undefined,
    opening: parts.has('opening') ? await measureOpening(place) : undefined,
    knowledgeTests: parts.has('knowledge-test') ? await measureKnowledgeTests(place) : undefined,
  };
}

/** What needs no browser. */
async function measureParts({ sizes, parts }: BenchRequest) {
  if (parts.has('ledger')) say('the ledger …');
  const ledger = parts.has('ledger') ? await measureLedgerCost() : undefined;
  if (parts.has('model')) say('thresholds, metrics and the model …');
  const zan = sizes.length > 0 ? await measureZanRamp() : undefined;
  if (parts.has('visits')) say('visits …');
  return {
    ledger: ledger && {
      rows: ledger.rows,
      bytes: ledger.bytes,
      writeMs: atMost(1000, ledger.writeMs),
      resumeMs: atMost(2000, ledger.resumeMs),
    },
    zanRampMs: zan?.toVo2PeakMs,
    zanRampWholeAnalysisMs: zan?.wholeAnalysisMs,
    zanRampBytes: zan?.bytes,
    analysisParts: parts.has('model') ? await measureAnalysisParts() : undefined,
    model: parts.has('model') ? await measureModelCost() : undefined,
    visits: parts.has('visits') ? await measureVisits() : undefined,
  };
}

async function measureBatches(request: BenchRequest) {
  const { sizes, parts } = request;
  const paged = [
    'text',
    'xlsx',
    'scale',
    'big',
    'ten-batches',
    'scroll',
    'review',
    'reports',
    'knowledge-test',
    'opening',
  ] as const;
  if (sizes.length === 0 && !paged.some((part) => parts.has(part))) return {};
  const folder = await buildIfStale(say);
  const browser = await findBrowser(say);
  const server = await serveFolder(folder);
  try {
    return await measureInBrowser({ browser, url: server.url }, request);
  } finally {
    await server.close();
  }
}

const request = benchRequest(process.argv.slice(2));
const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
const batches = await measureBatches(request);
const rest = await measureParts(request);
console.log(JSON.stringify(roundedAll({ machine, ...batches, ...rest }), undefined, 2));
