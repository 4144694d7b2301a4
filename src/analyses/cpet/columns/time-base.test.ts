import { describe, expect, it } from 'vitest';
import { buildTimeBase } from './time-base.ts';

const never = () => false;

describe('the time base', () => {
  it('keeps repeated times and drops rows that run backwards', () => {
    const base = buildTimeBase([0, 3, 3, 6, 5, 9], never);
    expect(base.timeS).toEqual([0, 3, 3, 6, 9]);
    expect(base.backwards).toEqual([4]);
  });

  it('drops a last row of 00:00:00', () => {
    expect(buildTimeBase([2, 5, 8, 11, 0], never).timeS).toEqual([2, 5, 8, 11]);
  });

  it('adds up a clock that begins anew with each phase', () => {
    const base = buildTimeBase([2, 60, 120, 3, 60, 120, 180, 240], (index) => index === 3);
    expect(base.timeS).toEqual([2, 60, 120, 123, 180, 240, 300, 360]);
    expect(base.restarts).toEqual([3]);
  });

  it('keeps the longer of two tests', () => {
    const base = buildTimeBase([1, 30, 60, 2, 30, 60, 90, 120, 150], never);
    expect(base.timeS).toEqual([2, 30, 60, 90, 120, 150]);
    expect(base.otherTest).toEqual([0, 1, 2]);
  });
});
