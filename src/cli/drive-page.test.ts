import type { Page } from 'playwright';
import { afterEach, expect, it, vi } from 'vitest';
import { followToEnd, gaveUpAfterMs, hangsAfterMs, longestStandstillMs } from './drive-page.ts';

type Data = Readonly<Record<string, string>>;
const running: Data = { done: '0', failed: '0', cancelled: '0', total: '1', state: 'running' };
const finished: Data = { ...running, done: '1', state: 'idle' };

/** A page whose progress element says what `at` says after so many ms, under a clock that only the page's pauses move. */
function pageOf(at: (ms: number) => Data | Promise<Data>): Page {
  vi.useFakeTimers();
  let ms = 0;
  const progress = {
    evaluate: (read: (element: { dataset: Data }) => Data) =>
      Promise.resolve(at(ms)).then((dataset) => read({ dataset })),
    innerText: () => Promise.resolve('Analysing…'),
  };
  const page = {
    getByTestId: () => progress,
    waitForTimeout: async (pauseMs: number) => {
      ms += pauseMs;
      await vi.advanceTimersByTimeAsync(pauseMs);
    },
  };
  return page as unknown as Page;
}
afterEach(() => {
  vi.useRealTimers();
});

const nothing = () => undefined;
const minutes = (count: number) => count * 60_000;

it('a scan that takes all of the time that the app gives it twice over is waited for', async () => {
  const page = pageOf((ms) => (ms < minutes(61) ? running : finished));
  expect(await followToEnd(page, nothing, longestStandstillMs)).toMatchObject({ done: 1 });
});

it('a batch that does not move for longer hangs, and what the page says is said', async () => {
  const page = pageOf(() => running);
  const error = await followToEnd(page, nothing, longestStandstillMs).catch(String);
  expect(error).toContain(`not moved for ${longestStandstillMs / 1000} s; the page says: Analysing…`);
});

it('one that is at rest with files left gave up, however patient one is with the rest', async () => {
  let asked = 0;
  const page = pageOf((ms) => {
    asked = ms;
    return { ...running, state: 'idle' };
  });
  await expect(followToEnd(page, nothing, longestStandstillMs)).rejects.toThrow('20 s');
  expect(asked).toBeLessThan(gaveUpAfterMs + 2000);
});

it('a page that does not answer at all is not waited for that long', async () => {
  const page = pageOf(() => new Promise<Data>(nothing));
  const followed = followToEnd(page, nothing, longestStandstillMs).catch(String);
  await vi.advanceTimersByTimeAsync(hangsAfterMs + 5000);
  expect(await followed).toContain(`the page has not answered for ${hangsAfterMs / 1000} s`);
});
