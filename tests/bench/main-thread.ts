import type { Page } from 'playwright';

/** What a page's main thread was held up by since it was watched. */
export type MainThread = {
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  readonly longestMs: number;
  /** The scripts of the longest frames, with the ms they took. */
  readonly scripts: readonly string[];
};

type Watched = { tasks: { atMs: number; ms: number }[]; frames: { ms: number; scripts: string[] }[] };

declare global {
  var watchedTasks: Watched | undefined;
}

/** Has every document of the page note its long tasks, and which scripts ran in its long frames. */
export async function watchMainThread(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { tasks: [], frames: [] };
    globalThis.watchedTasks = watched;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        watched.tasks.push({ atMs: startTime, ms: duration });
    }).observe({ type: 'longtask', buffered: true });
    type Frame = PerformanceEntry & { readonly scripts: readonly Script[] };
    type Script = {
      readonly invoker: string;
      readonly sourceFunctionName: string;
      readonly duration: number;
    };
    if (!PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) return;
    new PerformanceObserver((list) => {
      for (const { duration, scripts } of list.getEntries() as Frame[]) {
        const named = scripts.map(
          (script) =>
            `${script.invoker} ${script.sourceFunctionName}: ${script.duration.toFixed(0)} of ${duration.toFixed(0)} ms`,
        );
        watched.frames.push({ ms: duration, scripts: named });
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
}

/** Forgets what was seen so far: the loading of a page is not what is asked for. */
export async function forgetLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (globalThis.watchedTasks !== undefined)
      Object.assign(globalThis.watchedTasks, { tasks: [], frames: [] });
    // The observers write into the same object.
  });
}

/** What was seen since. */
export async function readLongTasks(page: Page): Promise<MainThread> {
  const { tasks, frames } = await page.evaluate(() => globalThis.watchedTasks ?? { tasks: [], frames: [] });
  const longest = [...frames].sort((a, b) => b.ms - a.ms).slice(0, 3);
  return {
    longTasks: tasks.length,
    longestMs: Math.max(0, ...tasks.map(({ ms }) => ms)),
    scripts: longest.flatMap(({ scripts }) => scripts),
  };
}
