import { describe, expect, it } from 'vitest';
import type { Fault, Result } from '#core/result.ts';
import { remaining } from './counts.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';
import type { Batch, Item, Runner, Settled } from './ports.ts';
import { runBatch, type RunPorts } from './run-batch.ts';
import { statusOf } from './status.ts';

const batch: Batch = { id: 'b', title: 'Batch', analysisId: 'cpet', createdAtMs: 0, options: {} };
const leaseMs = 1000;

/** A clock that stands still until it is moved. */
function handClock() {
  let now = 0;
  return { nowMs: () => now, move: (byMs: number) => (now += byMs) };
}

const settledAs = (name: string): Settled => ({
  quality: name.startsWith('partial') ? 'partial' : 'success',
  row: { quality: 'A', name },
  version: 1,
  finding: new TextEncoder().encode(JSON.stringify({ name })),
  timing: { readMs: 1, analyseMs: 2 },
});

type Answer = (item: Item) => Result<Settled> | Promise<Result<Settled>>;

/** A runner that answers as told, counts how often each file was run, and ends calls as cancelled when stopped. */
function fakeRunner(answer: Answer, slots = 2): Runner & { readonly runs: string[] } {
  const runs: string[] = [];
  const stops = new Set<() => void>();
  let stopped = false;
  return {
    slots,
    runs,
    run: async (_batch, item) => {
      const cancelled: Result<Settled> = { ok: false, fault: { kind: 'cancelled' } };
      if (stopped) return cancelled;
      runs.push(item.name);
      return Promise.race([
        Promise.resolve(answer(item)),
        new Promise<Result<Settled>>((resolve) =>
          stops.add(() => {
            resolve(cancelled);
          }),
        ),
      ]);
    },
    stop: () => {
      stopped = true;
      for (const stop of stops) stop();
    },
  };
}

const succeed: Answer = (item) => ({ ok: true, value: settledAs(item.name) });
const failing =
  (fault: Fault): Answer =>
  () => ({ ok: false, fault });
const statuses = (store: MemoryStore) =>
  store
    .items()
    .map((item) => statusOf(item.state))
    .join(' ');

function setUp(names: readonly string[], answer: Answer = succeed, more: Partial<RunPorts> = {}) {
  const clock = handClock();
  const store = memoryStore('b', names, clock);
  const runner = fakeRunner(answer);
  const run = () => runBatch(batch, { store, runner, clock, leaseMs, ...more });
  return { clock, store, runner, run };
}

describe('a run', () => {
  it('settles every file with its finding, once', async () => {
    const { store, runner, run } = setUp(['a', 'partial-b', 'c']);
    expect(await run().ended).toEqual({ kind: 'finished' });
    expect(statuses(store)).toBe('COMPLETED PARTIAL COMPLETED');
    expect(runner.runs).toEqual(['a', 'partial-b', 'c']);
    expect(JSON.parse(new TextDecoder().decode(store.finding('b/1')))).toEqual({ name: 'partial-b' });
    expect(store.counts()).toMatchObject({ total: 3, completed: 2, partial: 1, queued: 0, running: 0 });
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

  it.each(['worker', 'timeout', 'storage', 'model'] as const)(
    'tries a %s fault twice more, then lets it stand with its attempts recorded',
    async (kind) => {
      const { store, runner, run } = setUp(['a'], failing({ kind, detail: 'gone' }));
      await run().ended;
      expect(runner.runs).toHaveLength(3);
      expect(store.items()[0]).toMatchObject({ attempts: 3, state: { status: 'failed', fault: { kind } } });
    },
  );

  it('keeps the result of a second attempt', async () => {
    let first = true;
    const { store, run } = setUp(['a'], (item) => {
      if (!first) return succeed(item);
      first = false;
      return { ok: false, fault: { kind: 'worker', detail: 'gone' } };
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

describe('crashes and competitors', () => {
  it('a file claimed by a session that died is done once its lease is over', async () => {
    const { clock, store, run } = setUp(['a', 'b']);
    await store.claim('b', leaseMs); // and the session dies here
    await run().ended;
    expect(statuses(store)).toBe('PROCESSING COMPLETED');
    clock.move(leaseMs);
    await run().ended;
    expect(statuses(store)).toBe('COMPLETED COMPLETED');
    expect(store.items()[0]?.attempts).toBe(2);
  });

  it('a late result of a lost lease is dropped', async () => {
    const { clock, store } = setUp(['a']);
    const lost = await store.claim('b', leaseMs);
    clock.move(leaseMs);
    const current = await store.claim('b', leaseMs);
    if (lost === undefined || current === undefined) throw new Error('nothing claimed');
    expect(await store.settle(lost, { status: 'cancelled' })).toBeUndefined();
    expect(await store.settle(current, { status: 'cancelled' })).toBeDefined();
  });

  it('two engines on one store never do a file twice', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `f${index}`);
    const { clock, store } = setUp(names);
    const runners = [fakeRunner(succeed, 3), fakeRunner(succeed, 2)];
    await Promise.all(runners.map((runner) => runBatch(batch, { store, runner, clock, leaseMs }).ended));
    expect(runners.flatMap((runner) => runner.runs).sort()).toEqual([...names].sort());
    expect(store.counts()).toMatchObject({ completed: 50 });
  });

  it('a file whose attempts all ended without a word is quarantined, not run again', async () => {
    const { clock, store, runner, run } = setUp(['poison', 'b']);
    for (let crash = 0; crash < 3; crash++) {
      const claimed = await store.claim('b', leaseMs);
      expect(claimed?.name).toBe('poison');
      const other = await store.claim('b', leaseMs);
      if (other !== undefined) await store.settle(other, { status: 'cancelled' });
      clock.move(leaseMs);
    }
    await run().ended;
    expect(runner.runs).not.toContain('poison');
    expect(store.items()[0]?.state.status).toBe('quarantined');
    expect(store.items()[1]?.state.status).toBe('cancelled');
  });
});

describe('a store that refuses', () => {
  it('is asked twice before the run stops', async () => {
    const { clock, store, runner } = setUp(['a', 'b']);
    let calls = 0;
    const flaky: typeof store = {
      ...store,
      settle: (...args) => (++calls === 1 ? Promise.reject(new Error('busy')) : store.settle(...args)),
    };
    expect(await runBatch(batch, { store: flaky, runner, clock, leaseMs }).ended).toEqual({
      kind: 'finished',
    });
    expect(store.counts()).toMatchObject({ completed: 2 });
  });

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
