import { fakeBrowser, type FakeBrowser } from './fake-browser.ts';
import type { JoinedBatches } from './join-batches.ts';

/** The browsers of one test file. */
export type FakeBrowsers = {
  readonly open: () => FakeBrowser;
  /** Closes all of them, once their tabs have told their last news. */
  readonly close: () => Promise<void>;
};

const lastNewsMs = 150;

export function fakeBrowsers(): FakeBrowsers {
  const opened: FakeBrowser[] = [];
  return {
    open: () => {
      const browser = fakeBrowser();
      opened.push(browser);
      return browser;
    },
    close: async () => {
      await new Promise((resolve) => setTimeout(resolve, lastNewsMs));
      for (const browser of opened) browser.close();
    },
  };
}

/** Creates a batch of letters in a tab and gives its id. */
export async function createBatch(
  tab: Pick<JoinedBatches, 'create'>,
  options?: Parameters<JoinedBatches['create']>[2],
): Promise<string> {
  const batch = await tab.create('letters', 'Mine', options);
  if (!batch.ok) throw new Error('not created');
  return batch.value.id;
}

/** Waits until nothing of a batch runs any more. */
export async function untilIdle(tab: Pick<JoinedBatches, 'summary'>, batchId: string): Promise<void> {
  while ((await tab.summary(batchId))?.activity !== 'idle')
    await new Promise((resolve) => setTimeout(resolve, 2));
}
