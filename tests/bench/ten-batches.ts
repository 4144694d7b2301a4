import type { OpenPage } from './open-page.ts';
import { rendererBytes } from './renderer-memory.ts';
import { runBatchInPage } from './run-batch-in-page.ts';

const batches = 10;
/** Workers are ended and what they held is given back. */
const settleMs = 2000;

/** Memory of all renderers after each of ten batches in one page, MB, garbage collected. */
export type TenBatches = {
  readonly memoryMb: readonly number[];
  /** From the mean of the second and third batch to that of the last two; the first one loads the page's parts. */
  readonly growthPercent: number;
  readonly seconds: readonly number[];
};

/** Runs the same folder ten times, each time as a batch of its own, without leaving the page. */
export async function runTenBatches(open: OpenPage, folder: string): Promise<TenBatches> {
  const { page, profile } = open;
  const client = await page.context().newCDPSession(page);
  const memoryMb: number[] = [];
  const seconds: number[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    if (batch > 0) {
      await page.getByRole('link', { name: 'Batches', exact: true }).first().click();
      await page.getByTestId('folder-input').waitFor({ state: 'attached' });
    }
    seconds.push((await runBatchInPage(open, folder)).seconds);
    await page.waitForTimeout(settleMs);
    await client.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(settleMs);
    memoryMb.push(((await rendererBytes(profile)) ?? NaN) / 1024 ** 2);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const first = mean(memoryMb.slice(1, 3));
  return { memoryMb, growthPercent: 100 * (mean(memoryMb.slice(-2)) / first - 1), seconds };
}
