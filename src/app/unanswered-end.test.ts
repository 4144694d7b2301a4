import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BatchPorts } from './batch-ports.ts';
import { createBatch, fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

let here: FakeBrowser;
beforeEach(() => {
  isSilent = false;
  here = browsers.open();
  // The seconds in which something has to answer, and no others.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** From the run's beginning. */
let isSilent = false;
const never = new Promise<never>(() => undefined);

/** Runs a batch of one file in a tab with these ports, and gives the tab with what it says once the run ended. */
async function runToTheEnd(more: Partial<BatchPorts>) {
  const tab = here.tab(more);
  const id = await createBatch(tab);
  await tab.addFiles(id, [{ name: 'a', file: new File(['letters'], 'a') }]);
  isSilent = true;
  await tab.start(id);
  await vi.waitFor(async () => expect((await tab.summary(id))?.counts.completed).toBe(1));
  expect((await tab.summary(id))?.activity).toBe('running');
  for (let s = 0; s < 130; s += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return { tab, id, summary: await tab.summary(id) };
}

it('a run ends, and says why, whose stored copies cannot be removed because nobody answers', async () => {
  const { tab, id, summary } = await runToTheEnd({
    inputs: { ...inputsOf(), remove: () => (isSilent ? never : Promise.resolve()) },
  });
  expect(summary).toMatchObject({ activity: 'idle', stoppedBy: { kind: 'storage' } });
  expect(JSON.stringify(summary?.stoppedBy)).toMatch(/loading the page anew/);
  // Nothing that was done is lost, and it can be asked to go on.
  expect(await tab.start(id)).toBe('started');
});

function inputsOf(): BatchPorts['inputs'] {
  return {
    directory: undefined,
    keep: (sha256, blob) => Promise.resolve(void here.files.set(sha256, blob)),
    open: (sha256) => Promise.resolve(here.files.get(sha256)),
    remove: () => Promise.resolve(),
    stored: () => Promise.resolve([...here.files.keys()]),
  };
}
