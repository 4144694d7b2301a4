import { describe, expect, it } from 'vitest';
import { judgeSimulated } from './thresholds-simulated.ts';
import { countOrderViolations, describeAccuracy, measureAccuracy } from './thresholds-table.ts';

describe('thresholds of simulated tests', () => {
  const tests = judgeSimulated(24, 'physiological');

  it.each([
    ['VT1', 12],
    ['VT2', 8],
  ] as const)('%s by consensus lies within %i %% on average, mostly determinate', (which, percent) => {
    const consensus = measureAccuracy(tests, 'found', which).find(({ method }) => method === 'consensus');
    expect(consensus?.maePercent).toBeLessThan(percent);
    expect(consensus?.answered).toBeGreaterThan(0.7 * (consensus?.asked ?? 0));
  });

  it('are in order, and the same on a second run', () => {
    expect(countOrderViolations(tests, 'found')).toBe(0);
    const again = judgeSimulated(3, 'physiological');
    expect(again.map(({ found }) => found)).toEqual(tests.slice(0, 3).map(({ found }) => found));
  });

  it('are printed with one line a method', () => {
    const lines = describeAccuracy(measureAccuracy(tests, 'found', 'VT2')).split('\n');
    expect(lines.some((line) => line.startsWith('VT2  consensus'))).toBe(true);
  });
});
