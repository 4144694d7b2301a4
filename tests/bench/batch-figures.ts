import { makeBenchFiles, type BenchKind } from '../support/make-bench-files.ts';
import { measureFirstTestPage } from './first-test-page.ts';
import { measureReports } from './hundred-reports.ts';
import { measureLongTable, type LongTable } from './long-table.ts';
import { withStoredPage, type Place } from './open-page.ts';
import { measureReviewQueue } from './review-queue.ts';
import { runBatchInPage, type PageRun } from './run-batch-in-page.ts';
import { nodeThreads, runInNode, runOnNodeThreads } from './run-in-node.ts';
import { atLeast, atMost, type Figure } from './targets.ts';
import { runTenBatches } from './ten-batches.ts';

/** Standard output is the JSON and nothing else. */
const say = console.error;

/** What a batch of one kind is held against. */
type Targets = { readonly filesPerS?: number; readonly memoryMb: number };

/** What every batch through the page is told by. */
function pageFigures(run: PageRun, { filesPerS, memoryMb }: Targets) {
  const { mainThread, peakRendererMemoryMb, rowMs } = run;
  const speed = run.files / run.seconds;
  return {
    seconds: run.seconds,
    filesPerS: filesPerS === undefined ? speed : atLeast(filesPerS, speed),
    cpuMsPerFile: run.cpuMsPerFile,
    shareOfWork: run.shareOfWork,
    rowMedianMs: atMost(50, rowMs?.median),
    rowP99Ms: atMost(250, rowMs?.p99),
    peakRendererMemoryMb: atMost(memoryMb, peakRendererMemoryMb),
    longestMainThreadTaskMs: atMost(50, mainThread.longestMs),
    longMainThreadTasks: mainThread.longTasks,
    longestFramesRan: mainThread.scripts,
  };
}

/** A batch through the page, right after the same files on one thread of Node, and on as many as the page has workers. */
export async function measureBatch(place: Place, files: number, kind: BenchKind, targets: Targets) {
  say(`${String(files)} ${kind} files: making them …`);
  const folder = makeBenchFiles(files, kind);
  say(`${String(files)} ${kind} files on one thread of Node …`);
  const one = await runInNode(folder);
  say(`${String(files)} ${kind} files on ${String(nodeThreads)} threads of Node …`);
  const threadsS = await runOnNodeThreads(folder);
  say(`${String(files)} ${kind} files in the browser …`);
  const run = await withStoredPage(place, (open) => runBatchInPage(open, folder));
  return {
    files,
    kind,
    failed: run.failed,
    browser: pageFigures(run, targets),
    nodeOneThread: {
      seconds: one.seconds,
      filesPerS: files / one.seconds,
      readMsPerFile: one.readMs / files,
      analyseMsPerFile: one.analyseMs / files,
    },
    nodeThreads: { threads: nodeThreads, seconds: threadsS, filesPerS: files / threadsS },
    /** Above 1 the browser, with all its workers and its store, is faster than one thread of Node without either. */
    browserToNode: one.seconds / run.seconds,
    /** End to end, to the bare sum of reading and analysing with as many workers. */
    overhead: atMost(1.5, run.seconds / threadsS),
  };
}

/** Ten thousand text files in one batch beside a thousand, and how the page bears its ten thousand rows. */
export async function measureScale(place: Place, [few, many]: readonly [number, number]) {
  say(`${String(few)} text files …`);
  const small = await withStoredPage(place, (open) => runBatchInPage(open, makeBenchFiles(few, 'text')));
  say(`${String(many)} text files …`);
  const { large, table } = await withStoredPage(place, async (open) => ({
    large: await runBatchInPage(open, makeBenchFiles(many, 'text')),
    table: await measureLongTable(open.page),
  }));
  const cost = ({ seconds, files }: PageRun) => seconds / files;
  const cpu = ({ cpuMsPerFile }: PageRun) => cpuMsPerFile && cpuMsPerFile.renderers + cpuMsPerFile.others;
  const [smallCpu, largeCpu] = [cpu(small), cpu(large)];
  return {
    files: [few, many],
    costPerFile: atMost(1.1, cost(large) / cost(small)),
    cpuPerFile: smallCpu && largeCpu && largeCpu / smallCpu,
    failed: large.failed,
    few: pageFigures(small, { memoryMb: 700 }),
    many: pageFigures(large, { memoryMb: 1024 }),
    table: tableFigures(table),
  };
}

/** The table of a batch of xlsx files would do as well: rows are rows. */
export async function measureScroll(place: Place, files: number) {
  say(`a table of ${String(files)} rows …`);
  const table = await withStoredPage(place, async (open) => {
    await runBatchInPage(open, makeBenchFiles(files, 'text'));
    return measureLongTable(open.page);
  });
  return tableFigures(table);
}

/** The queue of what needs a human in a batch of text files, gone through by its keys. */
export async function measureReview(place: Place, files: number) {
  say(`the review of ${String(files)} text files …`);
  const { first, queue } = await withStoredPage(place, async (open) => {
    await runBatchInPage(open, makeBenchFiles(files, 'text'));
    const address = open.page.url();
    const opened = await measureFirstTestPage(open.page);
    await open.page.goto(address);
    return { first: opened, queue: await measureReviewQueue(open.page) };
  });
  const { next, ...rest } = queue;
  return {
    files,
    firstTestPage: { ...first, firstPictureMs: atMost(200, first.firstPictureMs) },
    ...rest,
    nextMedianMs: atMost(200, next.medianMs),
    nextWorstMs: next.worstMs,
  };
}

/** A batch handed out as PDFs of one page each. */
export async function measureHandingOut(place: Place, files: number) {
  say(`${String(files)} reports …`);
  const made = await withStoredPage(place, async (open) => {
    await runBatchInPage(open, makeBenchFiles(files, 'text'));
    return measureReports(open.page);
  });
  return { ...made, pages: atMost(1, made.pages), seconds: atMost(30, made.seconds) };
}

function tableFigures({ rows, openMs, scroll, csvMs, csvMainThread }: LongTable) {
  return {
    rows,
    openMs: atMost(2000, openMs),
    longestFrameMs: atMost(100, scroll.longestFrameMs),
    p99FrameMs: scroll.p99FrameMs,
    frames: scroll.frames,
    longestTaskWhileScrollingMs: atMost(50, scroll.mainThread.longestMs),
    csvMs: atMost(1000, csvMs),
    longestTaskOfCsvMs: atMost(50, csvMainThread.longestMs),
  };
}

/** Files of 10 MB. */
export async function measureBig(place: Place, files: number) {
  say(`${String(files)} files of 10 MB: making them …`);
  const folder = makeBenchFiles(files, 'large');
  say(`${String(files)} files of 10 MB in the browser …`);
  const run = await withStoredPage(place, (open) => runBatchInPage(open, folder));
  return { files, failed: run.failed, ...pageFigures(run, { memoryMb: 1536 }) };
}

/** Ten batches in one page. */
export async function measureTenBatches(place: Place, files: number) {
  say(`ten batches of ${String(files)} files …`);
  const { memoryMb, growthPercent, seconds } = await withStoredPage(place, (open) =>
    runTenBatches(open, makeBenchFiles(files)),
  );
  const growth: Figure = atMost(5, Number.isFinite(growthPercent) ? growthPercent : undefined);
  return { files, memoryMb, growthPercent: growth, seconds };
}
