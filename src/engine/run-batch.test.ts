import { describe, expect, it } from 'vitest';
import type { Fault } from '#core/result.ts';
import {
  batch,
  failing,
  fakeRunner,
  handClock,
  leaseMs,
  setUp,
  settledAs,
  statuses,
  succeed,
  type Answer,
} from '../../tests/support/fake-run.ts';
import { remaining } from './counts.ts';
import { memoryStore } from './memory-store.ts';
import { runBatch } from './run-batch.ts';
import { statusOf } from './status.ts';

describe('a run', () => {
  it('settles every file with its finding, once', async () => {
    const { store, runner, run } = setUp(['a', 'partial-b', 'c']);
    expect(await run().ended).toEqual({ kind: 'finished' });
    expect(statuses(store)).toBe('COMPLETED PARTIAL COMPLETED');
    expect(runner.runs).toEqual(['a', 'partial-b', 'c']);
    expect(JSON.parse(new TextDecoder().decode(store.finding('b/1')))).toEqual({ name: 'partial-b' });
    expect(store.counts()).toMatchObject({ total: 3, completed: 2, partial: 1, queued: 0, running: 0 });
  });

  it('tells its runner of the batch before it takes a file', async () => {
    const { store, clock, runner } = setUp(['a']);
    const told: string[] = [];
    const prepare = ({ id }: { readonly id: string }): void => {
      told.push(`${id} ${runner.runs.length}`);
    };
    await runBatch(batch, { store, runner: { ...runner, prepare }, clock, leaseMs }).ended;
    expect(told).toEqual(['b 0']);
  });

  it('goes on after a bad file, and never tries that one again', async () => {
    const bad: Fault = { kind: 'unreadable', code: 'no-time-column', detail: 'found HR' };
    const { store, runner, run } = setUp(['a', 'bad', 'c'], (item) =>
      item.name === 'bad' ? { ok: false, fault: bad } : succeed(item),
    );
    await run().ended;
    expect(statuses(store)).toBe('COMPLETED FAILED COMPLETED');
    expect(runner.runs.filter((name) => name === 'bad')).toHaveLength(1);
  });

  it.each(['storage', 'model'] as const)(
    'tries a %s fault twice more, each time after a longer pause, then lets it stand with its attempts recorded',
    async (kind) => {
      const { store, runner, run, slept } = setUp(['a'], failing({ kind, detail: 'gone' }));
      await run().ended;
      expect(runner.runs).toHaveLength(3);
      expect(store.items()[0]).toMatchObject({ attempts: 3, state: { status: 'failed', fault: { kind } } });
      expect([...new Set(slept)]).toEqual([1000, 2000]);
    },
  );

  it('cuts pauses at random, and does other files meanwhile', async () => {
    const { runner, run, slept } = setUp(
      ['a', 'b', 'c'],
      (item) =>
        item.name === 'a' && item.attempts === 1
          ? { ok: false, fault: { kind: 'model', detail: 'busy' } }
          : succeed(item),
      { random: () => 1 },
    );
    await run().ended;
    expect(runner.runs).toEqual(['a', 'b', 'c', 'a']);
    expect(slept[0]).toBe(500);
  });

  describe('where the app’s own program cannot be had', () => {
    const notThere: Fault = { kind: 'worker', detail: 'no worker', notBegun: true };

    it('stops once a slot asked three times, with pauses: no file had a part in it, all stay in the queue', async () => {
      const { store, runner, clock, run } = setUp(['a', 'b', 'c', 'd', 'e', 'f', 'g'], failing(notThere));
      expect(await run().ended).toEqual({ kind: 'stopped', fault: notThere });
      expect(statuses(store)).toBe('PENDING PENDING PENDING PENDING PENDING PENDING PENDING');
      expect(runner.runs.length).toBeLessThanOrEqual(3 * runner.slots);
      expect(clock.nowMs()).toBeGreaterThanOrEqual(3000);
    });

    it('can be paused meanwhile', async () => {
      const { store, run } = setUp(['a'], failing(notThere), { sleep: () => new Promise(() => undefined) });
      const { pause, ended } = run();
      await new Promise((resolve) => setTimeout(resolve, 5));
      pause();
      expect(await ended).toEqual({ kind: 'paused' });
      expect(statuses(store)).toBe('PENDING');
    });

    it('goes on where it came back meanwhile', async () => {
      let tries = 0;
      const { store, run } = setUp(['a', 'b', 'c'], (item) => {
        tries += 1;
        return tries < 3 ? { ok: false, fault: notThere } : succeed(item);
      });
      expect(await run().ended).toEqual({ kind: 'finished' });
      expect(statuses(store)).toBe('COMPLETED COMPLETED COMPLETED');
    });

    it('counts anew after every file that was done', async () => {
      let tries = 0;
      const { store, run } = setUp(['a', 'b', 'c', 'd', 'e'], (item) => {
        tries += 1;
        return tries % 3 === 0 ? succeed(item) : { ok: false, fault: notThere };
      });
      expect(await run().ended).toEqual({ kind: 'finished' });
      expect(store.counts().completed).toBe(5);
    });
  });

  it('keeps the result of a second attempt', async () => {
    let first = true;
    const { store, run } = setUp(['a'], (item) => {
      if (!first) return succeed(item);
      first = false;
      return { ok: false, fault: { kind: 'model', detail: 'gone' } };
    });
    await run().ended;
    expect(store.items()[0]).toMatchObject({ attempts: 2, state: { status: 'done' } });
  });

  it('tells of each change after it is durable', async () => {
    const seen: string[] = [];
    const { run } = setUp(['a'], succeed, { onItem: (item) => seen.push(statusOf(item.state)) });
    await run().ended;
    expect(seen).toEqual(['PROCESSING', 'COMPLETED']);
  });

  it('never takes a file whose bytes are not stored yet, and a cancel ends its waiting', async () => {
    const store = memoryStore('b', ['a'], handClock(), { status: 'awaited' });
    const ports = { store, runner: fakeRunner(succeed), clock: handClock(), leaseMs };
    expect(await runBatch(batch, ports).ended).toEqual({ kind: 'finished' });
    expect(statuses(store)).toBe('PENDING');
    expect([ports.runner.runs, remaining(store.counts())]).toEqual([[], 1]);
    const running = runBatch(batch, ports);
    running.cancel();
    await running.ended;
    expect(statuses(store)).toBe('CANCELLED');
  });

  it('waits for files that are still being taken in', async () => {
    const asked: boolean[] = [];
    const { run } = setUp([], succeed, {
      moreToCome: () => {
        asked.push(true);
        return Promise.resolve(asked.length < 5);
      },
    });
    expect(await run().ended).toEqual({ kind: 'finished' });
    expect(asked.length).toBeGreaterThanOrEqual(5);
  });
});

describe('pausing and cancelling', () => {
  it('a pause finishes the files in hand and leaves the rest queued', async () => {
    const release: (() => void)[] = [];
    const { store, run } = setUp(
      ['a', 'b', 'c', 'd'],
      (item) =>
        new Promise((resolve) =>
          release.push(() => {
            resolve({ ok: true, value: settledAs(item.name) });
          }),
        ),
    );
    const running = run();
    await until(() => release.length === 2);
    running.pause();
    release.forEach((go) => {
      go();
    });
    expect(await running.ended).toEqual({ kind: 'paused' });
    expect(statuses(store)).toBe('COMPLETED COMPLETED PENDING PENDING');
  });

  it('a cancel ends the files in hand and marks the rest', async () => {
    const never: Answer = () => new Promise(() => undefined);
    const { store, runner, run } = setUp(['a', 'b', 'c'], never);
    const running = run();
    await until(() => runner.runs.length === 2);
    running.cancel();
    expect(await running.ended).toEqual({ kind: 'cancelled' });
    expect(statuses(store)).toBe('CANCELLED CANCELLED CANCELLED');
    expect(store.counts()).toMatchObject({ cancelled: 3, running: 0, queued: 0 });
  });

  it('a runner stopped from outside returns its files to the queue and ends the run', async () => {
    const never: Answer = () => new Promise(() => undefined);
    const { store, runner, run } = setUp(['a', 'b', 'c'], never);
    const running = run();
    await until(() => runner.runs.length === 2);
    runner.stop();
    expect(await running.ended).toEqual({ kind: 'paused' });
    expect(statuses(store)).toBe('PENDING PENDING PENDING');
  });
});

describe('a store that refuses', () => {
  it('ends the run with its fault and leaves the rest for later', async () => {
    const { clock, store, runner, run } = setUp(['a', 'b', 'c', 'd']);
    const full: typeof store = {
      ...store,
      settle: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    expect(await runBatch(batch, { store: full, runner, clock, leaseMs }).ended).toEqual({
      kind: 'stopped',
      fault: { kind: 'storage', detail: 'QuotaExceededError: full' },
    });
    expect(statuses(store)).toBe('PROCESSING PROCESSING PENDING PENDING');
    clock.move(leaseMs);
    await run().ended;
    expect(store.counts()).toMatchObject({ completed: 4 });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}
