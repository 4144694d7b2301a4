import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createBatch, fakeBrowsers, untilIdle } from './fake-batch.ts';
import { partialText, type FakeBrowser } from './fake-browser.ts';
import type { JoinedBatches } from './join-batches.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

/** Files of 14 bytes each, of which those whose numbers are given come to a partial result. */
const files = (count: number, ...partial: readonly number[]) =>
  Array.from({ length: count }, (_, n) => {
    const name = `f${String(n).padStart(2, '0')}`;
    return { name, file: new File([partial.includes(n) ? partialText(name) : `letters of ${name}`], name) };
  });

describe('the copy of a file whose result is partial', () => {
  let here: FakeBrowser;
  let tab: JoinedBatches;
  let batchId: string;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab();
    batchId = await createBatch(tab);
  });
  const run = async (): Promise<void> => {
    await tab.start(batchId);
    await untilIdle(tab, batchId);
  };
  const take = async (...given: Parameters<typeof files>): Promise<void> => {
    await tab.addFiles(batchId, files(...given));
    await run();
  };
  const itemOf = async (ordinal: number) => (await tab.items(batchId))[ordinal];
  /** As the next start of the app does. */
  const nextStart = async (): Promise<void> => {
    await here.tab().copies.measure();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('stays, also over the next start, so that the file can be analysed again', async () => {
    await take(3, 1);
    expect((await itemOf(1))?.state).toMatchObject({ status: 'done', quality: 'partial' });
    await nextStart();
    expect([...here.files.keys()]).toEqual([(await itemOf(1))?.sha256]);
    expect(await tab.retryItems([(await itemOf(1))?.id ?? ''])).toBe(1);
    expect((await itemOf(1))?.state.status).toBe('queued');
    await run();
    expect((await itemOf(1))?.state).toMatchObject({ status: 'done', quality: 'partial' });
  });

  it('goes once a person lets the result stand, and not when that is taken back at once', async () => {
    await take(3, 0, 1);
    const ids = (await tab.items(batchId)).slice(0, 2).map(({ id }) => id);
    await tab.confirm(ids, true);
    await tab.confirm(ids.slice(0, 1), false);
    await nextStart();
    expect([...here.files.keys()]).toEqual([(await itemOf(0))?.sha256]);
  });

  it('goes once the result is accepted in a review, and not where it needs work', async () => {
    await take(2, 0, 1);
    const said = async (ordinal: number, verdict: 'accepted' | 'needs-work') =>
      tab.review((await itemOf(ordinal))?.id ?? '', [{ kind: 'verdict', verdict, atMs: 0, by: 'AB' }]);
    expect(await said(0, 'accepted')).toMatchObject({ ok: true });
    expect(await said(1, 'needs-work')).toMatchObject({ ok: true });
    await nextStart();
    expect([...here.files.keys()]).toEqual([(await itemOf(1))?.sha256]);
  });

  it('goes with its batch', async () => {
    await take(2, 0, 1);
    await tab.removeBatch(batchId);
    expect(here.files.size).toBe(0);
  });

  it('is counted by itself, and goes at the user’s wish', async () => {
    await tab.addFiles(batchId, [...files(3, 1), { name: 'b', file: new File(['bad'], 'b') }]);
    await run();
    expect(await tab.copies.measure()).toEqual({
      all: { files: 2, bytes: 17 },
      partial: { files: 1, bytes: 14 },
      kept: { files: 0, bytes: 0 },
    });
    expect(await tab.copies.removePartial()).toBe(1);
    expect([...here.files.keys()]).toEqual([(await itemOf(3))?.sha256]);
  });

  it.each([
    ['that tells how much is left', true, 100],
    ['that only refuses', false, 50],
  ])('gives way to files that have no result yet, in a browser %s', async (_, tells, quotaBytes) => {
    const events: string[] = [];
    tab = here.tab({ tellEvent: (kind) => events.push(kind) });
    Object.assign(here.disk, { quotaBytes, tells });
    await take(3, 0, 1, 2);
    expect(here.files.size).toBe(3);
    const more = await createBatch(tab);
    const adding = tab.addFiles(more, files(12).slice(4));
    await tab.start(more);
    expect(await adding).toMatchObject({ ok: true, value: { added: 8 } });
    expect((await adding).ok && (await adding)).not.toHaveProperty('value.withoutRoom');
    await untilIdle(tab, more);
    expect((await tab.summary(more))?.counts).toMatchObject({ completed: 8, awaited: 0 });
    expect(here.files.size).toBeLessThan(3);
    expect(events).toContain('copies-gave-way');
  });

  it('alone gives way: what no item has, as a write that was refused leaves it, is no room', async () => {
    const events: string[] = [];
    tab = here.tab({ tellEvent: (kind) => events.push(kind) });
    await new Promise((resolve) => setTimeout(resolve, 50)); // what lay there at the start is swept
    here.files.set('f'.repeat(64), new Blob());
    Object.assign(here.disk, { quotaBytes: 1, tells: false });
    const added = await tab.addFiles(batchId, files(2));
    expect(added.ok && added.value.withoutRoom).toHaveLength(2);
    expect(events).not.toContain('copies-gave-way');
  });

  it('stays where copies are to be kept, for that is the user’s word', async () => {
    here.settings.keepsInputs = true;
    await take(3, 0, 1, 2);
    here.disk.quotaBytes = 42;
    const added = await tab.addFiles(batchId, files(5).slice(3));
    expect(added.ok && added.value.withoutRoom).toHaveLength(2);
    expect(here.files.size).toBe(3);
  });
});
