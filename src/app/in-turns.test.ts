import { expect, it } from 'vitest';
import { atOnce, inTurns, type Steps } from './in-turns.ts';

function* counting(to: number, stepMs: number): Steps<number> {
  for (let count = 0; ; count += 1) {
    if (count === to) return count;
    const startMs = performance.now();
    while (performance.now() - startMs < stepMs);
    yield;
  }
}

it('steps end in the same result at once and in turns', async () => {
  expect(atOnce(counting(300, 0))).toBe(300);
  expect(await inTurns(counting(300, 0))).toBe(300);
});

it('a page gets its turn while steps go on', async () => {
  let others = 0;
  const timer = setInterval(() => (others += 1), 0);
  await inTurns(counting(60, 1));
  clearInterval(timer);
  expect(others).toBeGreaterThan(1);
});

it('a computation that fails fails whoever waits for it', async () => {
  const failing = function* (): Steps<number> {
    yield;
    throw new Error('no');
  };
  await expect(inTurns(failing())).rejects.toThrow('no');
});
