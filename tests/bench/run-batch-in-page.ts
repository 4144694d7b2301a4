import { followToEnd } from '#cli/drive-page.ts';
import { dropFolder } from '../support/drop-folder.ts';
import { forgetLongTasks, readLongTasks, type MainThread } from './main-thread.ts';
import type { OpenPage } from './open-page.ts';
import { browserTime } from './process-time.ts';
import { watchRendererMemory } from './renderer-memory.ts';

/** One batch through the page, from dropping the folder to the last result stored. */
export type PageRun = {
  readonly files: number;
  readonly failed: number;
  /** Copying the files into the store is part of it. */
  readonly seconds: number;
  /** Processor time a file, of the processes that run the page and its workers, and of the browser's others. */
  readonly cpuMsPerFile: { readonly renderers: number; readonly others: number } | undefined;
  /** Which part of the workers' and the store's time went where, each from 0 to 1. */
  readonly shareOfWork: Readonly<Record<'reading' | 'analysing' | 'storing', number>> | undefined;
  /** From a result to its acknowledgement by both stores; undefined where the page does not say. */
  readonly rowMs: { readonly median: number; readonly p99: number } | undefined;
  readonly peakRendererMemoryMb: number | undefined;
  readonly mainThread: MainThread;
};

/** Drops a folder on the home page, and follows the batch to its end. */
export async function runBatchInPage({ page, profile }: OpenPage, folder: string): Promise<PageRun> {
  const memory = watchRendererMemory(profile);
  await forgetLongTasks(page);
  const before = await browserTime(profile);
  const startMs = performance.now();
  await dropFolder(page, folder);
  const { total, failed } = await followToEnd(page, () => undefined);
  const seconds = (performance.now() - startMs) / 1000;
  const after = await browserTime(profile);
  const peakBytes = await memory.stop();
  const data = await page.getByTestId('progress').evaluate((element) => ({ ...element.dataset }));
  return {
    files: total,
    failed,
    seconds,
    cpuMsPerFile: before &&
      after && {
        renderers: (after.renderersMs - before.renderersMs) / total,
        others: (after.othersMs - before.othersMs) / total,
      },
    shareOfWork: shares(data),
    rowMs:
      data['rowMedianMs'] === undefined
        ? undefined
        : { median: Number(data['rowMedianMs']), p99: Number(data['rowP99Ms']) },
    peakRendererMemoryMb: peakBytes && peakBytes / 1024 ** 2,
    mainThread: await readLongTasks(page),
  };
}

function shares(data: Readonly<Record<string, string | undefined>>): PageRun['shareOfWork'] {
  const [reading, analysing, storing] = ['readMs', 'analyseMs', 'storeMs'].map((key) => Number(data[key]));
  if (reading === undefined || analysing === undefined || storing === undefined) return undefined;
  const sum = reading + analysing + storing;
  if (!(sum > 0)) return undefined;
  return { reading: reading / sum, analysing: analysing / sum, storing: storing / sum };
}
