import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { noItems } from '#engine/counts.ts';
import { owedCopies, writeCopies } from './copy-owed.ts';
import { noJournal, openJournal } from './open-journal.ts';
import { openSegmentLog } from './segment-log.ts';
import {
  claimNext,
  done,
  fill,
  settleNext,
  states,
  testMachine,
  type TestMachine,
  type TestTab,
} from './test-machine.ts';

let machine: TestMachine;
let tab: TestMachine['tab'];
let leave: TestMachine['leave'];
let wipe: TestMachine['wipe'];

beforeEach(() => {
  machine = testMachine();
  ({ tab, leave, wipe } = machine);
});

/** A journal that the browser never lets anyone open. */
const refusing = () =>
  openJournal(
    openSegmentLog(
      { names: () => Promise.resolve(['000001.journal']), open: () => Promise.reject(new Error('never')) },
      () => 0,
      () => 1,
    ),
    () => Promise.resolve(undefined),
  );

const copyOwed = async ({ database, journal }: TestTab) =>
  writeCopies(database, journal, await owedCopies(database, journal));
const owed = ({ database }: TestTab) => database.marks.where('key').startsWith('owed/').count();

describe('a database that the browser deleted', () => {
  it('comes back with rows, findings, counters, titles and attempts', async () => {
    const before = await tab();
    await fill(before, 4);
    await settleNext(before, done(1));
    await settleNext(before, { status: 'failed', fault: { kind: 'worker', detail: 'gone' } });
    await before.store.requeue('b', { statuses: ['failed'] });
    await before.store.claim('b', 1000);
    await new Promise((resolve) => setTimeout(resolve, 150)); // the claim is told
    await before.records.rename('b', 'Winter');
    await before.records.setOptions('b', { profiles: [{ name: 'Ward 3' }] });
    const [items, batch] = [await before.records.items('b'), await before.records.get('b')];
    await leave(before);
    await wipe();

    const after = await tab();
    expect(after.healing).toMatchObject({ wasNew: true, batches: 1, items: 4, rows: 1, damaged: 0 });
    expect(await after.records.items('b')).toEqual(items);
    expect(await after.records.get('b')).toEqual(batch);
    expect(batch).toMatchObject({ title: 'Winter', options: { profiles: [{ name: 'Ward 3' }] }, rev: 2 });
    expect(await after.records.findings(items.map(({ id }) => id))).toMatchObject([
      new Uint8Array([0]),
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('comes back with what was copied from one batch into another', async () => {
    const before = await tab();
    await fill(before, 2);
    await settleNext(before, done(1));
    const sources = (await before.records.items('b')).map(({ id }) => id);
    await fill(before, 0, 'c');
    expect(await before.records.copyItems('c', sources)).toHaveLength(1);
    const items = await before.records.items('c');
    await leave(before);
    await wipe();

    const after = await tab();
    expect(await after.records.items('c')).toEqual(items);
    expect(await after.records.findings(['c/000000'])).toMatchObject([new Uint8Array([0])]);
    expect((await after.records.get('c'))?.counts).toMatchObject({ total: 1, completed: 1 });
  });

  it('comes back with the findings of results that something was said of later', async () => {
    const before = await tab();
    await fill(before, 2);
    await settleNext(before, done(1));
    const [item] = await before.records.items('b');
    if (item === undefined) throw new Error('no item');
    await before.records.review(item, {
      events: [{ kind: 'verdict', verdict: 'accepted', atMs: 1, by: 'AB' }],
    });
    const items = await before.records.items('b');
    await leave(before);
    await wipe();

    const after = await tab();
    expect(await after.records.items('b')).toEqual(items);
    expect(await after.records.findings(['b/000000'])).toMatchObject([new Uint8Array([0])]);
  });

  it('does not bring back a batch that was removed, nor what a crash left of it', async () => {
    const before = await tab();
    await fill(before, 2);
    await before.journal.append('b', [{ kind: 'removed', batchId: 'b' }], 'flushed');
    await leave(before);
    const between = await tab();
    expect(await between.records.list()).toEqual([]);
    await fill(between, 1, 'c');
    await between.records.remove('c');
    await leave(between);
    await wipe();
    expect(await (await tab()).records.list()).toEqual([]);
  });

  it('is healed anew where the healing was cut off', async () => {
    const before = await tab();
    await fill(before, 3);
    await settleNext(before, done(1));
    await leave(before);
    await wipe();
    const cut = await tab((database) => {
      const journal = machine.ownJournal(database);
      return { ...journal, read: () => Promise.resolve(undefined) };
    });
    expect(await cut.records.list()).toEqual([]);
    await leave(cut);
    const after = await tab();
    expect([after.healing.wasNew, await states(after)]).toEqual([true, 'done queued queued']);
  });

  it('whose journal cannot be read is healed at a later start, beside what was done meanwhile', async () => {
    const before = await tab();
    await fill(before, 2);
    await settleNext(before, done(1));
    await leave(before);
    await wipe();
    const without = await tab(refusing);
    expect(without.journal.absence()).toContain('never');
    await fill(without, 1, 'c');
    await leave(without);
    const after = await tab();
    expect(await states(after)).toBe('done queued');
    expect((await after.records.list()).map(({ id }) => id).sort()).toEqual(['b', 'c']);
  });
});

describe('a usual start', () => {
  it('reads nothing that the database is known to have', async () => {
    const before = await tab();
    await fill(before, 2);
    await settleNext(before, done(1));
    await leave(before);
    await leave(await tab());
    const after = await tab();
    expect(after.healing).toMatchObject({ wasNew: false, items: 0, rows: 0, segmentsLost: 0 });
    expect(await owed(after)).toBe(0);
  });

  it('takes a row that only the journal has', async () => {
    const before = await tab();
    await fill(before, 1);
    const item = await claimNext(before);
    const settled = { ...item, rev: 2, state: done(9) };
    await before.journal.append('b', [{ kind: 'settled', item: settled }], 'flushed');
    await leave(before);
    const after = await tab();
    expect([after.healing.rows, await states(after)]).toEqual([1, 'done']);
    expect((await after.records.get('b'))?.counts).toMatchObject({ total: 1, completed: 1, running: 0 });
  });

  it('never takes a late result against a later state', async () => {
    const before = await tab();
    await fill(before, 1);
    const item = await claimNext(before);
    await before.store.cancelRest('b');
    // Its claim is lost: the journal was told, the database refuses it.
    expect(await before.store.settle(item, { state: done(9) }, new Uint8Array([9]))).toBeUndefined();
    await leave(before);
    expect(await states(await tab())).toBe('cancelled');
    machine.disk.killTabs();
    await wipe();
    const healed = await tab();
    expect(await states(healed)).toBe('cancelled');
    expect(await healed.records.findings(['b/000000'])).toEqual([undefined]);
  });
});

describe('a journal that lacks something', () => {
  it('is told of batches from before it was kept, and of a time without it', async () => {
    const old = new Dexie(machine.name);
    old.version(3).stores({
      batches: 'id',
      items: 'id, [batchId+state.status], sha256',
      findings: 'itemId',
      inputs: 'sha256',
      models: 'id, sha256',
    });
    await old.table('batches').add({
      id: 'b',
      title: 'b',
      analysisId: 'cpet',
      createdAtMs: 0,
      options: {},
      counts: { ...noItems, total: 1, completed: 1 },
    });
    await old.table('items').add({
      id: 'b/000000',
      batchId: 'b',
      ordinal: 0,
      name: 'f',
      sizeBytes: 1,
      sha256: 'h',
      attempts: 1,
      state: done(3),
    });
    await old.table('findings').add({ itemId: 'b/000000', bytes: new Uint8Array([5]) });
    old.close();
    const without = await tab(() => noJournal);
    await without.records.addItems('b', [
      { name: 'g', sizeBytes: 1, sha256: 'k', state: { status: 'queued' } },
    ]);
    await settleNext(without, { status: 'failed', fault: { kind: 'worker', detail: 'gone' } });
    without.database.close();

    const later = await tab();
    expect(await owed(later)).toBeGreaterThan(0);
    expect(await copyOwed(later)).toBe(1);
    expect(await owed(later)).toBe(0);
    // A second copy takes the place of the first.
    const size = [...machine.disk.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    await later.database.marks.put({ key: 'owed/b/more', batchId: 'b' });
    expect(await copyOwed(later)).toBe(1);
    expect([...machine.disk.files.values()].reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThan(
      size + 100,
    );
    await leave(later);
    await wipe();
    const healed = await tab();
    expect(await states(healed)).toBe('done failed');
    expect(await healed.records.findings(['b/000000'])).toMatchObject([new Uint8Array([5])]);
  });

  it('because its files are gone is written again', async () => {
    const before = await tab();
    await fill(before, 2);
    await settleNext(before, done(1));
    await leave(before);
    machine.disk.files.clear();
    const after = await tab();
    expect(after.healing.segmentsLost).toBe(1);
    await copyOwed(after);
    await leave(after);
    await wipe();
    expect(await states(await tab())).toBe('done queued');
  });

  it('is told once: the next starts miss nothing and copy nothing', async () => {
    const before = await tab();
    await fill(before, 3);
    await settleNext(before, done(1));
    await leave(before);
    const without = await tab(() => noJournal);
    await settleNext(without, done(2));
    await leave(without);
    const copying = await tab();
    expect(await copyOwed(copying)).toBe(1);
    await leave(copying);
    for (let start = 0; start < 2; start += 1) {
      const later = await tab();
      expect(later.healing.segmentsLost).toBe(0);
      expect(await copyOwed(later)).toBe(0);
      await leave(later);
    }
    await wipe();
    expect(await states(await tab())).toBe('done done queued');
  });

  it('because a record is damaged gives all the others', async () => {
    const before = await tab();
    await fill(before, 3);
    for (let n = 0; n < 3; n += 1) await settleNext(before, done(n));
    await leave(before);
    await wipe();
    for (const bytes of machine.disk.files.values()) {
      const place = new TextDecoder('latin1').decode(bytes).lastIndexOf('"letters":1');
      if (place > 0) bytes[place] = 0;
    }
    const after = await tab();
    expect(after.healing.damaged).toBe(1);
    expect(await states(after)).toBe('done running done');
    expect(await owed(after)).toBe(1);
  });
});
