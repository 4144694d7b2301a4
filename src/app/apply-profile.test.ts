import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { chosenAgain, findFilesAlike, readAgainWith, type SameLayout } from './apply-profile.ts';
import { createBatch, fakeBrowsers, untilIdle } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

const bad: SameLayout = {
  inFile: (bytes) => Promise.resolve(new TextDecoder().decode(bytes) === 'bad'),
  inFinding: (finding) => (finding as { letters: number }).letters === 4,
};

describe('a layout that was understood once', () => {
  let here: FakeBrowser;
  let tab: FakeTab;
  let batchId: string;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab();
    batchId = await createBatch(tab, { subjectSalt: '' });
    const files = ['1 bad', '2 bad', '3 four', '4 seventh'].map((name) => {
      const text = name.slice(2);
      return { name, file: new File([text], name) };
    });
    await tab.addFiles(batchId, files);
    await tab.start(batchId);
    await rest();
  });
  const rest = async () => {
    await untilIdle(tab, batchId);
  };
  const first = async () => {
    const [item] = await tab.items(batchId);
    if (item === undefined) throw new Error('no item');
    return item;
  };
  const alike = async (layout: SameLayout) => {
    const { failed, done, gone } = await findFilesAlike(tab, await first(), layout);
    return [failed, done, gone].map((items) => items.map(({ name }) => name).join());
  };

  it('is looked for in files whose columns were not understood, and in no others that failed', async () => {
    const items = (await tab.items(batchId)).map((item) => {
      if (item.state.status !== 'failed') return item;
      const fault = { kind: 'unsupported', code: 'no-vo2-column', detail: 'none' } as const;
      return { ...item, state: { ...item.state, fault } };
    });
    const misread = { ...tab, items: () => Promise.resolve(items) };
    const { failed } = await findFilesAlike(misread, await first(), bad);
    expect(failed.map(({ name }) => name)).toEqual(['2 bad']);
    expect((await findFilesAlike(tab, await first(), bad)).failed).toEqual([]);
  });

  it('is looked for in results, whose files are gone', async () => {
    while (here.files.size > 1) await new Promise((go) => setTimeout(go, 2));
    expect(await alike(bad)).toEqual(['', '', '3 four']);
  });

  it('is looked for in the files of results that are kept', async () => {
    here.files.set((await tab.items(batchId))[2]?.sha256 ?? '', new Blob(['bad']));
    expect(await alike(bad)).toEqual(['', '3 four', '']);
    expect(await alike({ ...bad, inFile: () => Promise.resolve(false) })).toEqual(['', '', '']);
  });

  it('is applied to a batch, also while that runs', async () => {
    let open = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (open = resolve));
    const items = await tab.items(batchId);
    await tab.retryItems(items.slice(0, 1).map(({ id }) => id));
    await tab.start(batchId);
    const applied = readAgainWith(tab, batchId, { subjectSalt: '', mood: 'brisk' }, [items[1]?.id ?? '']);
    open();
    expect(await applied).toMatchObject({ value: { options: { mood: 'brisk' } } });
    await rest();
    const after = await tab.items(batchId);
    expect(after.map(({ state }) => statusOf(state)).join(' ')).toBe('FAILED FAILED COMPLETED COMPLETED');
    expect(after[1]?.pipeline).not.toBe(after[0]?.pipeline);
  });

  it('is not applied to a batch that is gone', async () => {
    expect(await readAgainWith(tab, 'none', {}, [])).toMatchObject({ ok: false });
  });
});

it('files chosen again are known by their path, else by a name that no other has', () => {
  const items = ['a.csv', 'x/b.csv', 'y/b.csv', 'c.csv'].map(
    (name) => ({ id: name, name, folder: 'Lab' }) as Item,
  );
  const given = ['Lab/a.csv', 'b.csv', 'elsewhere/c.csv', 'd.csv'].map((name) => ({ name, file: name }));
  expect(chosenAgain(items, given).map(({ name, file }) => [name, file])).toEqual([
    ['Lab/a.csv', 'Lab/a.csv'],
    ['Lab/c.csv', 'elsewhere/c.csv'],
  ]);
});
