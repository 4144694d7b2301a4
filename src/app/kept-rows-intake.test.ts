import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { BatchStart, NamedFile, StartItem } from './batch-api.ts';
import { fakeBrowsers, untilIdle } from './fake-batch.ts';
import type { FakeBrowser } from './fake-browser.ts';
import type { JoinedBatches } from './join-batches.ts';

const browsers = fakeBrowsers();
afterAll(browsers.close);

const given = (name: string, text: string): NamedFile => ({ name, file: new File([text], name) });

/** A row of an earlier ledger that has come to its end with these bytes. */
const ended = (name: string, text: string, state: StartItem['state']): StartItem => ({
  name,
  state,
  sha256: createHash('sha256').update(text).digest('hex'),
  attempts: 1,
  facts: { ageY: 40 },
  ledger: { own: 'p1', kept: true },
});
const done: StartItem['state'] = { status: 'done', quality: 'success', row: { letters: 3 }, version: 1 };
const failed: StartItem['state'] = {
  status: 'failed',
  fault: { kind: 'unreadable', code: 'no-letters', detail: 'none' },
};

describe('files given to a batch that goes on from a ledger', () => {
  let here: FakeBrowser;
  let tab: JoinedBatches;
  let batchId: string;
  beforeEach(async () => {
    here = browsers.open();
    tab = here.tab();
    const start: BatchStart = {
      ledger: { name: 'old.csv', own: 'subject', ownCount: 1, extraNames: [] },
      items: [ended('a', 'one', done), ended('b', 'bad', failed)],
    };
    const batch = await tab.createFrom('letters', start);
    if (!batch.ok) throw new Error('not created');
    batchId = batch.value.id;
  });
  const added = async (...files: readonly NamedFile[]) => {
    const result = await tab.addFiles(batchId, files);
    return result.ok && result.value;
  };

  it('are left alone where they are the same, and no copy of a finished one is made', async () => {
    expect(await added(given('a', 'one'))).toMatchObject({ added: 0, alreadyThere: 1 });
    expect(here.files.size).toBe(0);
    expect((await tab.items(batchId))[0]?.state).toEqual(done);
  });

  it('do not cost a finished one its result before the file is there, or where it cannot be read', async () => {
    const before = await tab.items(batchId);
    expect(await tab.retryItems([before[0]?.id ?? ''])).toBe(0);
    await tab.start(batchId);
    await untilIdle(tab, batchId);
    const again = { ...given('a', 'far too many letters for this'), again: true } as const;
    expect(await added(again)).toMatchObject({ added: 0, alreadyThere: 1 });
    expect(await tab.items(batchId)).toEqual(before);
  });

  it('are analysed although they are the same, where a person asks for it', async () => {
    const again = { ...given('a', 'one'), again: true } as const;
    expect(await added(again, given('b', 'bad'))).toMatchObject({ added: 0, alreadyThere: 1 });
    expect((await tab.items(batchId))[0]).toMatchObject({
      state: { status: 'queued' },
      facts: { ageY: 40 },
    });
    await tab.start(batchId);
    await untilIdle(tab, batchId);
    const [item, other] = await tab.items(batchId);
    expect(item?.state).toMatchObject({ status: 'done', row: { quality: 'A', letters: 3 } });
    expect(item?.ledger).toEqual({ own: 'p1' });
    expect(await tab.finding(item?.id ?? '')).toMatchObject({ letters: 3 });
    expect(other?.state).toEqual(failed);
  });

  it('start their row anew where they have other bytes, with what the table says of the subject', async () => {
    expect(await added(given('a', 'other'), given('b', 'bad'))).toMatchObject({ added: 0, alreadyThere: 1 });
    const items = await tab.items(batchId);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      state: { status: 'queued' },
      sha256: createHash('sha256').update('other').digest('hex'),
      facts: { ageY: 40 },
      ledger: { own: 'p1' },
    });
    await tab.start(batchId);
    await untilIdle(tab, batchId);
    expect((await tab.items(batchId))[0]?.state).toMatchObject({ status: 'done', row: { letters: 5 } });
    expect((await tab.items(batchId))[1]?.state).toEqual(failed);
  });
});

describe('files given to a batch that began from a table without them', () => {
  const table = { name: 'list.csv', own: 'subject', ownCount: 1, extraNames: [] };
  const awaited = (name: string, ageY: number): StartItem => ({
    name,
    state: { status: 'awaited' },
    sha256: '',
    attempts: 0,
    facts: { ageY },
    ledger: { own: name },
  });

  it('fill the rows that name them in another way, once, and leave what is unclear to new rows', async () => {
    const tab = browsers.open().tab();
    const batch = await tab.createFrom('letters', {
      ledger: table,
      items: [awaited('subj01', 40), awaited('Mon\\B.CSV', 50), awaited('c', 60)],
    });
    if (!batch.ok) throw new Error('not created');
    const { id } = batch.value;
    const give = () =>
      tab.addFiles(id, [
        given('lab/subj01.csv', 'one'),
        given('lab/mon/b.csv', 'three'),
        given('lab/c.csv', 'four'),
        given('lab/c.txt', 'fifth'),
      ]);
    const unclear = ['lab/c.csv', 'lab/c.txt'];
    expect(await give()).toMatchObject({ value: { added: 2, alreadyThere: 0, unclear } });
    await tab.start(id);
    await untilIdle(tab, id);
    const items = await tab.items(id);
    expect(items.map(({ name, state: { status } }) => `${name} ${status}`)).toEqual([
      'subj01 done',
      'Mon\\B.CSV done',
      'c awaited',
      'c.csv done',
      'c.txt done',
    ]);
    expect(items.map(({ facts }) => facts?.ageY)).toEqual([40, 50, 60, undefined, undefined]);
    expect(await give()).toEqual({ ok: true, value: { added: 0, duplicates: 0, alreadyThere: 4 } });
    expect(await tab.items(id)).toHaveLength(5);
  });
});
