import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { claimNext, done, fill, settleNext, testMachine } from './test-machine.ts';

const { tab, leave } = testMachine();

it('a start brings up what a torn transaction left behind the journal, though the marks say that it is there', async () => {
  const before = await tab();
  await fill(before, 3);
  await settleNext(before, done(1));
  const claimed = await claimNext(before);
  const [records, counts] = [await before.database.items.get(claimed.id), await before.records.get('b')];
  await before.store.settle(claimed, { state: done(2) }, new Uint8Array([1]));
  const items = await before.records.items('b');
  if (records === undefined || counts === undefined) throw new Error('nothing to put back');
  await before.database.items.put(records);
  await before.database.batches.put(counts);
  await leave(before);

  const after = await tab();
  expect(after.healing).toMatchObject({ wasNew: false, rows: 1 });
  expect(await after.records.items('b')).toEqual(items);
  expect((await after.records.get('b'))?.counts).toMatchObject({ total: 3, completed: 2, running: 0 });
  await leave(after);
  // Read again once, and then known.
  expect((await tab()).healing).toMatchObject({ rows: 0 });
});
