import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { statusOf } from '#engine/status.ts';
import { createBatch, fakeBrowsers, untilIdle } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';
import { holdFiles } from './held-files.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

/** A file as it was chosen, that is read as something else once it was taken in. */
class ChangedFile extends File {
  #isTakenIn = false;
  constructor(
    text: string,
    private readonly later: () => Promise<ArrayBuffer>,
  ) {
    super([text], 'a');
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    if (this.#isTakenIn) return this.later();
    this.#isTakenIn = true;
    return super.arrayBuffer();
  }
}

describe('a file that this tab was given and holds', () => {
  let here: FakeBrowser;
  let tab: FakeTab;
  let batchId: string;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab({ held: holdFiles() });
    batchId = await createBatch(tab);
  });
  const run = async () => {
    await tab.start(batchId);
    await untilIdle(tab, batchId);
    return (await tab.items(batchId)).map(({ state, attempts }) => `${statusOf(state)} ${String(attempts)}`);
  };
  /** The stored copies as a power cut may leave them. */
  const loseCopies = () => {
    for (const hash of here.files.keys()) here.files.set(hash, new Blob([new Uint8Array(7)]));
  };

  it('is what a run reads, and its copy goes with its result', async () => {
    await tab.addFiles(batchId, [{ name: 'a', file: new File(['letters'], 'a') }]);
    expect(here.files.size).toBe(1);
    loseCopies();
    expect(await run()).toEqual(['COMPLETED 1']);
    expect(here.files.size).toBe(0);
  });

  it.each([
    ['was changed since', () => Promise.resolve(new TextEncoder().encode('changed').buffer)],
    ['is gone', () => Promise.reject(new DOMException('gone', 'NotFoundError'))],
  ])('is read from its copy in the same attempt where it %s', async (_what, later) => {
    await tab.addFiles(batchId, [{ name: 'a', file: new ChangedFile('letters', later) }]);
    for (const hash of here.files.keys()) here.files.set(hash, new Blob(['letters'])); // here they are the file itself
    expect(await run()).toEqual(['COMPLETED 1']);
    const [item] = await tab.items(batchId);
    expect(await tab.finding(item?.id ?? '')).toEqual({ letters: 7 });
  });

  it('is asked for again where neither it nor its copy is what was taken in', async () => {
    const later = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    await tab.addFiles(batchId, [{ name: 'a', file: new ChangedFile('letters', later) }]);
    loseCopies();
    expect(await run()).toEqual(['PENDING 1']);
    expect((await tab.summary(batchId))?.counts).toMatchObject({ awaited: 1 });
  });

  it('is not what a tab reads that was not given it', async () => {
    await tab.addFiles(batchId, [{ name: 'a', file: new File(['letters'], 'a') }]);
    const other = here.tab({ held: holdFiles() });
    await other.start(batchId);
    await untilIdle(other, batchId);
    expect((await other.summary(batchId))?.counts).toMatchObject({ completed: 1 });
  });
});

it('holds so many files at most, and each until it is taken or its batch is let go of', () => {
  const held = holdFiles(2);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => new File([name], name)) as [File, File, File];
  held.hold({ id: 'x/0', batchId: 'x' }, a);
  held.hold({ id: 'y/0', batchId: 'y' }, b);
  held.hold({ id: 'y/1', batchId: 'y' }, c);
  expect(held.take({ id: 'y/1', batchId: 'y' })).toBeUndefined();
  expect(held.take({ id: 'y/0', batchId: 'y' })).toBe(b);
  expect(held.take({ id: 'y/0', batchId: 'y' })).toBeUndefined();
  held.letGo('x');
  expect(held.take({ id: 'x/0', batchId: 'x' })).toBeUndefined();
  held.hold({ id: 'y/1', batchId: 'y' }, c);
  expect(held.take({ id: 'y/1', batchId: 'y' })).toBe(c);
});
