import type { Page } from 'playwright';
import { forgetLongTasks, readLongTasks, type MainThread } from './main-thread.ts';

/** How a batch of many rows behaves once it is done. */
export type LongTable = {
  readonly rows: number;
  /** From asking for the page of the batch to its rows. */
  readonly openMs: number;
  readonly scroll: {
    readonly frames: number;
    readonly longestFrameMs: number;
    readonly p99FrameMs: number;
    readonly mainThread: MainThread;
  };
  /** From the click to the whole file. */
  readonly csvMs: number;
  readonly csvMainThread: MainThread;
};

/** Opens the page of the batch on show anew, scrolls its table to the end and back, and takes its CSV. */
export async function measureLongTable(page: Page): Promise<LongTable> {
  const rows = Number(await page.getByTestId('progress').getAttribute('data-total'));
  const startMs = performance.now();
  await page.reload();
  await page.getByTestId('row').first().waitFor({ timeout: 60_000 });
  const openMs = performance.now() - startMs;
  await page.waitForTimeout(1000);

  await forgetLongTasks(page);
  const frames = [...(await page.evaluate(scrollThrough))].sort((a, b) => a - b);
  const scroll = {
    frames: frames.length,
    longestFrameMs: frames.at(-1) ?? 0,
    p99FrameMs: frames[Math.floor(0.99 * frames.length)] ?? 0,
    mainThread: await readLongTasks(page),
  };

  await forgetLongTasks(page);
  const clickedMs = performance.now();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByTestId('export-csv').click(),
  ]);
  await download.path();
  const csvMs = performance.now() - clickedMs;
  return { rows, openMs, scroll, csvMs, csvMainThread: await readLongTasks(page) };
}

/** In the page: down and up again in leaps of several screens, one a frame, and the time between the frames, ms. */
async function scrollThrough(): Promise<readonly number[]> {
  const steps = 150;
  const table = document.querySelector('[role="grid"]');
  if (table === null) throw new Error('the page has no table');
  const span = table.scrollHeight - table.clientHeight;
  const times: number[] = [];
  // No function here has a name: the compiler would wrap it in one of its own, which the page does not know.
  let lastMs = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let step = 1; step <= 2 * steps; step += 1) {
    table.scrollTop = (span * (step <= steps ? step : 2 * steps - step)) / steps;
    const nowMs = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(nowMs - lastMs);
    lastMs = nowMs;
  }
  return times;
}
