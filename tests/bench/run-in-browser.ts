import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import type { Browser } from '#cli/find-browser.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { watchRendererMemory } from './renderer-memory.ts';

/** One batch through the page of the production build, on a fresh profile on disk. */
export type BrowserRun = {
  readonly done: number;
  readonly failed: number;
  /** From choosing the folder to the last result stored: copying the files into the store is part of it. */
  readonly seconds: number;
  /** Summed over the workers; undefined where the page does not say. */
  readonly work:
    { readonly readMs: number; readonly analyseMs: number; readonly storeMs: number } | undefined;
  readonly peakRendererMemoryMb: number | undefined;
  /** 0 when no task of the page's main thread took 50 ms or more. */
  readonly longestMainThreadTaskMs: number;
};

declare global {
  var longestTaskMs: number | undefined;
}

/** Runs in the page before anything else: keeps the longest task the main thread was busy with. */
function watchLongTasks(): void {
  globalThis.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      globalThis.longestTaskMs = Math.max(globalThis.longestTaskMs ?? 0, duration);
  }).observe({ type: 'longtask', buffered: true });
}

export async function runInBrowser(browser: Browser, url: string, folder: string): Promise<BrowserRun> {
  const profile = await mkdtemp(join(tmpdir(), 'benchside-bench-'));
  const context = await openProfile(browser, profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(watchLongTasks);
    await page.goto(`${url}/`);
    const memory = watchRendererMemory(profile);
    const startMs = performance.now();
    await chooseFolder(page, folder);
    const { done, failed } = await followToEnd(page, () => undefined);
    const seconds = (performance.now() - startMs) / 1000;
    const peakBytes = await memory.stop();
    const data = await page.getByTestId('progress').evaluate((element) => ({ ...element.dataset }));
    const { readMs, analyseMs, storeMs } = data;
    return {
      done,
      failed,
      seconds,
      work:
        readMs === undefined
          ? undefined
          : { readMs: Number(readMs), analyseMs: Number(analyseMs), storeMs: Number(storeMs) },
      peakRendererMemoryMb: peakBytes === undefined ? undefined : peakBytes / 1024 ** 2,
      longestMainThreadTaskMs: await page.evaluate(() => globalThis.longestTaskMs ?? 0),
    };
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
