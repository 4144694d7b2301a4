import { expect, it } from 'vitest';
import { collectTimes } from './spread-of-times.ts';

it('gives the middle and the 99th percentile to about 5 %', () => {
  const times = collectTimes();
  for (let ms = 1; ms <= 1000; ms += 1) times.add(ms);
  const { medianMs, p99Ms } = times.spread();
  expect(medianMs / 500).toBeGreaterThan(0.9);
  expect(medianMs / 500).toBeLessThan(1.1);
  expect(p99Ms / 990).toBeGreaterThan(0.9);
  expect(p99Ms / 990).toBeLessThan(1.1);
});

it('takes times of nothing and of an hour', () => {
  const times = collectTimes();
  times.add(0);
  times.add(3_600_000);
  expect(times.spread().medianMs).toBeLessThan(1);
  expect(times.spread().p99Ms).toBeGreaterThan(3_000_000);
});
