import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createBatch, fakeBrowsers, untilIdle } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

describe('the options of a batch that is there', () => {
  let here: FakeBrowser;
  let tab: FakeTab;
  let batchId: string;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab();
    batchId = await createBatch(tab, { subjectSalt: 'abc', mood: 'calm' });
    const files = ['one', 'bad'].map((text) => ({ name: `${text}.txt`, file: new File([text], text) }));
    await tab.addFiles(batchId, files);
  });
  const run = async () => {
    await tab.start(batchId);
    await untilIdle(tab, batchId);
  };
  const pipelines = async () => (await tab.items(batchId)).map(({ pipeline }) => pipeline);
  const set = (options: unknown) => tab.setOptions(batchId, options);

  it('hold for what is queued again, which tells by its PIPELINE, and for nothing else', async () => {
    await run();
    const [before] = await pipelines();
    expect(await set({ subjectSalt: 'abc', mood: 'brisk' })).toMatchObject({ ok: true });
    const failed = (await tab.items(batchId)).filter(({ state }) => state.status === 'failed');
    expect(await tab.retryItems(failed.map(({ id }) => id))).toBe(1);
    await run();
    const [first, second] = await pipelines();
    expect(first).toBe(before);
    expect(second).not.toBe(before);
    const [item] = await tab.items(batchId);
    expect(item?.state.status).toBe('done');
  });

  it('keep the salt of the batch', async () => {
    expect(await set({ subjectSalt: 'other', mood: 'brisk' })).toMatchObject({
      value: { title: 'Mine', options: { subjectSalt: 'abc', mood: 'brisk' } },
    });
    expect((await here.tab().summary(batchId))?.batch.options).toEqual({ subjectSalt: 'abc', mood: 'brisk' });
  });

  it('stay while the batch runs', async () => {
    let open = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (open = resolve));
    await tab.start(batchId);
    expect(await set({ mood: 'brisk' })).toMatchObject({ ok: false, fault: { kind: 'storage' } });
    open();
    await run();
    expect(await set({ mood: 'brisk' })).toMatchObject({ ok: true });
  });

  it('cannot be set where there is no such batch', async () => {
    expect(await tab.setOptions('none', {})).toMatchObject({ ok: false, fault: { kind: 'storage' } });
  });

  it('have the bytes of a failed file at hand, not those of a finished one', async () => {
    await run();
    const [done, failed] = await tab.items(batchId);
    const bytes = await tab.input(failed?.id ?? '');
    expect(bytes.ok && (await bytes.value.text())).toBe('bad');
    while (here.files.size > 1) await new Promise((go) => setTimeout(go, 2));
    expect(await tab.input(done?.id ?? '')).toMatchObject({ ok: false, fault: { code: 'input-missing' } });
    expect(await tab.input('none')).toMatchObject({ ok: false, fault: { code: 'input-missing' } });
  });
});
