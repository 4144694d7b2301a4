import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Batch, Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

let here: FakeBrowser;
let first: FakeTab;
let id: string;
let open: () => void;

/** A batch of these files, and a gate that holds every file in hand. */
beforeEach(async () => {
  here = browsers.open();
  first = here.tab();
  const batch = await first.create('letters');
  if (!batch.ok) throw new Error('not created');
  id = batch.value.id;
  hold();
  const files = ['a', 'b', 'c', 'd'].map((name) => ({ name, file: new File([name], name) }));
  await first.addFiles(id, files);
});

function hold(): void {
  here.gate.hold = new Promise((resolve) => (open = resolve));
}
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}
const counts = async (tab: FakeTab) => (await tab.summary(id))?.counts;
const inHand = (tab: FakeTab, running: number) => until(async () => (await counts(tab))?.running === running);
const atRest = (tab: FakeTab) => until(async () => (await tab.summary(id))?.activity === 'idle');
const cutOffs = async (tab: FakeTab) => (await tab.items(id)).map((item) => item.cutOffs ?? 0);

describe('a second tab', () => {
  it('takes over when the first died over files, which then run last and alone', async () => {
    await first.start(id);
    await inHand(first, 2);
    const second = here.tab();
    expect(await second.start(id)).toBe('elsewhere');
    first.die();
    open();
    await until(async () => (await counts(second))?.completed === 4);
    expect(await cutOffs(second)).toEqual([1, 1, 0, 0]);
    expect((await second.items(id)).map(({ attempts }) => attempts)).toEqual([2, 2, 1, 1]);
  });

  it('takes over when the first died between two files', async () => {
    await first.start(id);
    await inHand(first, 2);
    const second = here.tab();
    await second.start(id);
    // Nothing runs any more, yet the batch was to be run.
    await first.database.transaction('rw', first.database.items, first.database.batches, async () => {
      const items = await first.database.items.toArray();
      await first.database.items.bulkPut(
        items.map((item) =>
          item.state.status === 'running' ? { ...item, state: { status: 'queued' } } : item,
        ),
      );
      const batch = await first.database.batches.get(id);
      if (batch !== undefined)
        await first.database.batches.put({ ...batch, counts: { ...batch.counts, queued: 4, running: 0 } });
    });
    first.die();
    open();
    await until(async () => (await counts(second))?.completed === 4);
  });

  it('takes over also when it only watched', async () => {
    await first.start(id);
    await inHand(first, 2);
    const second = here.tab();
    let seen: string | undefined;
    const end = second.watch(id, ({ summary }) => (seen = summary.activity));
    await until(() => seen === 'running-elsewhere');
    await new Promise((resolve) => setTimeout(resolve, 10));
    first.die();
    open();
    await until(async () => (await counts(second))?.completed === 4);
    end();
  });

  it('leaves alone what the user had paused, also when the first died over its last files', async () => {
    await first.start(id);
    await inHand(first, 2);
    const second = here.tab();
    await second.start(id);
    void first.pause(id);
    await until(async () => (await first.database.batches.get(id))?.wanted === false);
    first.die();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await second.summary(id))?.activity).toBe('idle');
    expect(await counts(second)).toMatchObject({ completed: 0 });
  });
});

describe('a page that goes', () => {
  it('in order twenty times over is no fault of its files', async () => {
    let tab = first;
    for (let storm = 0; storm < 20; storm += 1) {
      await tab.start(id);
      await inHand(tab, 2);
      tab.leavePage();
      tab = here.tab();
    }
    open();
    await tab.start(id);
    await until(async () => (await counts(tab))?.completed === 4);
    expect(await cutOffs(tab)).toEqual([0, 0, 0, 0]);
    expect((await tab.items(id)).map((item) => item.attempts - (item.attemptsBefore ?? 0))).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('by a second crash sets aside the file that was alone then, and the rest is done', async () => {
    const [second, third] = [here.tab(), here.tab()];
    await first.start(id);
    await inHand(first, 2);
    await second.start(id);
    first.die();
    // The two that were not under the first tab's hands: counting alone would also see those that died with it.
    await until(async () =>
      (await second.items(id)).slice(2).every(({ state }) => state.status === 'running'),
    );
    const release = open;
    hold();
    release();
    await until(async () => (await counts(second))?.completed === 2);
    await inHand(second, 1); // the first suspect, alone
    await third.start(id);
    second.die();
    await until(async () => (await counts(third))?.failed === 1);
    open();
    await until(async () => (await counts(third))?.completed === 3);
    const [poison] = await third.items(id);
    expect(poison?.state).toMatchObject({
      status: 'quarantined',
      fault: { detail: '2 attempts at this file were cut off: the page crashed while it was analysed' },
    });
  });
});

describe('what a claim stamps', () => {
  it('is the PIPELINE in use, and the time of each change', async () => {
    open();
    await first.start(id);
    await atRest(first);
    const [item] = await first.items(id);
    expect(item?.pipeline).toMatch(/^p[0-9a-f]{16}/);
    expect(item?.updatedAtMs).toBe(0);
  });
});

describe('the ledger beside a run', () => {
  it('is copied away before the first claim, hears of every change, and rests before the tab does', async () => {
    open();
    const heard: string[] = [];
    const events: string[] = [];
    const tab = here.tab({
      follower: {
        begin: async (batch: Batch) => {
          const states = (await first.items(batch.id)).map(({ state }) => statusOf(state));
          heard.push(`begin ${[...new Set(states)].join()}`);
        },
        changed: (_batchId: string, items: readonly Item[]) => {
          heard.push(...items.map(({ name, state }) => `${name} ${statusOf(state)}`));
        },
        rest: () => Promise.resolve(void heard.push('rest')),
        removed: () => Promise.resolve(void heard.push('removed')),
      },
      tellEvent: (kind) => events.push(kind),
    });
    await tab.start(id);
    await atRest(tab);
    expect(heard[0]).toBe('begin PENDING');
    expect(heard.at(-1)).toBe('rest');
    // The other tab's adding of the files may be heard of late.
    const sinceThen = new Set(heard.slice(1, -1).filter((word) => !word.endsWith('PENDING')));
    expect([...sinceThen].sort()).toEqual(
      ['a', 'b', 'c', 'd'].flatMap((name) => [`${name} COMPLETED`, `${name} PROCESSING`]),
    );
    expect(events).toEqual(['run-began', 'run-ended']);
    await tab.removeBatch(id);
    expect(heard.at(-1)).toBe('removed');
    expect(events.at(-1)).toBe('batch-removed');
  });
});
