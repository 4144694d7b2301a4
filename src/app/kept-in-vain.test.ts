import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { keepRows, ledgerHeadOf } from '#engine/ledger/kept-rows.ts';
import type { Batch, Item } from '#engine/ports.ts';
import type { NamedFile, StartItem } from './batch-api.ts';
import { fakeBrowsers, untilIdle } from './fake-batch.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A row of an earlier ledger that has a result of these bytes. */
const kept = (name: string, text: string, more: Partial<StartItem> = {}): StartItem => ({
  name,
  state: { status: 'done', quality: 'success', row: { letters: 30 }, version: 1 },
  sha256: sha256Of(text),
  attempts: 2,
  pipeline: 'app/1 letters/0 options/older',
  facts: { ageY: 40 },
  ledger: { own: name, extra: 'x', kept: true },
  ...more,
});
const partial: Partial<StartItem> = {
  state: { status: 'done', quality: 'partial', row: { letters: 4 }, version: 1 },
  confirmed: true,
};

/** The letters "bad" cannot be analysed. */
const again = (name: string, text: string): NamedFile => ({
  name,
  file: new File([text], name),
  again: true,
});

describe('a result of an earlier ledger whose file is analysed here without a result', () => {
  let here: FakeBrowser;
  let tab: FakeTab;
  let batch: Batch;
  let before: readonly Item[];
  let events: Readonly<Record<string, unknown>>[];
  const tellEvent = (kind: string, facts = {}): void => void events.push({ kind, ...facts });
  /** What the log of events was told of results that were put back. */
  const putBack = () => events.filter(({ kind }) => kind === 'result-put-back');
  beforeEach(async () => {
    here = browsers.open();
    events = [];
    tab = here.tab({ tellEvent });
    const created = await tab.createFrom('letters', {
      ledger: { name: 'old.csv', own: 'subject', ownCount: 1, extraNames: ['older'] },
      items: [kept('a', 'bad'), kept('b', 'two', partial)],
    });
    if (!created.ok) throw new Error('not created');
    batch = created.value;
    before = await tab.items(batch.id);
  });
  const run = async (): Promise<void> => {
    await tab.start(batch.id);
    await untilIdle(tab, batch.id);
  };
  /** What is kept, without what only grows. */
  const asKept = ({
    rev: _rev,
    updatedAtMs: _at,
    tookMs: _took,
    attemptsBefore: _before,
    ...item
  }: Item) => ({
    ...item,
    attempts: 0,
    cutOffs: undefined,
    ledger: { ...item.ledger, inVain: undefined },
  });
  const inVain = (items: readonly Item[]) => items.map(({ ledger }) => ledger?.inVain);
  const rowsOf = (items: readonly Item[]): readonly string[] => {
    const rows = keepRows(ledgerHeadOf(batch, ['quality', 'letters']));
    rows.put(items);
    return new TextDecoder().decode(rows.bytes()).split('\r\n');
  };
  /** Cells of the ledger without ATTEMPTS and UPDATED_AT. */
  const cellsOf = (items: readonly Item[]) =>
    rowsOf(items).map((line) => line.split(';').filter((_cell, place) => place !== 4 && place !== 5));

  it('stands again where the file is refused, with why, in this tab and the next', async () => {
    await tab.addFiles(batch.id, [again('a', 'bad')]);
    expect((await tab.items(batch.id))[0]?.state.status).toBe('queued');
    await run();
    const items = await tab.items(batch.id);
    expect(items.map(asKept)).toEqual(before.map(asKept));
    expect(inVain(items)).toMatchObject([{ code: 'no-letters', at: { row: 3 } }, undefined]);
    expect(items[0]?.attempts).toBe(3);
    expect(cellsOf(items)).toEqual(cellsOf(before));
    expect(rowsOf(items)[1]).toContain('a;a;COMPLETED;;3;');
    expect((await tab.summary(batch.id))?.counts).toMatchObject({ completed: 1, partial: 1, failed: 0 });
    expect(await here.tab().items(batch.id)).toEqual(items);
    const itemId = items[0]?.id;
    const told = { kind: 'result-put-back', batchId: batch.id, itemId, code: 'no-letters', attempts: 3 };
    expect(putBack()).toEqual([told]);
    // What is done to it later is no event of this kind.
    await tab.dismiss([items[0]?.id ?? '']);
    await tab.confirm([items[0]?.id ?? ''], true);
    await run();
    expect(putBack()).toEqual([told]);
  });

  it('stands again where the batch is cancelled while it waits, or while it is read', async () => {
    await tab.addFiles(batch.id, [again('a', 'bad'), again('b', 'two')]);
    let letGo = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (letGo = resolve));
    await tab.start(batch.id);
    while ((await tab.summary(batch.id))?.counts.running !== 2)
      await new Promise((next) => setTimeout(next, 1));
    await tab.cancel(batch.id);
    letGo();
    await untilIdle(tab, batch.id);
    const items = await tab.items(batch.id);
    expect(items.map(asKept)).toEqual(before.map(asKept));
    expect(inVain(items)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    const cancelled = { kind: 'result-put-back', batchId: batch.id, code: 'cancelled' };
    const told = putBack();
    expect(told.map(({ files: _files, ...event }) => event)).toEqual(told.map(() => cancelled));
    expect(told.reduce((sum, { files }) => sum + Number(files), 0)).toBe(2);
    await tab.addFiles(batch.id, [again('a', 'bad'), again('b', 'two')]);
    await tab.cancel(batch.id); // never begun
    expect(putBack().slice(told.length)).toEqual([{ ...cancelled, files: 2 }]);
    expect((await tab.items(batch.id)).map(asKept)).toEqual(before.map(asKept));
    expect(cellsOf(await tab.items(batch.id))).toEqual(cellsOf(before));
    expect((await tab.summary(batch.id))?.counts).toMatchObject({ completed: 1, partial: 1, cancelled: 0 });
  });

  it('stands again where other bytes than the ledger’s come to nothing', async () => {
    await tab.addFiles(batch.id, [{ name: 'b', file: new File(['bad'], 'b') }]);
    expect((await tab.items(batch.id))[1]).toMatchObject({
      state: { status: 'queued' },
      sha256: sha256Of('bad'),
    });
    await run();
    const items = await tab.items(batch.id);
    expect(items.map(asKept)).toEqual(before.map(asKept));
    expect(inVain(items)).toMatchObject([undefined, { code: 'no-letters' }]);
  });

  it('stands again where its stored bytes were lost meanwhile', async () => {
    await tab.addFiles(batch.id, [again('b', 'two')]);
    here.files.clear();
    const next = here.tab({ tellEvent }); // which holds no file that it was given
    await next.start(batch.id);
    await untilIdle(next, batch.id);
    const items = await next.items(batch.id);
    expect(items.map(asKept)).toEqual(before.map(asKept));
    expect(inVain(items)).toMatchObject([undefined, { code: 'input-missing' }]);
    expect(putBack()).toMatchObject([{ code: 'input-missing' }]);
  });

  it('may be tried again, and gives way to a result of this program alone', async () => {
    here.settings.keepsInputs = true;
    await tab.addFiles(batch.id, [{ name: 'b', file: new File(['bad'], 'b') }]);
    await run();
    await tab.addFiles(batch.id, [again('b', 'two')]);
    expect(inVain(await tab.items(batch.id))).toEqual([undefined, undefined]);
    await run();
    const [, item] = await tab.items(batch.id);
    expect(item).toMatchObject({ state: { status: 'done', row: { letters: 3 } }, sha256: sha256Of('two') });
    expect(item?.ledger).toEqual({ own: 'b', extra: 'x' });
    expect(item).not.toHaveProperty('confirmed');
    expect(item?.pipeline).not.toBe(before[1]?.pipeline);
    expect(await tab.finding(item?.id ?? '')).toMatchObject({ letters: 3 });
  });

  it('is set aside again where its copy is still there', async () => {
    here.settings.keepsInputs = true;
    await tab.addFiles(batch.id, [again('a', 'bad')]);
    await run();
    expect(await tab.retryItems([before[0]?.id ?? ''])).toBe(1);
    expect((await tab.items(batch.id))[0]).toMatchObject({ state: { status: 'queued' } });
    await run();
    expect((await tab.items(batch.id)).map(asKept)).toEqual(before.map(asKept));
  });
});
