import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openBatchRecords } from './batch-records.ts';
import { openClassRecords } from './class-records.ts';
import { changed, openDatabase } from './schema.ts';

const batch = (id: string) => ({ id, title: id, analysisId: 'letters', createdAtMs: 5, options: {} });
const done = { status: 'done', quality: 'success', row: { letters: 3 }, version: 1 } as const;
const file = (name: string) => ({ name, sizeBytes: 9, sha256: name, attempts: 1, state: done });

let count = 0;
async function opened() {
  count += 1;
  const database = openDatabase(`class-${String(count)}`);
  const records = openBatchRecords(database, undefined, { nowMs: () => 77 });
  await records.create(batch('a'), [file('one'), file('two')]);
  for (const { id } of await records.items('a'))
    await database.findings.put({ itemId: id, bytes: new TextEncoder().encode(`"${id}"`) });
  return { database, records, classes: openClassRecords(database) };
}
const made = { atMs: 9, version: 1 };
const seenOf = (items: readonly { id: string; rev?: number }[]) =>
  new Map(items.map(({ id, rev = 0 }) => [id, rev]));

describe('a batch summed up', () => {
  it('is counted with the items it is of, and goes with its batch', async () => {
    const { records, classes } = await opened();
    const seen = seenOf(await records.items('a'));
    expect(await classes.put('a', { codes: 3 }, seen, made)).toEqual({
      id: 'a',
      total: 2,
      successful: 2,
      failed: 0,
      summary: { codes: 3 },
      createdAtMs: 5,
      madeAtMs: 9,
      of: { items: 2, revisions: 0, version: 1 },
    });
    expect(await classes.current('a', 1)).toMatchObject({ madeAtMs: 9 });
    await records.remove('a');
    expect(await classes.current('a', 1)).toBeUndefined();
  });

  it('is not written once a result has changed since it was read', async () => {
    const { database, records, classes } = await opened();
    const items = await records.items('a');
    const seen = seenOf(items);
    if (items[0] !== undefined) await database.items.put(changed(items[0], { tookMs: 40 }));
    expect(await classes.put('a', {}, seen, made)).toBeUndefined();
    expect(await classes.put('a', {}, seenOf(await records.items('a')), made)).toMatchObject({
      processingMs: 40,
    });
  });
});

describe('a summary that is kept', () => {
  it('is no longer current once a result changed, another came, or the analysis is newer', async () => {
    const { database, records, classes } = await opened();
    const items = await records.items('a');
    await classes.put('a', {}, seenOf(items), made);
    expect(await classes.current('a', 2)).toBeUndefined();
    if (items[0] !== undefined) await database.items.put(changed(items[0], { tookMs: 40 }));
    expect(await classes.current('a', 1)).toBeUndefined();
    await classes.put('a', {}, seenOf(await records.items('a')), made);
    expect(await classes.current('a', 1)).toBeDefined();
    await records.addItems('a', [file('three')]);
    expect(await classes.current('a', 1)).toBeUndefined();
  });
});

describe('results that become part of another batch', () => {
  it('are there with their findings, and stay where they were', async () => {
    const { records } = await opened();
    await records.create(batch('b'));
    const [one] = await records.items('a');
    const copies = await records.copyItems('b', [one?.id ?? '', 'nothing']);
    expect(copies).toMatchObject([{ id: 'b/000000', batchId: 'b', ordinal: 0, name: 'one', state: done }]);
    expect(new TextDecoder().decode((await records.findings(['b/000000']))[0])).toBe('"a/000000"');
    expect((await records.get('b'))?.counts).toMatchObject({ total: 1, completed: 1 });
    expect(await records.items('a')).toHaveLength(2);
  });

  it('say which batch they come from, and when they were taken; a copy of a copy says the batch of that', async () => {
    const { records } = await opened();
    for (const id of ['b', 'c']) await records.create(batch(id));
    const [copy] = await records.copyItems('b', ['a/000001']);
    expect(copy?.takenFrom).toEqual({ batchId: 'a', itemId: 'a/000001', atMs: 77 });
    const [again] = await records.copyItems('c', ['b/000000']);
    expect(again?.takenFrom).toEqual({ batchId: 'b', itemId: 'b/000000', atMs: 77 });
  });

  it('are appended in groups, in their order', async () => {
    const { database, records } = await opened();
    await records.create(batch('b'));
    await records.addItems(
      'a',
      Array.from({ length: 70 }, (_, n) => file(`more-${String(n)}`)),
    );
    const items = await records.items('a');
    await database.findings.bulkPut(items.map(({ id }) => ({ itemId: id, bytes: new Uint8Array(1) })));
    await records.copyItems(
      'b',
      items.map(({ id }) => id),
    );
    expect((await records.items('b')).map(({ name }) => name)).toEqual(items.map(({ name }) => name));
  });
});
