import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

let here: FakeBrowser;
let tab: FakeTab;
let id: string;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}
const atRest = () => until(async () => (await tab.summary(id))?.activity === 'idle');
const versions = async () =>
  (await tab.items(id)).map(({ state }) => (state.status === 'done' ? state.version : state.status));

/** Four texts, of which `bad` has no result and `x` keeps too little, all from an older version. */
beforeEach(async () => {
  here = browsers.open();
  tab = here.tab();
  const batch = await tab.create('letters');
  if (!batch.ok) throw new Error('not created');
  id = batch.value.id;
  const files = ['one', 'bad', 'x', 'four'].map((text) => ({ name: text, file: new File([text], text) }));
  await tab.addFiles(id, files);
  await tab.start(id);
  await atRest();
  await tab.database.items.toCollection().modify((item: { state: { status: string; version?: number } }) => {
    if (item.state.status === 'done') item.state = { ...item.state, version: 0 };
  });
});

describe('results of an older version', () => {
  it('are made anew in their places, without their files; one that cannot be stays as it is', async () => {
    const before = await tab.items(id);
    const seen: string[] = [];
    const result = await tab.recompute(id, (done, total) => seen.push(`${done}/${total}`));
    expect(result).toEqual({ ok: true, value: { recomputed: 2, left: 1 } });
    expect(seen).toEqual(['0/3', '1/3', '2/3', '3/3']);
    expect(await versions()).toEqual([1, 'failed', 0, 1]);
    expect(await tab.finding(before[0]?.id ?? '')).toEqual({ letters: 3, madeAnew: true });
    expect(await tab.finding(before[2]?.id ?? '')).toEqual({ letters: 1 });
    expect((await tab.items(id)).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
    expect((await tab.summary(id))?.counts).toMatchObject({ completed: 3, failed: 1 });
    expect(here.files.size).toBe(1); // of the failed one
  });

  it('wait while the batch runs', async () => {
    let open = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (open = resolve));
    await tab.retryFailed(id);
    await tab.start(id);
    expect(await tab.recompute(id)).toMatchObject({ ok: false, fault: { kind: 'storage' } });
    open();
    await atRest();
    expect(await versions()).toEqual([0, 'failed', 0, 0]);
  });

  it('stay as they are where the user ends it, and another time is as good', async () => {
    const stopper = new AbortController();
    stopper.abort();
    expect(await tab.recompute(id, undefined, stopper.signal)).toEqual({
      ok: true,
      value: { recomputed: 0, left: 3 },
    });
    expect(await versions()).toEqual([0, 'failed', 0, 0]);
    expect(await tab.recompute(id)).toMatchObject({ value: { recomputed: 2 } });
  });

  it('are told to the ledger and to other tabs, which see the batch at work', async () => {
    let open = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (open = resolve));
    const heard: string[] = [];
    const other = here.tab({
      follower: {
        begin: () => Promise.resolve(void heard.push('begin')),
        changed: (_batchId, items) => void heard.push(...items.map(({ name }) => name)),
        rest: () => Promise.resolve(void heard.push('rest')),
        removed: () => Promise.resolve(),
      },
    });
    const working = other.recompute(id);
    await until(async () => (await other.summary(id))?.activity === 'running');
    expect((await tab.summary(id))?.activity).toBe('running-elsewhere');
    open();
    await working;
    expect(heard).toEqual(['begin', 'one', 'four', 'rest']);
  });
});
