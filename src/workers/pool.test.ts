import { afterEach, describe, expect, it } from 'vitest';
import { ok, type Result } from '#core/result.ts';
import type { Batch, Item, Settled } from '#engine/ports.ts';
import { FakeWorker } from './fake-worker.ts';
import { workersFor, startPool, type PoolOptions } from './pool.ts';
import { partDone, type AnalysisJob, type AnalysisWorkerApi } from './protocol.ts';

const batch: Batch = { id: 'b', title: '', analysisId: 'cpet', createdAtMs: 0, options: {} };
const itemOf = (name: string): Item => ({
  id: name,
  batchId: 'b',
  ordinal: 0,
  name,
  sizeBytes: 1,
  sha256: 'h',
  attempts: 1,
  state: { status: 'running', leaseUntilMs: 0 },
});
const settled: Settled = {
  quality: 'success',
  row: {},
  version: 1,
  finding: new Uint8Array([1]),
  timing: { readMs: 0, analyseMs: 0 },
};

afterEach(() => {
  for (const worker of FakeWorker.started.splice(0)) worker.terminate();
});

const loads = () => Promise.resolve();

function poolOf(analyse: (job: AnalysisJob) => Promise<Result<Settled>>, options: Partial<PoolOptions> = {}) {
  return startPool({
    workers: 2,
    timeLimitMs: 10_000,
    tickMs: 5,
    start: () => new FakeWorker({ prepare: loads, analyse, recompute: never }) as unknown as Worker,
    open: () => Promise.resolve(ok(new Blob(['x']))),
    ...options,
  });
}

const answer = () => Promise.resolve(ok(settled));
const never = () => new Promise<Result<Settled>>(() => undefined);
const unless = (stuck: string) => (job: AnalysisJob) => (job.name === stuck ? never() : answer());
const busy = async (workers: number) => {
  while (FakeWorker.started.length < workers) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, 5));
};

it('takes as many workers as cores, up to the five pictures that may be read at once, two at least', () => {
  expect([1, 2, 3, 4, 5, 16].map(workersFor)).toEqual([2, 2, 3, 4, 5, 5]);
});

describe('a pool of workers', () => {
  it('hands back what the worker found, and keeps the worker for the next file', async () => {
    const pool = poolOf(answer);
    expect(await pool.run(batch, itemOf('a'))).toEqual(ok(settled));
    expect(await pool.run(batch, itemOf('b'))).toEqual(ok(settled));
    expect(FakeWorker.started).toHaveLength(1);
    pool.stop();
  });

  it('starts its workers before any file comes, where it is told of a run, and those serve its files', async () => {
    const pool = poolOf(answer);
    pool.prepare?.(batch);
    await busy(2);
    expect(await pool.run(batch, itemOf('a'))).toEqual(ok(settled));
    expect(FakeWorker.started).toHaveLength(2);
    pool.stop();
    pool.prepare?.(batch);
    expect(FakeWorker.started).toHaveLength(2);
  });

  it('tells its workers what is lent to them as well, where it is told of a run', async () => {
    const prepared: unknown[] = [];
    const api: AnalysisWorkerApi = {
      prepare: (...asked) => {
        prepared.push(asked);
        return Promise.resolve();
      },
      analyse: answer,
      recompute: never,
    };
    const lent = { runtime: 'wasm', models: [] } as const;
    const pool = poolOf(answer, {
      start: () => new FakeWorker(api) as unknown as Worker,
      lend: () => Promise.resolve(lent),
    });
    pool.prepare?.(batch);
    const each = [['cpet'], ['cpet', lent]];
    await expect.poll(() => prepared, { interval: 1 }).toEqual(expect.arrayContaining([...each, ...each]));
    pool.stop();
  });

  it('says that a program could not be loaded where its worker ends without a word before it was ready', async () => {
    const start = () =>
      new FakeWorker({ prepare: () => new Promise(() => undefined), analyse: never, recompute: never });
    const pool = poolOf(never, { start: start as unknown as () => Worker });
    const run = pool.run(batch, itemOf('a'));
    await busy(1);
    FakeWorker.started[0]?.die(undefined);
    expect(await run).toMatchObject({ fault: { kind: 'worker', notBegun: true } });
    pool.stop();
  });

  it('lets a file answer for a worker that ends without a word once it was ready, also the first of a worker', async () => {
    const pool = poolOf(never);
    const run = pool.run(batch, itemOf('a'));
    await expect.poll(() => FakeWorker.started[0]?.answers, { interval: 1 }).toBe(1);
    FakeWorker.started[0]?.die(undefined);
    expect(await run).toEqual({
      ok: false,
      fault: { kind: 'worker', detail: 'the worker stopped: no reason given' },
    });
    pool.stop();
  });

  it('replaces a worker that died while nothing was in hand', async () => {
    const pool = poolOf(answer);
    pool.prepare?.(batch);
    await busy(2);
    for (const worker of [...FakeWorker.started]) worker.die('out of memory');
    expect(await pool.run(batch, itemOf('a'))).toEqual(ok(settled));
    pool.stop();
  });

  it('lets files wait for a worker, in their order, and never gives a worker two', async () => {
    let [now, most] = [0, 0];
    const order: string[] = [];
    const pool = poolOf(async (job) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
      order.push(job.name);
      return ok(settled);
    });
    expect(pool.slots).toBe(4);
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => pool.run(batch, itemOf(name))));
    expect(most).toBe(2);
    expect(order.join('')).toBe('abcdef');
    pool.stop();
  });

  it('lends models with each file, and goes on without them where they cannot be had', async () => {
    const lent: (AnalysisJob['lent'] | undefined)[] = [];
    const outcomes = [Promise.resolve({ runtime: 'webgpu' as const, models: [] }), undefined];
    const pool = poolOf(
      (job) => {
        lent.push(job.lent);
        return answer();
      },
      { lend: () => outcomes.shift() ?? Promise.reject(new Error('storage barred')) },
    );
    for (const name of ['a', 'b']) expect(await pool.run(batch, itemOf(name))).toEqual(ok(settled));
    expect(lent).toEqual([{ runtime: 'webgpu', models: [] }, undefined]);
    pool.stop();
  });

  it('replaces a worker that died; only its own file has the fault', async () => {
    const pool = poolOf(unless('stuck'));
    const stuck = pool.run(batch, itemOf('stuck'));
    await busy(1);
    const other = pool.run(batch, itemOf('a'));
    FakeWorker.started[0]?.die('out of memory');
    expect(await stuck).toEqual({
      ok: false,
      fault: { kind: 'worker', detail: 'the worker stopped: out of memory' },
    });
    expect(await other).toEqual(ok(settled));
    expect(await pool.run(batch, itemOf('b'))).toEqual(ok(settled));
    expect(FakeWorker.started[0]?.terminated).toBe(true);
    pool.stop();
  });

  it('replaces a worker in which a shipped model could not be loaded, for the runtime does not start twice', async () => {
    const fault = { kind: 'model', detail: 'no available backend found', notBegun: true } as const;
    const pool = poolOf(({ name }) =>
      Promise.resolve(name === 'bad' ? { ok: false as const, fault } : ok(settled)),
    );
    expect(await pool.run(batch, itemOf('bad'))).toEqual({ ok: false, fault });
    expect(FakeWorker.started.map(({ terminated }) => terminated)).toEqual([true]);
    expect(await pool.run(batch, itemOf('a'))).toEqual(ok(settled));
    expect(FakeWorker.started.map(({ terminated }) => terminated)).toEqual([true, false]);
    pool.stop();
  });

  it.each([
    ['done', ok(settled)],
    ['failed', { ok: false, fault: { kind: 'timeout', detail: 'x' } }] satisfies [string, Result<Settled>],
  ])('replaces a worker that holds too much once its file is %s, and no other', async (_how, result) => {
    const pool = poolOf(
      ({ name }) => {
        FakeWorker.started.at(-1)?.say({ holdsBytes: name === 'large' ? 501 : 500 });
        return Promise.resolve(result);
      },
      { holdsAtMostBytes: 500 },
    );
    for (const name of ['a', 'large', 'b', 'c']) expect(await pool.run(batch, itemOf(name))).toEqual(result);
    expect(FakeWorker.started.map(({ terminated }) => terminated)).toEqual([true, false]);
    pool.stop();
  });

  it('replaces a worker whose message cannot be read', async () => {
    const pool = poolOf(never);
    const stuck = pool.run(batch, itemOf('stuck'));
    await busy(1);
    FakeWorker.started[0]?.dispatchEvent(new Event('messageerror'));
    expect(await stuck).toMatchObject({ ok: false, fault: { kind: 'worker' } });
    pool.stop();
  });

  it('ends a file that exceeds the time limit, and goes on with a new worker', async () => {
    const pool = poolOf(unless('stuck'), { timeLimitMs: 20 });
    expect(await pool.run(batch, itemOf('stuck'))).toEqual({
      ok: false,
      fault: { kind: 'timeout', detail: 'no result within 0.02 s' },
    });
    expect(FakeWorker.started[0]?.terminated).toBe(true);
    expect(await pool.run(batch, itemOf('a'))).toEqual(ok(settled));
    expect(FakeWorker.started).toHaveLength(2);
    pool.stop();
  });

  it('gives each part of a file the time limit anew, as a scan of many pages takes longer than any one of them', async () => {
    const scan = async () => {
      for (let page = 0; page < 30; page += 1) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        FakeWorker.started[0]?.say(partDone);
      }
      return ok(settled);
    };
    const pool = poolOf(scan, { timeLimitMs: 500 });
    expect(await pool.run(batch, itemOf('scan.pdf'))).toEqual(ok(settled));
    pool.stop();
  });

  it('ends a file that has parts without end', async () => {
    const parts = setInterval(() => FakeWorker.started[0]?.say(partDone), 1);
    const pool = poolOf(never, { timeLimitMs: 10 });
    expect(await pool.run(batch, itemOf('endless'))).toEqual({
      ok: false,
      fault: { kind: 'timeout', detail: 'no result within 0.3 s' },
    });
    clearInterval(parts);
    pool.stop();
  });

  it('turns an exception that escaped the worker into a fault', async () => {
    const pool = poolOf(() => Promise.reject(new Error('oops')));
    expect(await pool.run(batch, itemOf('a'))).toMatchObject({ ok: false, fault: { kind: 'worker' } });
    pool.stop();
  });

  it('passes on that the bytes are not here, without starting a worker', async () => {
    const missing = { kind: 'unreadable', code: 'input-missing', detail: 'gone' } as const;
    const pool = poolOf(answer, { open: () => Promise.resolve({ ok: false, fault: missing }) });
    expect(await pool.run(batch, itemOf('a'))).toEqual({ ok: false, fault: missing });
    expect(FakeWorker.started).toHaveLength(0);
  });

  it('ends everything as cancelled when stopped, and takes nothing more', async () => {
    const pool = poolOf(never);
    const runs = ['a', 'b', 'waits'].map((name) => pool.run(batch, itemOf(name)));
    await busy(2);
    pool.stop();
    const cancelled = { ok: false, fault: { kind: 'cancelled' } };
    expect(await Promise.all(runs)).toEqual([cancelled, cancelled, cancelled]);
    expect(await pool.run(batch, itemOf('c'))).toEqual(cancelled);
    expect(FakeWorker.started.every((worker) => worker.terminated)).toBe(true);
  });
});
