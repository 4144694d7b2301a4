import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#core/result.ts';
import { statusOf } from '#engine/status.ts';
import { openBatchStore } from '#storage/batch-store.ts';
import type { BatchChange } from './batch-api.ts';
import { createBatch, fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser } from './fake-browser.ts';
import type { JoinedBatches } from './join-batches.ts';

const browsers = fakeBrowsers();
const browser = browsers.open;
afterAll(browsers.close);

const filesOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ name: `f${index}`, file: new File([text], `f${index}`) }));

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('a batch in one tab', () => {
  let here: FakeBrowser;
  let tab: JoinedBatches;
  let batchId: string;
  beforeEach(async () => {
    here = browser();
    tab = here.tab();
    batchId = await createBatch(tab);
  });
  const rest = () => until(async () => (await tab.summary(batchId))?.activity === 'idle');
  const statuses = async () => (await tab.items(batchId)).map(({ state }) => statusOf(state)).join(' ');

  it('goes from files to results, and keeps no bytes of what is done', async () => {
    const added = await tab.addFiles(
      batchId,
      filesOf(['one', 'bad', 'three', '', 'longer than twenty letters']),
    );
    expect(added).toEqual(ok({ added: 5, duplicates: 0, alreadyThere: 0 }));
    expect(await tab.start(batchId)).toBe('started');
    await rest();
    expect(await statuses()).toBe('COMPLETED FAILED COMPLETED FAILED FAILED');
    const [first] = await tab.items(batchId);
    expect(await tab.finding(first?.id ?? '')).toEqual({ letters: 3 });
    expect(here.files.size).toBe(1); // the failed one may be tried again
    expect((await tab.list())[0]?.counts).toMatchObject({ total: 5, completed: 2, failed: 3 });
  });

  it('exports rows in the order of the drop, with placed faults', async () => {
    await tab.addFiles(batchId, filesOf(['one', 'bad', '']));
    await tab.start(batchId);
    await rest();
    expect(await (await tab.exportCsv(batchId)).text()).toBe(
      'file;status;quality;fault_code;fault_detail;letters;review_codes;review_verdict;review_by\r\n' +
        'f0;COMPLETED;A;;;3;;;\r\n' +
        'f1;FAILED;;no-letters;none (row 3);;;;\r\n' +
        'f2;FAILED;;empty-file;the file has 0 bytes;;;;\r\n',
    );
    const json = JSON.parse(await (await tab.exportJson(batchId)).text()) as Record<string, unknown>;
    expect(json).toMatchObject({
      format: 'benchside-results',
      analysis: { id: 'letters', version: 1 },
      batch: { title: 'Mine', options: { subjectSalt: expect.stringMatching(/^[0-9a-f]{32}$/) as string } },
      items: [
        { file: 'f0', status: 'COMPLETED', row: { quality: 'A', letters: 3 }, finding: { letters: 3 } },
        { file: 'f1', status: 'FAILED', fault: { code: 'no-letters' } },
        { file: 'f2', status: 'FAILED' },
      ],
    });
  });

  it('takes the same file once, and the same bytes under another name as a row of its own', async () => {
    await tab.addFiles(batchId, filesOf(['one', 'two']));
    expect(
      await tab.addFiles(batchId, [...filesOf(['one']), { name: 'copy', file: new File(['two'], 'copy') }]),
    ).toEqual(ok({ added: 1, duplicates: 1, alreadyThere: 1 }));
    expect(here.files.size).toBe(2);
    await tab.start(batchId);
    await rest();
    expect(await statuses()).toBe('COMPLETED COMPLETED COMPLETED');
  });

  it('refuses more files than a batch may have, and adds none of them', async () => {
    const result = await tab.addFiles(batchId, filesOf(Array.from({ length: 101 }, (_, n) => `t${n}`)));
    expect(result).toMatchObject({ ok: false, fault: { code: 'batch-too-large' } });
    expect(await tab.items(batchId)).toEqual([]);
  });

  it('runs files that come in while it is running', async () => {
    await tab.addFiles(batchId, filesOf(['one']));
    const adding = tab.addFiles(batchId, filesOf(Array.from({ length: 90 }, (_, n) => `t${n}`)).slice(1));
    await tab.start(batchId);
    await adding;
    await rest();
    expect((await tab.summary(batchId))?.counts).toMatchObject({ total: 90, completed: 90 });
  });

  it('pauses, goes on, cancels and tries again', async () => {
    let open = (): void => undefined;
    here.gate.hold = new Promise((resolve) => (open = resolve));
    await tab.addFiles(batchId, filesOf(['a', 'b', 'c', 'd']));
    await tab.start(batchId);
    await until(async () => (await tab.summary(batchId))?.counts.running === 2);
    const paused = tab.pause(batchId);
    expect((await tab.summary(batchId))?.activity).toBe('pausing');
    open();
    await paused;
    expect(await statuses()).toBe('COMPLETED COMPLETED PENDING PENDING');

    here.gate.hold = new Promise((resolve) => (open = resolve));
    await tab.start(batchId);
    await until(async () => (await tab.summary(batchId))?.counts.running === 2);
    await tab.cancel(batchId);
    expect(await statuses()).toBe('COMPLETED COMPLETED CANCELLED CANCELLED');

    open();
    expect(await tab.retryCancelled(batchId)).toBe(2);
    await tab.start(batchId);
    await rest();
    expect(await statuses()).toBe('COMPLETED COMPLETED COMPLETED COMPLETED');
  });

  it('asks for a file again whose bytes were lost, and takes them', async () => {
    await tab.addFiles(batchId, filesOf(['one']));
    here.files.clear();
    await tab.start(batchId);
    await rest();
    expect(await statuses()).not.toBe('COMPLETED');
    expect(await tab.addFiles(batchId, filesOf(['one']))).toEqual(
      ok({ added: 0, duplicates: 0, alreadyThere: 0 }),
    );
    await tab.start(batchId);
    await rest();
    expect(await statuses()).toBe('COMPLETED');
  });

  describe('an intake that is cut off', () => {
    const texts = Array.from({ length: 80 }, (_, n) => `text ${n}`);
    const folder = (from = 0) =>
      filesOf(texts)
        .map(({ name, file }) => ({ name: `lab/${name}`, file }))
        .slice(from);
    beforeEach(async () => {
      const stopper = new AbortController();
      await tab.addFiles(
        batchId,
        folder(),
        (done) => {
          if (done > 0) stopper.abort();
        },
        stopper.signal,
      );
    });
    const counts = async () => (await tab.summary(batchId))?.counts;
    const names = async () => (await tab.items(batchId)).map(({ name }) => name);

    it('leaves every file listed, and the CSV says PENDING for those without bytes', async () => {
      expect(await counts()).toMatchObject({ total: 80, queued: 32, awaited: 48 });
      await tab.start(batchId);
      await rest();
      const rows = (await (await tab.exportCsv(batchId)).text()).trim().split('\r\n').slice(1);
      expect(rows).toHaveLength(80);
      expect(rows.filter((row) => row.includes(';PENDING;'))).toHaveLength(48);
    });

    it('goes on when the folder is given again: each file once, new ones too', async () => {
      const again = [...folder(), { name: 'lab/new', file: new File(['new'], 'new') }];
      expect(await tab.addFiles(batchId, again)).toEqual(ok({ added: 1, duplicates: 0, alreadyThere: 32 }));
      await tab.start(batchId);
      await rest();
      expect(await counts()).toMatchObject({ total: 81, completed: 81, awaited: 0 });
      expect(await names()).toEqual([...filesOf(texts).map(({ name }) => name), 'new']);
    });

    it('is cancelled with the rest; continued, it waits for the files again', async () => {
      await tab.cancel(batchId);
      expect(await counts()).toMatchObject({ cancelled: 80, awaited: 0 });
      expect(await tab.retryCancelled(batchId)).toBe(80);
      expect(await counts()).toMatchObject({ queued: 32, awaited: 48 });
      await tab.addFiles(batchId, folder(32));
      expect(await counts()).toMatchObject({ queued: 80, awaited: 0 });
    });

    it('fails a file that is now empty, and says who takes files in', async () => {
      const emptied = [{ name: 'lab/f40', file: new File([''], 'f40') }];
      const adding = tab.addFiles(batchId, emptied);
      expect((await tab.summary(batchId))?.takingIn).toBe('here');
      expect((await here.tab().summary(batchId))?.takingIn).toBe('elsewhere');
      expect(await here.tab().addFiles(batchId, folder())).toMatchObject({ ok: false });
      await adding;
      expect((await tab.items(batchId))[40]?.state).toMatchObject({ fault: { code: 'empty-file' } });
      expect((await tab.summary(batchId))?.takingIn).toBeUndefined();
    });
  });

  it('removes a batch with everything stored for it', async () => {
    await tab.addFiles(batchId, filesOf(['one', 'two']));
    await tab.removeBatch(batchId);
    expect(await tab.list()).toEqual([]);
    expect(await tab.items(batchId)).toEqual([]);
    expect(here.files.size).toBe(0);
  });

  it('tells watchers everything once, then what changed, joined', async () => {
    await tab.addFiles(batchId, filesOf(Array.from({ length: 50 }, (_, n) => `t${n}`)));
    const changes: BatchChange[] = [];
    const end = tab.watch(batchId, (change) => changes.push(change));
    await until(() => changes.length === 1);
    expect(changes[0]).toMatchObject({ complete: true });
    expect(changes[0]?.items).toHaveLength(50);
    await tab.start(batchId);
    await until(() => changes[changes.length - 1]?.summary.activity === 'idle' && changes.length > 1);
    expect(changes.length).toBeLessThan(50);
    const last = new Map(
      changes.flatMap(({ items }) => items).map((item) => [item.id, statusOf(item.state)]),
    );
    expect([...last.values()].every((status) => status === 'COMPLETED')).toBe(true);
    end();
  });
});

it('who follows a batch hears that the browser refused its storage', async () => {
  const tab = browser().tab();
  const batch = await tab.create('letters');
  if (!batch.ok) throw new Error('not created');
  tab.database.close();
  const problem = await new Promise<unknown>((resolve) => {
    tab.watch(batch.value.id, () => undefined, resolve);
  });
  expect(String(problem)).toContain('DatabaseClosedError');
});

describe('a batch and two tabs', () => {
  it('is run by one, followed by the other, which may pause it', async () => {
    const { tab, gate } = browser();
    const [first, second] = [tab(), tab()];
    const batch = await first.create('letters');
    if (!batch.ok) throw new Error('not created');
    const { id } = batch.value;
    let open = (): void => undefined;
    gate.hold = new Promise((resolve) => (open = resolve));
    await first.addFiles(id, filesOf(['a', 'b', 'c', 'd']));
    expect(await first.start(id)).toBe('started');
    expect(await second.start(id)).toBe('elsewhere');
    expect((await second.summary(id))?.activity).toBe('running-elsewhere');
    const seen: BatchChange[] = [];
    second.watch(id, (change) => seen.push(change));
    await second.pause(id);
    await until(async () => (await first.summary(id))?.activity === 'pausing');
    open();
    await until(() => seen.some(({ summary }) => summary.counts.completed === 2));
    // The pause was wanted: the second tab does not take over, though the lock is free.
    await until(async () => (await second.summary(id))?.activity === 'idle');
    expect((await second.summary(id))?.counts).toMatchObject({ completed: 2, queued: 2 });
  });

  it('is taken over when the tab that ran it is gone', async () => {
    const { tab } = browser();
    const [first, second] = [tab(), tab()];
    const batch = await first.create('letters');
    if (!batch.ok) throw new Error('not created');
    const { id } = batch.value;
    await first.addFiles(id, filesOf(['a', 'b']));
    await openBatchStore(first.database, { nowMs: () => 0 }).claim(id, 1_000_000); // and the tab is closed
    expect(await second.start(id)).toBe('started');
    await until(async () => (await second.summary(id))?.activity === 'idle');
    expect((await second.summary(id))?.counts).toMatchObject({ completed: 2 });
  });
});
