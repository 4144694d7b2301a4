import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { openModelStore } from './models.ts';
import { openDatabase, type ModelRecord } from './schema.ts';

const model = (id: string, addedAtMs: number, sha256 = `sha of ${id}`): ModelRecord => ({
  id,
  title: id,
  format: 'onnx',
  layout: 'oxynet-40x5',
  input: 'x',
  outputs: ['y'],
  sha256,
  fileName: `${id}.onnx`,
  sizeBytes: 3,
  addedAtMs,
  blob: new Blob(['abc']),
});

it('models are listed oldest first, and stay until they are removed', async () => {
  const store = openModelStore(openDatabase('models-1'));
  await store.add(model('b', 2));
  await store.add(model('a', 1));
  expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'b']);
  await store.remove('a');
  await store.remove('never there');
  expect((await store.list()).map(({ id }) => id)).toEqual(['b']);
});

it('the same model twice is the one that is there; other bytes under its id take its place', async () => {
  const store = openModelStore(openDatabase('models-2'));
  await store.add(model('a', 1));
  expect(await store.add({ ...model('a', 2), title: 'again' })).toMatchObject({ title: 'a', addedAtMs: 1 });
  expect(await store.add(model('a', 3, 'other'))).toMatchObject({ addedAtMs: 3 });
  expect(await store.list()).toHaveLength(1);
});

it('a database of the second version keeps what it has and takes models', async () => {
  const old = new Dexie('models-3');
  old.version(2).stores({
    batches: 'id',
    items: 'id, [batchId+state.status], sha256',
    findings: 'itemId',
    inputs: 'sha256',
  });
  await old.table('batches').add({ id: 'b', title: 'kept', counts: { total: 0 } });
  await old.table('findings').add({ itemId: 'b/000000', bytes: Uint8Array.of(1) });
  old.close();
  const database = openDatabase('models-3');
  await openModelStore(database).add(model('a', 1));
  expect(await database.batches.get('b')).toMatchObject({ title: 'kept', counts: { total: 0 } });
  expect(await database.findings.count()).toBe(1);
  expect(await database.models.count()).toBe(1);
});
