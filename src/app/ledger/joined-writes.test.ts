import { beforeEach, describe, expect, it } from 'vitest';
import { joinWrites, paceInBrowser, paceOfUserFile, type Timers } from './joined-writes.ts';

/** A clock that is wound on by hand. */
let nowMs = 0;
let due: { atMs: number; task: () => void }[] = [];

const timers: Timers = {
  nowMs: () => nowMs,
  after: (ms, task) => {
    const entry = { atMs: nowMs + ms, task };
    due.push(entry);
    return () => {
      due = due.filter((each) => each !== entry);
    };
  },
};

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function windTo(ms: number): Promise<void> {
  for (;;) {
    const next = due.filter(({ atMs }) => atMs <= ms).sort((a, b) => a.atMs - b.atMs)[0];
    if (next === undefined) break;
    due = due.filter((each) => each !== next);
    nowMs = Math.max(nowMs, next.atMs);
    next.task();
    await settle();
  }
  nowMs = ms;
}

beforeEach(() => {
  nowMs = 0;
  due = [];
});

/** Writes that take `tookMs` each; gives when they began and ended. */
function slowWrites(tookMs: number): { write: () => Promise<boolean>; times: [number, number][] } {
  const times: [number, number][] = [];
  const write = (): Promise<boolean> =>
    new Promise((resolve) => {
      const begunMs = nowMs;
      timers.after(tookMs, () => {
        times.push([begunMs, nowMs]);
        resolve(true);
      });
    });
  return { write, times };
}

describe('joined writes', () => {
  it('write a change after a rest at once', async () => {
    const { write, times } = slowWrites(20);
    const joined = joinWrites(write, () => paceOfUserFile, timers);
    joined.dirty();
    await windTo(5_000);
    joined.dirty();
    await windTo(10_000);
    expect(times).toEqual([
      [50, 70],
      [5_050, 5_070],
    ]);
  });

  it.each([5, 100, 200, 400, 600])(
    'have every change in the file within 2 s, when a write takes %i ms',
    async (tookMs) => {
      const { write, times } = slowWrites(tookMs);
      const joined = joinWrites(write, () => paceOfUserFile, timers);
      for (let ms = 0; ms < 20_000; ms += 10) {
        await windTo(ms);
        joined.dirty();
      }
      await windTo(30_000);
      for (let changedMs = 0; changedMs < 20_000; changedMs += 10) {
        const through = times.find(([begunMs]) => begunMs >= changedMs)?.[1] ?? Infinity;
        expect(through - changedMs).toBeLessThan(2_000);
      }
      expect(times.length).toBeLessThan(45);
    },
  );

  it('never overlap', async () => {
    const { write, times } = slowWrites(900);
    const joined = joinWrites(write, () => paceOfUserFile, timers);
    for (let ms = 0; ms < 5_000; ms += 10) {
      await windTo(ms);
      joined.dirty();
      if (ms === 1_000) void joined.flush();
    }
    await windTo(10_000);
    times.forEach(([begunMs], n) => {
      expect(begunMs).toBeGreaterThanOrEqual(times[n - 1]?.[1] ?? 0);
    });
  });

  it('cost the copy in the browser next to nothing', async () => {
    const { write, times } = slowWrites(200);
    const joined = joinWrites(write, () => paceInBrowser, timers);
    for (let ms = 0; ms < 60_000; ms += 50) {
      await windTo(ms);
      joined.dirty();
    }
    expect(times.length).toBeLessThan(10);
  });

  it('are made again after a failure, more and more seldom, until they succeed', async () => {
    const tries: number[] = [];
    let open = false;
    const write = () => {
      tries.push(nowMs);
      return Promise.resolve(open);
    };
    const joined = joinWrites(write, () => paceOfUserFile, timers);
    joined.dirty();
    await windTo(20_000);
    expect(tries).toEqual([50, 1_050, 3_050, 7_050, 15_050]);
    joined.dirty();
    open = true;
    await joined.flush();
    expect(tries).toHaveLength(6);
    await windTo(120_000);
    expect(tries).toHaveLength(6);
  });

  it('flush what came during a write too', async () => {
    const { write, times } = slowWrites(100);
    const joined = joinWrites(write, () => paceOfUserFile, timers);
    joined.dirty();
    await windTo(60);
    joined.dirty();
    const flushed = joined.flush();
    await windTo(400);
    await flushed;
    expect(times).toHaveLength(2);
  });
});
