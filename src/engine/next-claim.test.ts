import { expect, it } from 'vitest';
import { batch, leaseMs, setUp, statuses } from '../../tests/support/fake-run.ts';
import { runBatch, type BatchRun } from './run-batch.ts';
import { statusOf } from './status.ts';

it('a slot goes on with the item that its settlement took along, and claims none besides', async () => {
  const { store, runner, clock } = setUp(['a', 'b', 'c', 'd']);
  let claims = 0;
  const counting: typeof store = { ...store, claim: (...asked) => ((claims += 1), store.claim(...asked)) };
  await runBatch(batch, { store: counting, runner: { ...runner, slots: 1 }, clock, leaseMs }).ended;
  expect(runner.runs).toEqual(['a', 'b', 'c', 'd']);
  expect(claims).toBe(2); // the first, and the one that finds nothing
});

it('a pause that comes while a result is stored returns the item that was taken with it', async () => {
  const { store, runner, clock } = setUp(['a', 'b']);
  const seen: string[] = [];
  const run: { now?: BatchRun } = {};
  const slow: typeof store = {
    ...store,
    settle: async (...asked) => {
      const settled = await store.settle(...asked);
      run.now?.pause();
      return settled;
    },
  };
  run.now = runBatch(batch, {
    store: slow,
    runner: { ...runner, slots: 1 },
    clock,
    leaseMs,
    onItem: ({ name, state }) => seen.push(`${name} ${statusOf(state)}`),
  });
  expect(await run.now.ended).toEqual({ kind: 'paused' });
  expect(runner.runs).toEqual(['a']);
  expect(statuses(store)).toBe('COMPLETED PENDING');
  // The attempt that was none does not count.
  expect(store.items()[1]).toMatchObject({ attempts: 1, attemptsBefore: 1 });
  expect(seen).toEqual(['a PROCESSING', 'a COMPLETED', 'b PENDING']);
});
