import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeAlong } from './write-along.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Something changes ten times a second for so long; gives when writes began, in seconds. */
async function run(seconds: number, tookMs: number, { workedMs = 0, fails = false } = {}) {
  let processorMs = 0;
  const begun: number[] = [];
  const warnings: string[] = [];
  const startMs = performance.now();
  const along = writeAlong(
    async () => {
      begun.push((performance.now() - startMs) / 1000);
      await sleep(tookMs);
      processorMs += workedMs;
      if (fails) throw new Error('disk full');
    },
    (line) => warnings.push(line),
    () => processorMs,
  );
  for (let i = 0; i < seconds * 10; i += 1) {
    along.changed();
    await vi.advanceTimersByTimeAsync(100);
  }
  const ended = along.end();
  await vi.advanceTimersByTimeAsync(60_000);
  await ended;
  return { begun, warnings };
}

it('what is done is written from the first moment on and every few seconds', async () => {
  const { begun } = await run(30, 50);
  expect(begun).toHaveLength(10);
  expect(begun[0]).toBeLessThan(0.2);
});

it('writes that cost much are rare: a twentieth of the time, on both sides', async () => {
  const { begun } = await run(400, 1000, { workedMs: 500 });
  expect(begun.length).toBeGreaterThan(18);
  expect(begun.length).toBeLessThanOrEqual(21);
});

it('writes that only wait are not put off for long, but a slow disk has its rest', async () => {
  expect((await run(60, 900)).begun).toHaveLength(20);
  expect((await run(60, 4000)).begun).toHaveLength(5);
});

it('where nothing changes nothing is written, and after the end neither', async () => {
  let count = 0;
  const along = writeAlong(() => Promise.resolve(void (count += 1)), expect.fail);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(count).toBe(0);
  along.changed();
  await along.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(count).toBe(0);
});

it('a write that fails is told once and tried again', async () => {
  const { begun, warnings } = await run(30, 10, { fails: true });
  expect(begun.length).toBeGreaterThan(3);
  expect(warnings).toEqual(['warning: the ledger is late, and is tried again: disk full']);
});
