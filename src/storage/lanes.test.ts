import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ItemState } from '#engine/ports.ts';
import { openBatchRecords } from './batch-records.ts';
import { openBatchStore } from './batch-store.ts';
import { openDatabase } from './schema.ts';

const nowMs = 0;
const leaseMs = 1000;
const done: ItemState = { status: 'done', quality: 'success', row: {}, version: 1 };
const queued: ItemState = { status: 'queued' };

it('skips what has no place in its lane, however much of it stands before the others', async () => {
  const database = openDatabase('lanes');
  const records = openBatchRecords(database);
  const store = openBatchStore(database, { nowMs: () => nowMs });
  const lanes = [{ id: 'pdf', endings: ['.pdf'], atOnce: 1 }] as const;
  await records.create({ id: 'b', title: 'b', analysisId: 'cpet', createdAtMs: nowMs, options: {} });
  const names = [...Array.from({ length: 40 }, (_, n) => `f${n}.pdf`), 'x.jpg', 'y.jpg'];
  await records.addItems(
    'b',
    names.map((name) => ({ name, sizeBytes: 1, sha256: name, state: queued })),
  );
  const by = { owner: 'me', lanes };
  const given = await Promise.all([1, 2, 3, 4].map(() => store.claim('b', leaseMs, by)));
  const items = given.flatMap((claim) => (claim.kind === 'item' ? [claim.item] : []));
  expect(items.map(({ name }) => name)).toEqual(['f0.pdf', 'x.jpg', 'y.jpg']);
  expect(given[3]).toEqual({ kind: 'wait', untilMs: leaseMs });
  const [first] = items;
  if (first === undefined) throw new Error('nothing claimed');
  await store.settle(first, { state: done });
  expect(await store.claim('b', leaseMs, by)).toMatchObject({ item: { name: 'f1.pdf' } });
});
