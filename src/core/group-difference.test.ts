import { expect, it } from 'vitest';
import { differenceOfMeans } from './group-difference.ts';

it('gives the difference of two means with Welch’s interval', () => {
  // 3 ± 1 of 3 values, against 6 ± 2 of 3: standard error √(1/3 + 4/3) = 1.29099, 2.9412 degrees of freedom
  const found = differenceOfMeans([2, 3, 4], [4, 6, 8]);
  expect(found?.difference).toBe(-3);
  expect(found?.degreesOfFreedom).toBeCloseTo(2.9412, 4);
  expect(found?.low).toBeCloseTo(-3 - 3.2197 * 1.29099, 2);
  expect(found?.high).toBeCloseTo(-3 + 3.2197 * 1.29099, 2);
});

it('gives no interval where a group has one value, or nothing varies', () => {
  expect(differenceOfMeans([1], [2, 3])).toBeUndefined();
  expect(differenceOfMeans([1, 1], [2, 2])).toBeUndefined();
});
