import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { takeInFiles } from '#workers/take-in-files.ts';
import { createBatch, fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

const given = [{ name: 'a', file: new File(['letters'], 'a') }];

/** A stored copy that kept its length and lost its bytes, as a power cut may leave it; first read when `ready` says so. */
class LostBytes extends Blob {
  private reads = 0;
  constructor(
    private readonly ready: Promise<void>,
    private readonly onRead: () => void = () => undefined,
  ) {
    super([new Uint8Array(7)]);
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    this.onRead();
    if (this.reads++ === 0) await this.ready;
    return super.arrayBuffer();
  }
}

function promise(): { readonly come: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const come = new Promise<void>((done) => (resolve = done));
  return { come, resolve };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('a file whose stored copy lost its bytes, given again while the batch runs', () => {
  let here: FakeBrowser;
  let tab: FakeTab;
  let batchId: string;
  let hash: string;
  const intake = { hold: Promise.resolve() };
  beforeEach(async () => {
    here = browsers.open();
    intake.hold = Promise.resolve();
    tab = here.tab({
      startIntake: () => ({
        ...takeInFiles,
        takeIn: async (...asked) => {
          await intake.hold;
          return takeInFiles.takeIn(...asked);
        },
        stop: () => undefined,
      }),
    });
    batchId = await createBatch(tab);
    await tab.addFiles(batchId, given);
    hash = [...here.files.keys()][0] ?? '';
  });
  const counts = async () => (await tab.summary(batchId))?.counts;
  const rest = () => until(async () => (await tab.summary(batchId))?.activity === 'idle');

  it('is analysed though the run read the lost copy before the new one came, and says so after', async () => {
    const reading = promise();
    const answer = promise();
    here.files.set(hash, new LostBytes(answer.come, reading.resolve));
    await tab.start(batchId);
    await reading.come;
    expect(await tab.addFiles(batchId, given)).toMatchObject({ ok: true, value: { added: 0 } });
    answer.resolve();
    await rest();
    expect(await counts()).toMatchObject({ total: 1, completed: 1, awaited: 0 });
  });

  it('is analysed though the run found the copy lost while the new one was being stored', async () => {
    here.files.set(hash, new LostBytes(Promise.resolve()));
    const storing = promise();
    intake.hold = storing.come;
    const adding = tab.addFiles(batchId, given);
    await tab.start(batchId);
    await until(async () => (await counts())?.awaited === 1);
    storing.resolve();
    expect(await adding).toMatchObject({ ok: true, value: { added: 0 } });
    await tab.start(batchId);
    await rest();
    expect(await counts()).toMatchObject({ total: 1, completed: 1, awaited: 0 });
  });

  it('waits to be chosen again where it was not given', async () => {
    here.files.set(hash, new LostBytes(Promise.resolve()));
    await tab.start(batchId);
    await rest();
    expect(await counts()).toMatchObject({ total: 1, awaited: 1 });
    expect(here.files.size).toBe(0);
  });
});
