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
async function run(seconds: number, tookMs: number, fails = false) {
  const begun: number[] = [];
  const warnings: string[] = [];
  const startMs = performance.now();
  const along = writeAlong(
    async () => {
      begun.push((performance.now() - startMs) / 1000);
      await sleep(tookMs);
      if (fails) throw new Error('disk full');
    },
    (line) => warnings.push(line),
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

it('writes that take long are rare: they cost a twentieth of the time', async () => {
  const { begun } = await run(400, 2000);
  expect(begun.length * 2).toBeLessThanOrEqual(400 / 20 + 2);
  expect(begun.length).toBeGreaterThan(8);
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
  const { begun, warnings } = await run(30, 10, true);
  expect(begun.length).toBeGreaterThan(3);
  expect(warnings).toEqual(['warning: the ledger is late, and is tried again: disk full']);
});
