import { expect, it, vi } from 'vitest';
import type { Runner } from '#engine/ports.ts';
import { fail } from '#core/result.ts';
import { keepWarm } from './warm-runner.ts';

function counted() {
  const seen = { started: 0, stopped: 0 };
  const warm = keepWarm((): Runner => {
    seen.started += 1;
    return {
      slots: 1,
      run: () => Promise.resolve(fail({ kind: 'cancelled' })),
      stop: () => (seen.stopped += 1),
    };
  }, 1000);
  return { seen, warm };
}

it('is started at its first use, kept for a while, and ended when nobody used it since', async () => {
  vi.useFakeTimers();
  const { seen, warm } = counted();
  expect([seen.started, warm.isStarted()]).toEqual([0, false]);
  await warm.use(() => Promise.resolve());
  vi.advanceTimersByTime(999);
  await warm.use(() => Promise.resolve());
  vi.advanceTimersByTime(999);
  expect(seen).toEqual({ started: 1, stopped: 0 });
  vi.advanceTimersByTime(1);
  expect(seen).toEqual({ started: 1, stopped: 1 });
  await warm.use(() => Promise.resolve());
  expect(seen.started).toBe(2);
  vi.useRealTimers();
});

it('is not ended while it is used, also where the use fails', async () => {
  vi.useFakeTimers();
  const { seen, warm } = counted();
  await expect(warm.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  let end = (): void => undefined;
  const use = warm.use(() => new Promise<void>((resolve) => (end = resolve)));
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual({ started: 1, stopped: 0 });
  end();
  await use;
  vi.advanceTimersByTime(1000);
  expect(seen.stopped).toBe(1);
  vi.useRealTimers();
});

it('does one thing after the other, so that one worker serves all', async () => {
  const { warm } = counted();
  const done: number[] = [];
  const slow = warm.use(
    () => new Promise<void>((resolve) => setTimeout(() => resolve(void done.push(1)), 5)),
  );
  await Promise.all([slow, warm.use(() => Promise.resolve(void done.push(2)))]);
  expect(done).toEqual([1, 2]);
  warm.stop();
});
