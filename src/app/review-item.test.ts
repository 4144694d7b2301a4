import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { stateOfReview, undoing, type ReviewEvent } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { openBatchRecords } from '#storage/batch-records.ts';
import { openBatchStore } from '#storage/batch-store.ts';
import { openDatabase } from '#storage/schema.ts';
import { fakeBrowsers } from './fake-batch.ts';
import { lettersManifest, type FakeBrowser, type FakeTab } from './fake-browser.ts';
import { verdictOn } from './item-words.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

let here: FakeBrowser;
let tab: FakeTab;
let id: string;
let itemId: string;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}
const atRest = () => until(async () => (await tab.summary(id))?.activity === 'idle');
const signed = (atMs = 1) => ({ atMs, by: 'AB' });
const byHand = (to?: number, atMs = 1): ReviewEvent => ({
  ...signed(atMs),
  kind: 'adjusted',
  what: 'letters',
  ...(to !== undefined && { to }),
});
const accepted: ReviewEvent = { ...signed(), kind: 'verdict', verdict: 'accepted' };

async function present(of = tab): Promise<Item> {
  const item = await of.item(itemId);
  if (item === undefined) throw new Error('no item');
  return item;
}
const letters = async () => {
  const { state } = await present();
  return state.status === 'done' ? state.row['letters'] : state.status;
};

beforeEach(async () => {
  here = browsers.open();
  tab = here.tab();
  const batch = await tab.create('letters');
  if (!batch.ok) throw new Error('not created');
  id = batch.value.id;
  const files = ['one', 'bad', 'x'].map((text) => ({ name: text, file: new File([text], text) }));
  await tab.addFiles(id, files);
  await tab.start(id);
  await atRest();
  itemId = (await tab.items(id))[0]?.id ?? '';
});

describe('what a person says of a result', () => {
  it('is kept with it and changes nothing else', async () => {
    const before = await present();
    const result = await tab.review(itemId, [accepted]);
    expect(result).toEqual({ ok: true, value: await present() });
    const { rev: _rev, review, ...rest } = await present();
    expect(review).toEqual({ events: [accepted] });
    expect(before).toMatchObject(rest);
    expect(await tab.finding(itemId)).toEqual({ letters: 3 });
  });

  it('keeps with an acceptance what was accepted, where the analysis says what a reader looks at', async () => {
    const load = async () => ({ ...(await lettersManifest.load()), tableFirst: ['letters'] });
    const other = here.tab({ findAnalysis: () => ({ ...lettersManifest, load }) });
    await other.review(itemId, [accepted]);
    expect((await present()).review?.events).toEqual([{ ...accepted, of: { letters: 3 } }]);
  });

  it('leaves an acceptance that was given elsewhere one of the values that were accepted there', async () => {
    const load = async () => ({ ...(await lettersManifest.load()), tableFirst: ['letters'] });
    const other = here.tab({ findAnalysis: () => ({ ...lettersManifest, load }) });
    const elsewhere: ReviewEvent = { ...signed(), kind: 'verdict', verdict: 'accepted', of: { letters: 5 } };
    await other.review(itemId, [byHand(5), elsewhere]);
    expect((await present()).review?.events.at(-1)).toEqual(elsewhere);
    expect(verdictOn(await present())).toBe('accepted');
    await other.review(itemId, [byHand(6)]);
    expect(verdictOn(await present())).toBe('open');
  });

  it('holds from two tabs at once', async () => {
    const other = here.tab();
    const [one, two] = [accepted, { ...accepted, by: 'CD', verdict: 'needs-work' } as const];
    await Promise.all([tab.review(itemId, [one]), other.review(itemId, [two])]);
    expect((await present()).review?.events).toHaveLength(2);
  });

  it('reaches another tab and the ledger', async () => {
    const heard: string[] = [];
    const changed: (readonly string[])[] = [];
    const other = here.tab();
    const seen: Item[] = [];
    const close = other.watch(id, ({ items }) => void seen.push(...items));
    await until(() => seen.length >= 3);
    const telling = here.tab({
      follower: {
        begin: () => Promise.resolve(void heard.push('begin')),
        changed: (_batchId, items) => void changed.push(items.map(({ name }) => name)),
        rest: () => Promise.resolve(void heard.push('rest')),
        removed: () => Promise.resolve(),
      },
    });
    await telling.review(itemId, [byHand(9)]);
    await until(() => seen.some(({ state }) => state.status === 'done' && state.row['letters'] === 9));
    await until(() => heard.includes('rest'));
    expect(changed).toEqual([['one']]);
    close();
  });

  it('outlives the file’s being analysed again, and so does what was set by hand', async () => {
    here.settings.keepsInputs = true;
    const files = [{ name: 'two', file: new File(['two'], 'two') }];
    await tab.addFiles(id, files);
    await tab.start(id);
    await atRest();
    itemId = (await tab.items(id))[3]?.id ?? '';
    await tab.review(itemId, [accepted, byHand(7)]);
    await tab.retryItems([itemId]);
    expect(await letters()).toBe('queued');
    await tab.start(id);
    await atRest();
    expect((await present()).review).toEqual({ events: [accepted, byHand(7)] });
    expect(await tab.finding(itemId)).toMatchObject({ letters: 3, byHand: { letters: 7 } });
    expect(await letters()).toBe(7);
  });
});

describe('a value set by hand', () => {
  it('makes the result anew: item, row and finding move together', async () => {
    await tab.review(itemId, [byHand(9)]);
    expect(await letters()).toBe(9);
    expect(await tab.finding(itemId)).toEqual({ letters: 3, madeAnew: true, byHand: { letters: 9 } });
    expect((await present()).attempts).toBe(1);
    expect((await tab.summary(id))?.counts).toMatchObject({ completed: 2, failed: 1 });
  });

  it('goes back to the automatic value when it is taken back, and every event stays', async () => {
    await tab.review(itemId, [byHand(9)]);
    const undo = undoing((await present()).review, signed(2));
    await tab.review(itemId, undo === undefined ? [] : [undo]);
    expect(await letters()).toBe(3);
    expect(await tab.finding(itemId)).toEqual({ letters: 3, madeAnew: true });
    expect((await present()).review?.events).toHaveLength(2);
  });

  it('is set in the order in which it was asked', async () => {
    const results = await Promise.all([5, 6, 7, 8].map((to) => tab.review(itemId, [byHand(to, to)])));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await letters()).toBe(8);
    expect(stateOfReview((await present()).review).standing).toEqual([0, 1, 2, 3]);
  });

  it('holds beside what another tab says while it is computed', async () => {
    let open = (): void => undefined;
    here.gate.anew = new Promise((resolve) => (open = resolve));
    const adjusting = tab.review(itemId, [byHand(9)]);
    await here.tab().review(itemId, [accepted]);
    open();
    expect(await adjusting).toMatchObject({ ok: true });
    expect((await present()).review?.events).toEqual([accepted, byHand(9)]);
    expect(await letters()).toBe(9);
  });

  it('is set while the batch runs, which goes on', async () => {
    let open = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (open = resolve));
    here.gate.anew = Promise.resolve();
    await tab.retryFailed(id);
    await tab.start(id);
    expect(await here.tab().review(itemId, [byHand(9)])).toMatchObject({ ok: true });
    expect((await tab.summary(id))?.activity).toBe('running');
    open();
    await atRest();
    expect(await letters()).toBe(9);
  });

  it('holds when an older result is made anew, also where it is set just then', async () => {
    await tab.review(itemId, [byHand(9)]);
    const toOlder = () =>
      tab.database.items.toCollection().modify((item: { state: { status: string; version?: number } }) => {
        if (item.state.status === 'done') item.state = { ...item.state, version: 0 };
      });
    await toOlder();
    expect(await tab.recompute(id)).toMatchObject({ value: { recomputed: 1, left: 1 } });
    expect(await letters()).toBe(9);

    await toOlder();
    let open = (): void => undefined;
    here.gate.anew = new Promise((resolve) => (open = resolve));
    const recomputing = tab.recompute(id);
    await until(async () => (await tab.summary(id))?.activity === 'running');
    await here.tab().review(itemId, [accepted]);
    open();
    expect(await recomputing).toMatchObject({ value: { recomputed: 1, left: 1 } });
    expect((await present()).review?.events).toEqual([byHand(9), accepted]);
    expect((await present()).state).toMatchObject({ version: 1, row: { letters: 9 } });
  });
});

it('without a word of it changes nothing, and makes ready what makes results anew', async () => {
  let started = 0;
  const before = await present();
  const counting = here.tab({
    startRunner: () => {
      started += 1;
      return {
        slots: 1,
        run: () => Promise.reject(new Error('no')),
        recompute: () => Promise.reject(new Error('no')),
        stop: () => undefined,
      };
    },
  });
  for (let times = 0; times < 2; times += 1)
    expect(await counting.review(itemId, [])).toEqual({ ok: true, value: before });
  await until(() => started > 0);
  expect(started).toBe(1);
  expect(await present()).toEqual(before);
});

describe('a review is refused and nothing is changed', () => {
  it('where the result keeps too little to be made anew', async () => {
    itemId = (await tab.items(id))[2]?.id ?? '';
    const before = await present();
    expect(await tab.review(itemId, [byHand(9)])).toMatchObject({ fault: { code: 'cannot-recompute' } });
    expect(await present()).toEqual(before);
  });

  it('where there is no result, or the file is gone', async () => {
    itemId = (await tab.items(id))[1]?.id ?? '';
    expect(await tab.review(itemId, [accepted])).toMatchObject({ ok: false, fault: { kind: 'storage' } });
    expect((await present()).review).toBeUndefined();
    await tab.removeBatch(id);
    expect(await tab.review(itemId, [accepted])).toMatchObject({ ok: false, fault: { kind: 'storage' } });
  });

  it('where the browser’s storage is full, and says so', async () => {
    const database = openDatabase(tab.database.name);
    const full = () => Promise.reject(new DOMException('no more room', 'QuotaExceededError'));
    const clock = { nowMs: () => 0 };
    const stuck = here.tab({
      store: { ...openBatchStore(database, clock), replace: full },
      records: { ...openBatchRecords(database), review: full },
    });
    const before = await present();
    for (const event of [accepted, byHand(9)]) {
      const result = await stuck.review(itemId, [event]);
      expect(result).toMatchObject({ ok: false, fault: { kind: 'storage' } });
    }
    expect(await present()).toEqual(before);
  });
});
