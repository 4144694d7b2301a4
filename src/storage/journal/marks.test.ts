import { expect, it } from 'vitest';
import { openReadAgain } from './marks.ts';

it('the last two megabytes of what a tab wrote to a segment are read again, and not much more', () => {
  const readAgainFrom = openReadAgain();
  const step = 100_000;
  for (let start = 500_000; start < 12_000_000; start += step) {
    const since = readAgainFrom({ generation: 7, start, end: start + step });
    const written = start + step - 500_000;
    expect(start + step - since).toBeGreaterThanOrEqual(Math.min(written, 2 * 1024 * 1024));
    expect(start + step - since).toBeLessThan(4.5 * 1024 * 1024);
  }
  expect(readAgainFrom({ generation: 8, start: 40, end: 90 })).toBe(40);
});
