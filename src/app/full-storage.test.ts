import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createBatch, fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser } from './fake-browser.ts';
import type { JoinedBatches } from './join-batches.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

/** Files of 14 bytes each. */
const files = Array.from({ length: 60 }, (_, n) => {
  const name = `f${String(n).padStart(2, '0')}`;
  return { name, file: new File([`letters of ${name}`], name) };
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('more files than the browser has room for', () => {
  let here: FakeBrowser;
  let tab: JoinedBatches;
  let batchId: string;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab();
    batchId = await createBatch(tab);
  });
  const counts = async () => (await tab.summary(batchId))?.counts;
  const rest = () => until(async () => (await tab.summary(batchId))?.activity === 'idle');

  it.each([
    ['that tells how much is left', true],
    ['that only refuses', false],
  ])('are taken in as finished ones make room, in a browser %s', async (_, tells) => {
    Object.assign(here.disk, { quotaBytes: 200, tells });
    const adding = tab.addFiles(batchId, files);
    await tab.start(batchId);
    expect(await adding).toMatchObject({ ok: true, value: { added: 60 } });
    expect((await adding).ok && (await adding)).not.toHaveProperty('value.withoutRoom');
    await rest();
    expect(await counts()).toMatchObject({ completed: 60, awaited: 0, failed: 0 });
    if (tells) expect(here.disk.mostBytes).toBeLessThanOrEqual(100); // half is left for results
    expect(here.files.size).toBe(0);
  });

  it('are told of in the log of events by their number alone', async () => {
    here.disk.quotaBytes = 10;
    const events: unknown[] = [];
    const telling = here.tab({ tellEvent: (kind, facts) => events.push({ kind, ...facts }) });
    await telling.addFiles(batchId, files.slice(0, 3));
    here.disk.quotaBytes = 1_000;
    await telling.addFiles(batchId, files.slice(0, 5));
    const told = { batchId, duplicates: 0, alreadyThere: 0 };
    expect(events).toEqual([
      { kind: 'intake-began', batchId, files: 3 },
      { kind: 'intake-ended', outcome: 'no-room', ...told, added: 3, withoutRoom: 3 },
      { kind: 'intake-began', batchId, files: 5 },
      { kind: 'intake-ended', outcome: 'finished', ...told, added: 2, withoutRoom: 0 },
    ]);
  });

  it('wait where nothing makes room, are told of, and are taken in later', async () => {
    here.disk.quotaBytes = 10;
    const adding = tab.addFiles(batchId, files.slice(0, 3));
    await tab.start(batchId);
    const added = await adding;
    if (!added.ok) throw new Error('refused');
    expect(added.value.withoutRoom?.map(({ name }) => name)).toEqual(['f00', 'f01', 'f02']);
    await rest();
    expect(await counts()).toMatchObject({ awaited: 3, failed: 0 });
    here.disk.quotaBytes = 1000;
    expect(await tab.addFiles(batchId, added.value.withoutRoom ?? [])).toMatchObject({ value: { added: 0 } });
    await tab.start(batchId);
    await rest();
    expect(await counts()).toMatchObject({ completed: 3, awaited: 0 });
  });

  it('take the last room there is, one by one, rather than none', async () => {
    here.disk.quotaBytes = 15; // the reserve would forbid even one
    const adding = tab.addFiles(batchId, files.slice(0, 4));
    await tab.start(batchId);
    await adding;
    await rest();
    expect(await counts()).toMatchObject({ completed: 4, awaited: 0 });
  });

  it('are not squeezed into the last room while the batch is paused', async () => {
    here.disk.quotaBytes = 100;
    const added = await tab.addFiles(batchId, files.slice(0, 20));
    expect(added.ok && added.value.withoutRoom).toHaveLength(17);
    expect(await counts()).toMatchObject({ queued: 3, awaited: 17 });
  });
});
