import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openBatchRecords } from './batch-records.ts';
import { openBatchStore } from './batch-store.ts';
import { openDatabase } from './schema.ts';

it('hundreds of items move whole, found by their state or by name, with the counts of all', async () => {
  const database = openDatabase('move-items');
  const records = openBatchRecords(database);
  const store = openBatchStore(database, { nowMs: () => 0 });
  await records.create(
    { id: 'b', title: 'b', analysisId: 'cpet', createdAtMs: 0, options: {} },
    Array.from({ length: 600 }, (_, n) => ({
      name: `f${n}`,
      sizeBytes: 1,
      sha256: `h${n}`,
      state: { status: 'queued' } as const,
    })),
  );
  const counts = async () => (await records.get('b'))?.counts;
  expect((await store.claim('b', 1000)).kind).toBe('item');
  expect(await store.cancelRest('b')).toHaveLength(600);
  expect(await counts()).toMatchObject({ total: 600, cancelled: 600, queued: 0, running: 0 });
  const ids = (await records.items('b')).map(({ id }) => id);
  expect(await store.requeue('b', { ids: ids.slice(0, 501) })).toHaveLength(501);
  expect(await store.requeue('b', { ids: [...ids, 'unknown'] })).toHaveLength(99);
  expect(await counts()).toMatchObject({ total: 600, cancelled: 0, queued: 600 });
});
