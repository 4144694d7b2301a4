import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { statusOf } from '#engine/status.ts';
import { createBatch, fakeBrowsers, untilIdle } from './fake-batch.ts';
import type { FakeBrowser } from './fake-browser.ts';
import { fakeFolder, type FakeFolder } from './fake-folder.ts';
import type { JoinedBatches } from './join-batches.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

describe('files that are read from their folder', () => {
  let here: FakeBrowser;
  let tab: JoinedBatches;
  let batchId: string;
  let lab: FakeFolder;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab();
    batchId = await createBatch(tab);
    lab = fakeFolder('lab', { a: 'one', 'mon/b': 'three', 'mon/c': 'bad' });
  });
  const given = (path: string, inPlace = true) => ({
    name: `lab/${path}`,
    file: new File([lab.texts.get(path) ?? ''], path),
    ...(inPlace && { inPlace: { folder: lab.handle, path } }),
  });
  const takeIn = () =>
    tab.addFiles(
      batchId,
      ['a', 'mon/b', 'mon/c'].map((path) => given(path)),
    );
  const run = async (from: JoinedBatches = tab) => {
    await from.start(batchId);
    await untilIdle(from, batchId);
  };
  const statuses = async () => (await tab.items(batchId)).map(({ state }) => statusOf(state)).join(' ');
  const states = async () => (await tab.items(batchId)).map(({ state }) => state);

  it('are analysed without a copy of them being made', async () => {
    expect(await takeIn()).toMatchObject({ value: { added: 3 } });
    expect(here.files.size).toBe(0);
    await run();
    expect(await statuses()).toBe('COMPLETED COMPLETED FAILED');
    expect(await tab.retryFailed(batchId)).toBe(1);
    lab.texts.set('mon/c', 'good'); // and is no longer what was listed
    await run();
    expect((await states())[2]).toMatchObject({ status: 'failed', fault: { code: 'source-changed' } });
    expect(await tab.addFiles(batchId, [given('mon/c')])).toMatchObject({ value: { added: 0 } });
    await run();
    expect(await statuses()).toBe('COMPLETED COMPLETED COMPLETED');
    expect(here.files.size).toBe(0);
  });

  it('wait while the browser has to ask the user, and go on once it did', async () => {
    await takeIn();
    lab.permission = 'prompt';
    const later = here.tab();
    expect(await later.folders.standing(batchId)).toEqual({ name: 'lab', permission: 'prompt' });
    for (let times = 0; times < 5; times += 1) await run(later);
    expect(await statuses()).toBe('PENDING PENDING PENDING');
    expect(await later.folders.ask(batchId)).toBe(true);
    await run(later);
    expect(await statuses()).toBe('COMPLETED COMPLETED FAILED');
  });

  it('are asked for again where the user says no and lets go of the folder', async () => {
    await takeIn();
    Object.assign(lab, { permission: 'prompt', answer: 'denied' });
    expect(await tab.folders.ask(batchId)).toBe(false);
    await tab.folders.forget(batchId);
    await run();
    expect(await statuses()).toBe('PENDING PENDING PENDING');
    expect((await tab.summary(batchId))?.counts.awaited).toBe(3);
    await tab.addFiles(
      batchId,
      ['a', 'mon/b', 'mon/c'].map((path) => given(path, false)),
    );
    await run();
    expect(await statuses()).toBe('COMPLETED COMPLETED FAILED');
  });

  it('are awaited where they are gone', async () => {
    await takeIn();
    lab.texts.delete('a');
    lab.texts.delete('mon/b');
    await run();
    expect((await states()).map(({ status }) => status)).toEqual(['awaited', 'awaited', 'failed']);
  });

  it('are tried again later where the folder cannot be read for a moment', async () => {
    await takeIn();
    lab.trouble = new DOMException('the drive is gone', 'NotReadableError');
    await tab.start(batchId);
    const isPutOff = async () =>
      (await states()).every(({ status, ...rest }) => status === 'queued' && 'after' in rest);
    while (!(await isPutOff())) await new Promise((go) => setTimeout(go, 2));
    await tab.pause(batchId);
    expect((await states())[0]).toMatchObject({ after: { kind: 'storage' } });
  });

  it('are copied where the batch reads from another folder already', async () => {
    await takeIn();
    const other = fakeFolder('other', { d: 'four' });
    const name = { name: 'other/d', file: new File(['four'], 'd') };
    await tab.addFiles(batchId, [{ ...name, inPlace: { folder: other.handle, path: 'd' } }]);
    expect(here.files.size).toBe(1);
    await run();
    expect(await statuses()).toBe('COMPLETED COMPLETED FAILED COMPLETED');
  });

  it('are found under another name than that of their row', async () => {
    await tab.addFiles(batchId, [{ ...given('mon/b'), name: 'patient 7' }]);
    await run();
    expect(await statuses()).toBe('COMPLETED');
  });
});

describe('copies that the user asks to keep', () => {
  it('stay when their files are done, until the user removes them', async () => {
    const here = browsers.open();
    here.settings.keepsInputs = true;
    const tab = here.tab();
    const batch = await tab.create('letters', 'Mine');
    if (!batch.ok) throw new Error('not created');
    const { id } = batch.value;
    const file = (name: string, text: string) => ({ name, file: new File([text], name) });
    await tab.addFiles(id, [file('a', 'one'), file('b', 'three'), file('c', 'bad')]);
    await tab.start(id);
    await untilIdle(tab, id);
    const sums = { all: { files: 3, bytes: 11 }, kept: { files: 2, bytes: 8 } };
    expect(await tab.copies.measure()).toMatchObject(sums);
    here.tab(); // another start sweeps
    await new Promise((go) => setTimeout(go, 50));
    expect(await tab.copies.measure()).toMatchObject(sums);
    expect(await tab.copies.removeKept()).toBe(2);
    expect(here.files.size).toBe(1); // the failed one may be tried again
  });
});
