import { expect, it } from 'vitest';
import { parseClock } from './clock-text.ts';

it('reads minutes and seconds, and nothing that may mean something else', () => {
  expect(['7:05', ' 0:30 ', '112:00', '7:05.5', '7:05,5'].map(parseClock)).toEqual([
    425, 30, 6720, 425.5, 425.5,
  ]);
  for (const text of ['', '7', '7:5', '7:60', '7.05', '- -1:00', '-', '1:-02', '1:02:03'])
    expect(parseClock(text)).toBeUndefined();
});

it('reads times before 0:00, with the sign that a keyboard has or the one that pages show', () => {
  expect(['-1:05', '−1:05', '–0:30.5', ' - 0:03', '-0:00'].map(parseClock)).toEqual([-65, -65, -30.5, -3, 0]);
});
