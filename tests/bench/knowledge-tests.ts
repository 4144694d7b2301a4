import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findAnalysis } from '#analyses/registry.ts';
import { workersFor } from '#workers/pool.ts';
import { forgetBareEngine, prepareBareEngine, runBareEngine, type BareRun } from './bare-engine.ts';
import { withStoredPage, type OpenPage, type Place } from './open-page.ts';
import { makeReportFiles } from './report-files.ts';
import { runBatchInPage, type PageRun } from './run-batch-in-page.ts';
import { atLeast, atMost } from './targets.ts';

const say = console.error;
const id = 'knowledge-test';

/** How much is measured. */
export type ReportCounts = { readonly pdfs: number; readonly photos: number };
const all: ReportCounts = { pdfs: 200, photos: 10 };
/** What an instructor drops. */
const batch: ReportCounts = { pdfs: 20, photos: 10 };

/**
 * Knowledge test reports through the page: PDFs by their text layer, photos beside the engine that reads them alone, and
 * a batch as a school drops it.
 */
export async function measureKnowledgeTests(place: Place) {
  say(`${String(all.pdfs)} reports as PDF …`);
  const pdfs = await runReports(place, await makeReportFiles(all.pdfs, 0));
  const photos = await measurePhotos(place, all.photos);
  say(`a batch of ${String(batch.pdfs)} PDFs and ${String(batch.photos)} photos …`);
  const mixed = await runReports(place, await makeReportFiles(batch.pdfs, batch.photos));
  return {
    pdfs: {
      files: pdfs.files,
      failed: pdfs.failed,
      seconds: pdfs.seconds,
      filesPerS: atLeast(12, pdfs.files / pdfs.seconds),
      ...moreOf(pdfs),
    },
    photos,
    batch: {
      ...batch,
      failed: mixed.failed,
      seconds: atMost(90, mixed.seconds),
      ...moreOf(mixed),
    },
  };
}

/** As many at once as the page reads, with the bare engine before and after: a machine is rarely as busy twice. */
async function measurePhotos(place: Place, photos: number) {
  const folder = await makeReportFiles(0, photos);
  const bareFolder = await prepareBareEngine(readdirSync(folder).map((name) => join(folder, name)));
  const workers = Math.min(workersFor(cpus().length), picturesAtOnce());
  try {
    say(`${String(photos)} photos by the engine alone …`);
    const first = await runBareEngine(place, bareFolder, workers);
    say(`… in ${first.seconds.toFixed(1)} s, ${(first.cpuMs ?? NaN).toFixed(0)} ms of processor`);
    say(`${String(photos)} photos by the app …`);
    const run = await runReports(place, folder);
    say(`${String(photos)} photos by the engine alone, again …`);
    const bare = mean(first, await runBareEngine(place, bareFolder, workers));
    const cpuMs = run.cpuMsPerFile && run.cpuMsPerFile.renderers * run.files;
    return {
      files: photos,
      workers,
      failed: run.failed,
      seconds: run.seconds,
      bareEngineS: bare.seconds,
      bareEngineOpeningS: bare.openingS,
      toBareEngine: atMost(1.3, run.seconds / bare.seconds),
      cpuToBareEngine: cpuMs && bare.cpuMs && cpuMs / bare.cpuMs,
      ...moreOf(run),
    };
  } finally {
    await forgetBareEngine(bareFolder);
  }
}

function picturesAtOnce(): number {
  return findAnalysis(id)?.lanes?.find((lane) => lane.id === 'picture')?.atOnce ?? Infinity;
}

function mean(one: BareRun, other: BareRun): BareRun {
  return {
    seconds: (one.seconds + other.seconds) / 2,
    openingS: (one.openingS + other.openingS) / 2,
    cpuMs: one.cpuMs && other.cpuMs && (one.cpuMs + other.cpuMs) / 2,
  };
}

function moreOf({ cpuMsPerFile, shareOfWork, peakRendererMemoryMb, mainThread }: PageRun) {
  return {
    cpuMsPerFile,
    shareOfWork,
    peakRendererMemoryMb,
    longestMainThreadTaskMs: mainThread.longestMs,
    longestFramesRan: mainThread.scripts,
  };
}

function runReports(place: Place, folder: string): Promise<PageRun> {
  return withStoredPage(place, async (open) => {
    await chooseReports(open);
    const run = await runBatchInPage(open, folder);
    say(
      `… in ${run.seconds.toFixed(1)} s, ${(run.cpuMsPerFile?.renderers ?? NaN).toFixed(0)} ms of processor a file`,
    );
    return run;
  });
}

/** Lets a batch hold as many as the analysis allows, and sets the home page to reports. */
async function chooseReports({ page, url }: OpenPage): Promise<void> {
  await page.goto(`${url}/settings/`);
  const most = page.getByRole('spinbutton', { name: /^Knowledge test reports/ });
  await most.fill(String(findAnalysis(id)?.limits?.filesAtMost ?? 1000));
  await most.blur();
  await page.goto(`${url}/`);
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
}
