import { afterEach, expect, it, vi } from 'vitest';
import { apiOfWorker } from './api-of-worker.ts';
import { FakeWorker } from './fake-worker.ts';
import type { Lent } from './protocol.ts';
import { keepWorkersAhead } from './workers-ahead.ts';

const started = FakeWorker.started;
const prepared: (readonly [string, Lent | undefined])[] = [];
afterEach(() => {
  for (const worker of started.splice(0)) worker.terminate();
  prepared.length = 0;
  vi.useRealTimers();
});

const lent: Lent = { runtime: 'wasm', models: [] };

function ahead({ lend = () => Promise.resolve(lent), refuses = false } = {}) {
  const start = (): Worker => {
    if (refuses) throw new Error('no guard');
    const prepare = (...asked: [string, Lent?]) => {
      prepared.push([asked[0], asked[1]]);
      return Promise.resolve();
    };
    return new FakeWorker({ prepare }) as unknown as Worker;
  };
  return keepWorkersAhead({ workers: 2, keepMs: 1000, start, lend });
}

const untilPrepared = (count: number) =>
  vi.waitFor(() => {
    expect(prepared).toHaveLength(count);
  });

it('as many as are kept load an analysis, once each however often it is asked for', async () => {
  const workers = ahead();
  workers.prepare('cpet');
  workers.prepare('cpet');
  await untilPrepared(2);
  expect(prepared).toEqual([
    ['cpet', lent],
    ['cpet', lent],
  ]);
  workers.prepare('other');
  await untilPrepared(4);
  expect(started).toHaveLength(2);
});

it('each is given to one taker; who comes when none is left gets a fresh one', () => {
  const workers = ahead();
  workers.prepare('cpet');
  const taken = [workers.take(), workers.take(), workers.take()];
  expect(taken).toEqual(started);
  expect(new Set(taken).size).toBe(3);
});

it('what could not be lent keeps no program from being loaded', async () => {
  ahead({ lend: () => Promise.reject(new Error('locked')) }).prepare('cpet');
  await untilPrepared(2);
  expect(prepared[0]).toEqual(['cpet', undefined]);
});

it('who takes one speaks to it as before, whatever was said to it ahead', async () => {
  const workers = ahead();
  workers.prepare('cpet');
  const worker = workers.take();
  expect(apiOfWorker(worker)).toBe(apiOfWorker(worker));
  await apiOfWorker(worker).prepare('cpet');
  expect(prepared).toContainEqual(['cpet', undefined]);
});

it('one that died is nobody’s, and is made up for', () => {
  const workers = ahead();
  workers.prepare('cpet');
  started[0]?.die(undefined);
  expect(started[0]?.terminated).toBe(true);
  expect(workers.take()).toBe(started[1]);
  workers.prepare('cpet');
  expect(started).toHaveLength(4);
});

it('one that was taken is left alone, whatever becomes of it', () => {
  vi.useFakeTimers();
  const workers = ahead();
  workers.prepare('cpet');
  workers.take();
  started[0]?.die(undefined);
  vi.advanceTimersByTime(2000);
  expect(started.map(({ terminated }) => terminated)).toEqual([false, true]);
});

it('those that nobody takes are ended some time after they were last asked for', () => {
  vi.useFakeTimers();
  const workers = ahead();
  workers.prepare('cpet');
  vi.advanceTimersByTime(900);
  workers.prepare('cpet');
  vi.advanceTimersByTime(900);
  expect(started.some(({ terminated }) => terminated)).toBe(false);
  vi.advanceTimersByTime(200);
  expect(started.every(({ terminated }) => terminated)).toBe(true);
  const ended = [...started];
  expect(ended).not.toContain(workers.take());
});

it('where none can be started, only who needs one is told', () => {
  const workers = ahead({ refuses: true });
  workers.prepare('cpet');
  expect(() => workers.take()).toThrow('no guard');
});
