import { describe, expect, it } from 'vitest';
import { fitLine } from './regression.ts';
import { normal, seededRandom } from './random.ts';

describe('the straight line', () => {
  it('finds a line drawn without noise', () => {
    const line = fitLine([1, 2, 3, 4], [5, 7, 9, 11]);
    expect(line?.slope).toBeCloseTo(2, 12);
    expect(line?.intercept).toBeCloseTo(3, 12);
    expect(line?.r2).toBeCloseTo(1, 12);
  });

  it('finds the noise around it', () => {
    const random = seededRandom(7);
    const x = Array.from({ length: 4000 }, (_, i) => i / 100);
    const y = x.map((value) => 1 + 0.5 * value + 0.3 * normal(random));
    const line = fitLine(x, y);
    expect(line?.residualSd).toBeCloseTo(0.3, 1);
    expect(line?.slope).toBeCloseTo(0.5, 2);
  });

  it('refuses x without spread', () => {
    expect(fitLine([2, 2, 2], [1, 2, 3])).toBeUndefined();
  });
});
