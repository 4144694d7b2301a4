import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { openBatchRecords } from './batch-records.ts';
import { openDatabase } from './schema.ts';

/** What each released version kept in the database, as it declared it. */
const tables: readonly Readonly<Record<string, string>>[] = [
  { batches: 'id', items: 'id, [batchId+state.status], sha256', findings: 'itemId', inputs: 'sha256' },
  {},
  { models: 'id, sha256' },
  { marks: 'key' },
  { places: 'batchId', backups: 'name, batchId', folders: 'batchId', events: '++n' },
  { codeBooks: 'id' },
  { classRecords: 'id' },
];

const batch = { id: 'b', title: 'Lab', analysisId: 'cpet', createdAtMs: 5, options: { subjectSalt: 's' } };
const counts = { total: 2, queued: 1, running: 0, completed: 1, partial: 0, failed: 0, cancelled: 0 };
const item = (ordinal: number, state: unknown) => ({
  id: `b/00000${String(ordinal)}`,
  batchId: 'b',
  ordinal,
  name: `f${String(ordinal)}.csv`,
  sizeBytes: 9,
  sha256: `h${String(ordinal)}`,
  attempts: ordinal,
  state,
});
const done = { status: 'done', quality: 'success', row: { vo2: 3 }, version: 2 };

/** A database as this version left it, with a batch of which one file is done. */
async function leftBy(version: number): Promise<string> {
  const name = `left-by-${String(version)}`;
  const database = new Dexie(name);
  database.version(version).stores(Object.assign({}, ...tables.slice(0, version)) as Record<string, string>);
  await database.open();
  await database.table('batches').put({ ...batch, counts: version > 1 ? { awaited: 0, ...counts } : counts });
  await database.table('items').bulkPut([item(0, done), item(1, { status: 'queued' })]);
  await database.table('findings').put({ itemId: 'b/000000', bytes: Uint8Array.of(123, 125) });
  await database.table('inputs').put({ sha256: 'h1', blob: 'bytes' });
  if (version >= 3) await database.table('models').put({ id: 'm', sha256: 'hm', title: 'Mine' });
  if (version >= 4) await database.table('marks').put({ key: 'store', openedAtMs: 7 });
  if (version >= 5) await database.table('folders').put({ batchId: 'b', handle: 'folder' });
  database.close();
  return name;
}

describe('a database of an earlier version', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('%i is taken over whole', async (version) => {
    const database = openDatabase(await leftBy(version));
    const records = openBatchRecords(database);
    expect(await records.list()).toEqual([{ ...batch, counts: { awaited: 0, ...counts } }]);
    expect(await records.items('b')).toEqual([item(0, done), item(1, { status: 'queued' })]);
    expect(await records.findings(['b/000000'])).toEqual([Uint8Array.of(123, 125)]);
    expect(await database.inputs.get('h1')).toBeDefined();
    expect(await database.models.count()).toBe(version >= 3 ? 1 : 0);
    const marks = await database.marks.toArray();
    expect(marks.some(({ key }) => key === 'store')).toBe(true);
    // What was there before there was a journal is owed to it.
    expect(marks.filter(({ key }) => key.startsWith('owed/b/'))).toHaveLength(version < 4 ? 1 : 0);
    for (const table of ['places', 'backups', 'events', 'codeBooks', 'classRecords'] as const)
      expect(await database[table].count()).toBe(0);
    expect(await database.folders.count()).toBe(version >= 5 ? 1 : 0);
    database.close();
  });
});
