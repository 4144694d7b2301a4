import { describe, expect, it } from 'vitest';
import type { Fault } from '#core/result.ts';
import {
  batch,
  fakeRunner,
  leaseMs,
  setUp,
  statuses,
  succeed,
  type Answer,
} from '../../tests/support/fake-run.ts';
import { afterCutOff, afterTab } from './cut-off.ts';
import type { Item } from './ports.ts';
import { runBatch } from './run-batch.ts';

describe('crashes and competitors', () => {
  it('a file claimed by a session that died is done once its lease is over', async () => {
    const { clock, store, run, claim } = setUp(['a', 'b']);
    await claim(); // and the session dies here
    await run().ended;
    expect(statuses(store)).toBe('PROCESSING COMPLETED');
    clock.move(leaseMs);
    await run().ended;
    expect(statuses(store)).toBe('COMPLETED COMPLETED');
    expect(store.items()[0]).toMatchObject({ attempts: 2, cutOffs: 1 });
  });

  it('a late result of a lost lease is dropped', async () => {
    const { clock, store, claim } = setUp(['a']);
    const lost = await claim();
    clock.move(leaseMs);
    const current = await claim();
    expect(await store.settle(lost, { state: { status: 'cancelled' } })).toBeUndefined();
    expect(await store.settle(current, { state: { status: 'cancelled' } })).toBeDefined();
  });

  it('two engines on one store never do a file twice', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `f${index}`);
    const { clock, store } = setUp(names);
    const runners = [fakeRunner(succeed, 3), fakeRunner(succeed, 2)];
    await Promise.all(runners.map((runner) => runBatch(batch, { store, runner, clock, leaseMs }).ended));
    expect(runners.flatMap((runner) => runner.runs).sort()).toEqual([...names].sort());
    expect(store.counts()).toMatchObject({ completed: 50 });
  });

  it('a claimant is never given what it has in hand itself, however late that is', async () => {
    const { clock, store } = setUp(['a']);
    expect(await store.claim('b', leaseMs, { owner: 'me' })).toMatchObject({ kind: 'item' });
    clock.move(10 * leaseMs); // the lid was closed
    expect(await store.claim('b', leaseMs, { owner: 'me' })).toEqual({ kind: 'none' });
    expect(await store.claim('b', leaseMs, { owner: 'you' })).toMatchObject({ kind: 'item' });
  });

  it('a lease from before the clock was set back holds no longer than a new one', async () => {
    const { clock, claim, store } = setUp(['a']);
    clock.move(3_600_000);
    await claim();
    clock.move(-3_600_000);
    expect(await store.claim('b', leaseMs)).toMatchObject({ kind: 'item', item: { attempts: 2 } });
  });
});

describe('a file that takes its worker with it', () => {
  const poison =
    (fault: Fault): Answer =>
    (item) =>
      item.name === 'poison' ? { ok: false, fault } : succeed(item);

  it.each<[Fault, string]>([
    [{ kind: 'worker', detail: 'the worker stopped' }, 'the worker stopped'],
    [{ kind: 'timeout', detail: 'no result within 60 s' }, 'no result within 60 s'],
  ])('is tried once more, last and alone, and then quarantined', async (fault, words) => {
    const inHand = new Set<string>();
    const beside: string[][] = [];
    const { store, runner, run } = setUp(['poison', 'b', 'c', 'd', 'e'], async (item) => {
      inHand.add(item.name);
      if (item.name === 'poison') beside.push([...inHand]);
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (item.name === 'poison') beside.push([...inHand]);
      inHand.delete(item.name);
      return poison(fault)(item);
    });
    expect(await run().ended).toEqual({ kind: 'finished' });
    expect(runner.runs).toEqual(['poison', 'b', 'c', 'd', 'e', 'poison']);
    expect(beside.slice(-2)).toEqual([['poison'], ['poison']]);
    expect(statuses(store)).toBe('FAILED COMPLETED COMPLETED COMPLETED COMPLETED');
    expect(store.items()[0]).toMatchObject({
      attempts: 2,
      cutOffs: 2,
      state: {
        status: 'quarantined',
        fault: { kind: fault.kind, detail: `2 attempts at this file were cut off: ${words}` },
      },
    });
  });

  it('says what happened each time', async () => {
    const { store, run } = setUp(['a'], (item) =>
      item.attempts === 1
        ? { ok: false, fault: { kind: 'worker', detail: 'out of memory' } }
        : { ok: false, fault: { kind: 'timeout', detail: 'no result within 60 s' } },
    );
    await run().ended;
    expect(store.items()[0]?.state).toMatchObject({
      fault: { detail: '2 attempts at this file were cut off: out of memory; then no result within 60 s' },
    });
  });

  it('is not run while another such file is, nor beside files that come meanwhile', async () => {
    const { store, claim } = setUp(['a', 'b', 'c']);
    for (const item of [await claim(), await claim()])
      await store.settle(item, afterCutOff(item, { kind: 'worker', detail: 'gone' }));
    const last = await claim();
    expect(last.name).toBe('c');
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'wait', untilMs: leaseMs });
    await store.settle(last, { state: { status: 'queued' } });
    const again = await claim();
    await store.settle(again, { state: { status: 'cancelled' } });
    expect((await claim()).name).toBe('a');
    expect(await store.claim('b', leaseMs)).toEqual({ kind: 'wait', untilMs: leaseMs });
  });
});

describe('a file whose tab is gone', () => {
  const item: Item = {
    id: 'b/0',
    batchId: 'b',
    ordinal: 0,
    name: 'a',
    sizeBytes: 1,
    sha256: 'a',
    attempts: 1,
    state: { status: 'running', leaseUntilMs: 1 },
  };
  it('is no suspect when the tab was closed or loaded anew, and the attempt does not count', () => {
    expect(afterTab(item, 'left')).toEqual({ attemptsBefore: 1, state: { status: 'queued' } });
  });
  it('is quarantined when a second tab died over it', () => {
    expect(afterTab(item, 'died')).toMatchObject({ cutOffs: 1, state: { status: 'queued' } });
    expect(afterTab({ ...item, cutOffs: 1 }, 'died').state).toMatchObject({
      status: 'quarantined',
      fault: { detail: expect.stringContaining('the page crashed') as string },
    });
  });
  it('runs last and alone when the browser was killed, and is given more time to prove itself', () => {
    const ends = [0, 1, 2, 3].map((cutOffs) => afterTab({ ...item, cutOffs }, 'unknown'));
    expect(ends.map(({ state }) => state.status)).toEqual(['queued', 'queued', 'queued', 'quarantined']);
  });
});
