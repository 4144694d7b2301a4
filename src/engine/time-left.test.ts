import { expect, it } from 'vitest';
import { filesPerS, noPace, paceAfter, timeLeftS } from './time-left.ts';

const every = (stepMs: number, files: number, pace = noPace, fromMs = 0) =>
  Array.from({ length: files }, (_, index) => fromMs + index * stepMs).reduce(paceAfter, pace);

it('knows no time left before three files are through', () => {
  expect(timeLeftS(every(100, 2), 10)).toBeUndefined();
  expect(timeLeftS(every(100, 3), 10)).toBeCloseTo(1);
});

it('follows a change of pace after a window of files', () => {
  const slowThenFast = every(10, 60, every(1000, 60), 60_000);
  expect(filesPerS(slowThenFast)).toBeCloseTo(100);
});
